import fc from "fast-check";
import { requireFinite, roundDown, roundTo, roundUp } from "../../planning/rounding";

test.each([
  [43.75, 44],
  [44, 44],
  [0, 0],
  [50 * 0.7, 35],
  [100 * 1.1, 110],
  [-0.5, 0],
])("%d rounds up to %d", (value, expected) => {
  expect(roundUp(value)).toBe(expected);
});

test.each([
  [9.999, 9],
  [0.1 * 3 * 10, 3],
  [0.3 / 0.1, 3],
])("%d rounds down to %d", (value, expected) => {
  expect(roundDown(value)).toBe(expected);
});

test.each([
  [1.005, 2, 1.01],
  [-1.005, 2, -1.01],
  [3.14159, 2, 3.14],
])("%d with %d decimals is %d", (value, decimals, expected) => {
  expect(roundTo(value, decimals)).toBe(expected);
});

test("rounding moves by less than one in its direction", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
      expect(roundUp(value)).toBeGreaterThanOrEqual(value - 0.01);
      expect(roundUp(value)).toBeLessThan(value + 1);
      expect(roundDown(value)).toBeLessThanOrEqual(value + 0.01);
      expect(roundDown(value)).toBeGreaterThan(value - 1);
    }),
  );
});

test.each([NaN, Infinity, -Infinity])("rejects %d", (value) => {
  expect(() => requireFinite(value)).toThrow("must be finite");
  expect(() => roundUp(value)).toThrow("must be finite");
});
