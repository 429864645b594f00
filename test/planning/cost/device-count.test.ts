import { countDevices } from "../../../planning/cost/device-count";
import { estate, scenario, userGroup } from "../../support/estate-object";

test("scenarios, accessories and extra devices add up", () => {
  const fleet = countDevices(
    estate({
      scenarios: [
        scenario({ accessories: ["headset"] }),
        scenario({ id: "mobile", devices: { notebook: 1, monitor: 1 } }),
      ],
      userGroups: [
        userGroup({ id: "a", scenarios: { office: 60, mobile: 40 }, extraDevices: { tablet: 7 } }),
        userGroup({ id: "b", scenarios: { office: 10, mobile: 0 }, extraDevices: { tablet: 0 } }),
      ],
    }),
  );
  expect(fleet.map(({ id, count }) => [id, count.value])).toEqual([
    ["headset", 70],
    ["monitor", 70 * 2 + 40],
    ["notebook", 40],
    ["tablet", 7],
    ["thin-client", 70],
  ]);
});

test("devices that nobody gets are left out", () => {
  const none = scenario({ devices: { "thin-client": 0 } });
  expect(countDevices(estate({ scenarios: [none] }))).toEqual([]);
});
