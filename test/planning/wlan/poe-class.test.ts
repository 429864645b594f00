import fc from "fast-check";
import { poePort, POE_PORT_WATTS, switchesFor } from "../../../planning/wlan/poe-class";

const offer = { ports: 48, poeBudgetWatts: 740, poeFillShare: 0.8 };

test.each([
  [0, 0, 0, "ports"],
  [48, 592, 1, "ports"],
  [49, 592, 2, "ports"],
  [30, 593, 2, "PoE budget"],
  [30, 1200, 3, "PoE budget"],
  [96, 1184, 2, "ports"],
])("%d ports and %d W need %d switches, bound by %s", (ports, poeWatts, switches, boundBy) => {
  expect(switchesFor({ ports, poeWatts }, offer)).toEqual({ switches, boundBy });
});

test("a port holds the power of its class ready", () => {
  expect(Object.entries(POE_PORT_WATTS).map(([id, { value }]) => [id, value])).toEqual([
    ["af", 15.4],
    ["at", 30],
    ["bt-type-3", 60],
    ["bt-type-4", 90],
  ]);
});

test.each([
  [0, undefined],
  [0.1, 15.4],
  [13, 15.4],
  [15.5, 30],
  [25, 30],
  [51, 60],
  [60.1, 90],
  [90, 90],
])("a device of %d W needs a port of %s W", (deviceWatts, portWatts) => {
  expect(poePort(deviceWatts)?.value).toBe(portWatts);
});

test("the switches have the ports and the power, and one fewer would not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 60_000 }), (ports, poeWatts) => {
      const { switches } = switchesFor({ ports, poeWatts }, offer);
      const fits = (count: number): boolean => count * 48 >= ports && count * 592 >= poeWatts - 1e-6;
      expect([fits(switches), fits(switches - 1)]).toEqual([true, false]);
    }),
  );
});
