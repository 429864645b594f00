import fc from "fast-check";
import { DEVICE_HOURS_PER_YEAR, serverEnergyKwh } from "../../../planning/cost/energy";
import { estate, userGroup } from "../../support/estate-object";
import { sized } from "../../support/planned-estate";

test.each([
  [1, 200, 800, 0, 1753.2],
  [1, 200, 800, 3000, 3553.2],
  [2, 200, 800, 8766, 14_025.6],
  [0, 200, 800, 3000, 0],
])("%d servers, %d W idle, %d W loaded, %d h under load: %d kWh", (servers, idle, loaded, hours, kwh) => {
  expect(serverEnergyKwh(servers, idle, loaded, hours)).toBeCloseTo(kwh, 6);
});

test("lies between idle and load all year", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8766 }), (hours) => {
      const kwh = serverEnergyKwh(1, 200, 800, hours);
      expect(kwh).toBeGreaterThanOrEqual(serverEnergyKwh(1, 200, 800, 0));
      expect(kwh).toBeLessThanOrEqual(serverEnergyKwh(1, 200, 800, 8766));
    }),
  );
});

test("devices and servers add up to the city's energy", () => {
  const cloud = sized(estate()).energyKwhPerYear.value;
  expect(cloud).toBe((100 * (10 + 2 * 20) * DEVICE_HOURS_PER_YEAR.value) / 1000);
  const house = sized(estate({ userGroups: [userGroup({ platform: "vsphere" })] })).energyKwhPerYear.value;
  // Two desktop servers and two for the platform.
  expect(house).toBeCloseTo(cloud + 4 * 3553.2, 6);
});
