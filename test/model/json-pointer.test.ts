import fc from "fast-check";
import { inWords, pointerTo, segmentsOf, valueAt } from "../../model/json-pointer";

describe("JSON pointers", () => {
  it("lead back to the keys they were built from, whatever these contain", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (keys) => expect(segmentsOf(pointerTo(...keys))).toEqual(keys)),
    );
  });

  it.each([
    ["/a/0/b", 1],
    ["/a~1b", 2],
    ["/missing", undefined],
    ["/constructor", undefined],
    ["/a/0/b/c", undefined],
  ])("%s leads to %s", (pointer, expected) => {
    expect(valueAt({ a: [{ b: 1 }], "a/b": 2 }, pointer)).toBe(expected);
  });

  it("read well in a message", () => {
    expect(inWords("/images/standard/generations/0/number")).toBe("images.standard.generations[0].number");
  });
});
