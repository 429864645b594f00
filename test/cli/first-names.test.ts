import { firstNames } from "../../cli/first-names";

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a, b"],
  [["a", "b", "c"], "a, b and 1 more"],
  [Array.from({ length: 1002 }, () => "a"), "a, a and 1,000 more"],
])("two of %p are written out", (names, text) => expect(firstNames(names, 2)).toBe(text));
