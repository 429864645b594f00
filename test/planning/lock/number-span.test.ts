import * as fc from "fast-check";
import { appended, covers, numbersIn, readSpan, spanText } from "../../../planning/lock/number-span";

test("a span reads as it was written", () => {
  const number = fc.integer({ min: 0, max: 999_999 });
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/), number, number, (range, a, b) => {
      const span = { range, first: Math.min(a, b), last: Math.max(a, b) };
      expect(readSpan(spanText(span))).toEqual(span);
    }),
  );
});

test.each(["", "main", "main/12", "/1-2", "main/5-4", "main/a-b"])("rejects %j", (text) => {
  expect(readSpan(text)).toBeUndefined();
});

test("spans are counted, prolonged and compared", () => {
  const spans = [{ range: "main", first: 10, last: 19 }];
  const longer = appended(spans, { range: "main", first: 20, last: 29 });
  expect(longer).toEqual([{ range: "main", first: 10, last: 29 }]);
  const apart = appended(longer, { range: "other", first: 30, last: 30 });
  expect(apart).toHaveLength(2);
  expect(numbersIn(apart)).toBe(21);
  expect(covers(apart, { range: "main", first: 15, last: 25 })).toBe(true);
  expect(covers(apart, { range: "main", first: 30, last: 30 })).toBe(false);
});
