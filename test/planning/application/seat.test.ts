import * as fc from "fast-check";
import { byPreference, seatsOf, spread } from "../../../planning/application/seat";
import { scenario, userGroup } from "../../support/estate-object";

test.each([
  ["into the first place that has room", 30, [40, 30], [30, 0]],
  ["into the next one when it is full", 50, [40, 30, 20], [40, 10, 0]],
  ["and leaves out whom nobody takes", 100, [40, 30], [40, 30]],
  ["past a place that takes nobody", 10, [0, 30], [0, 10]],
] as const)("spread fills people %s", (_, people, capacities, expected) => {
  expect(spread(people, capacities)).toEqual(expected);
});

test("spread places everybody there is room for, and nobody twice", () => {
  const number = fc.nat({ max: 10_000 });
  fc.assert(
    fc.property(number, fc.array(number, { maxLength: 10 }), (people, capacities) => {
      const shares = spread(people, capacities);
      const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
      expect(sum(shares)).toBe(Math.min(people, sum(capacities)));
      for (const [index, share] of shares.entries()) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(capacities[index]!);
      }
    }),
  );
});

test("seats are scenarios with people, by group and scenario", () => {
  const scenarios = [scenario(), scenario({ id: "cad" }), scenario({ id: "empty" })];
  const group = userGroup({ scenarios: { office: 60, empty: 0, cad: 40 } });
  expect(seatsOf(scenarios, [group]).map(({ scenario: { id }, people }) => [id, people])).toEqual([
    ["cad", 40],
    ["office", 60],
  ]);
});

test("fails for a scenario that the estate does not have", () => {
  expect(() => seatsOf([], [userGroup()])).toThrow('scenario "office" of user group "back-office"');
});

test("own desktops come first, then the largest seat, then the id", () => {
  const scenarios = ["a", "b", "c", "own"].map((id) => scenario({ id }));
  const group = userGroup({ scenarios: { c: 10, a: 10, b: 30, own: 5 } });
  const sorted = [...seatsOf(scenarios, [group])].sort(byPreference((seat) => seat.scenario.id === "own"));
  expect(sorted.map((seat) => seat.scenario.id)).toEqual(["own", "b", "a", "c"]);
});
