import fc from "fast-check";
import { spreadMachines } from "../../../planning/platform/spread-machines";

test.each([
  [0, ["a", "b"], []],
  [1, ["a", "b"], ["a"]],
  [3, ["a", "b"], ["a", "b", "a"]],
  [2, ["a"], ["a", "a"]],
  [2, [], ["", ""]],
])("%i machines in the clusters %j stand in %j", (count, domains, expected) => {
  expect(spreadMachines("ms", "smedia", count, domains).map(({ cluster }) => cluster)).toEqual(expected);
});

test("keys are numbered from 1, and names begin with the prefix", () => {
  expect(spreadMachines("ms", "sreg", 2, ["a"])).toEqual([
    { key: "sreg-1", computerName: "ms-sreg-1", cluster: "a" },
    { key: "sreg-2", computerName: "ms-sreg-2", cluster: "a" },
  ]);
});

test("no cluster has two machines more than another, and a further machine moves none", () => {
  fc.assert(
    fc.property(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 4 }), (count, clusters) => {
      const domains = Array.from({ length: clusters }, (_, index) => `cluster-${index}`);
      const machines = spreadMachines("ms", "sreg", count, domains);
      const loads = domains.map((id) => machines.filter(({ cluster }) => cluster === id).length);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      expect(spreadMachines("ms", "sreg", count + 1, domains).slice(0, count)).toEqual(machines);
    }),
  );
});

test("fails for a name that is too long for a computer", () => {
  expect(() => spreadMachines("city", "registrars", 1, [])).toThrow("allowed are at most 15");
});
