import fc from "fast-check";
import { covers, pairSetElements } from "../../../simulator/engine/block-match";
import { UNKNOWN, type Value } from "../../../simulator/value";

describe("matching configuration and state", () => {
  it.each<[string, Value, Value, boolean]>([
    ["equal values", { a: 1 }, { a: 1 }, true],
    ["a value that the configuration leaves out", { a: null }, { a: 1 }, true],
    ["a value that is not known yet", { a: UNKNOWN }, { a: 1 }, true],
    ["numbers that Terraform writes as texts", 8, "8", true],
    ["an empty list, which the service may fill", [], [1], true],
    ["sets in another order", ["a", "b"], ["b", "a"], true],
    ["different values", { a: 1 }, { a: 2 }, false],
    ["lists of different length", ["a"], ["a", "b"], false],
    ["an object where a text is", { a: 1 }, "a", false],
  ])("%s", (_, config, state, expected) => {
    expect(covers(config, state)).toBe(expected);
  });

  it("lets elements without unknown values choose first", () => {
    const elements: readonly Value[] = [{ name: UNKNOWN }, { name: "a" }];
    const candidates = [{ name: "a" }, { name: "b" }];
    expect(pairSetElements(elements, candidates, covers)).toEqual([{ name: "b" }, { name: "a" }]);
  });

  it("gives each candidate out once and keeps the order of the elements", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 8 }), (numbers) => {
        const elements = numbers.map((id) => ({ id }));
        const shuffled = [...elements].reverse();
        expect(pairSetElements(elements, shuffled, covers)).toEqual(elements);
        expect(pairSetElements(elements, [], covers)).toEqual(elements.map(() => null));
      }),
    );
  });
});
