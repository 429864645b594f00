import fc from "fast-check";
import { groupBy } from "../../model/group-by";

it.each([
  ["nothing", [], []],
  ["one key", ["oak", "ash"], [[3, ["oak", "ash"]]]],
  [
    "keys by first appearance, items in their order",
    ["birch", "oak", "maple", "ash"],
    [
      [5, ["birch", "maple"]],
      [3, ["oak", "ash"]],
    ],
  ],
] as const)("groups %s", (_, words, expected) => {
  expect([...groupBy(words, ({ length }) => length)]).toEqual(expected);
});

it("keeps every item, under its own key, in its order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (numbers) => {
      const parity = (value: number) => value % 3;
      const groups = groupBy(numbers, parity);
      for (const [key, group] of groups) expect(group).toEqual(numbers.filter((n) => parity(n) === key));
      expect([...groups.keys()]).toEqual([...new Set(numbers.map(parity))]);
    }),
  );
});

it("asks for the key of an item once", () => {
  const keyOf = jest.fn(() => "same");
  groupBy([1, 2, 3], keyOf);
  expect(keyOf).toHaveBeenCalledTimes(3);
});
