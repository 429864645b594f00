import fc from "fast-check";
import { cheapestHost } from "../../../planning/pool/host-choice";

const option = (id: string, vcpu: number, hosts: number, unitCost: number) => ({ id, vcpu, hosts, unitCost });

test("the lowest cost per session wins, spare host included", () => {
  const small = option("small", 4, 3, 0.24);
  const large = option("large", 16, 2, 0.96);
  expect(cheapestHost([large, small], 20)).toBe(small);
});

test.each([
  ["fewer vCPU", option("b", 4, 4, 0.25), option("a", 8, 2, 0.5)],
  ["the smaller id", option("a", 8, 2, 0.5), option("b", 8, 2, 0.5)],
])("a tie goes to %s", (_, winner, loser) => {
  expect(cheapestHost([loser, winner], 100)).toBe(winner);
  expect(cheapestHost([winner, loser], 100)).toBe(winner);
});

test("without options there is no choice", () => {
  expect(cheapestHost([], 100)).toBeUndefined();
});

test("the order of the catalogue does not matter", () => {
  const any = fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    vcpu: fc.integer({ min: 4, max: 24 }),
    hosts: fc.integer({ min: 1, max: 100 }),
    unitCost: fc.double({ min: 0.01, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(any, { selector: ({ id }) => id, minLength: 1 }), (options) => {
      expect(cheapestHost([...options].reverse(), 50)).toBe(cheapestHost(options, 50));
    }),
  );
});
