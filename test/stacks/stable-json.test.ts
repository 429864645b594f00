import fc from "fast-check";
import { stableJson } from "../../stacks/stable-json";

test.each<[unknown, string]>([
  [{ b: 1, a: [true, null] }, '{\n  "a": [\n    true,\n    null\n  ],\n  "b": 1\n}'],
  [{}, "{\n}"],
  [{ a: [] }, '{\n  "a": [\n  ]\n}'],
  [{ a: undefined }, "{\n}"],
  [{ "10": 1, "9": 2 }, '{\n  "10": 1,\n  "9": 2\n}'],
  ['a "b"\n', '"a \\"b\\"\\n"'],
])("%j is printed with sorted keys", (value, text) => expect(stableJson(value)).toBe(text));

test("any value comes back when it is parsed", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(stableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("the order of keys does not matter", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(stableJson(reversed)).toBe(stableJson(record));
    }),
  );
});
