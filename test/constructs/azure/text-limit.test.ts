import * as fc from "fast-check";
import { withinBytes } from "../../../constructs/azure/text-limit";

test.each([
  ["short", 64, "short"],
  ["Bürgerbüro", 5, "Bürg"],
  ["Bürgerbüro", 2, "B"],
  ["😀😀", 7, "😀"],
])("%s within %d bytes is %s", (text, bytes, expected) => {
  expect(withinBytes(text, bytes)).toBe(expected);
});

test("what is cut fits, is a start of the text, and is as long as it may be", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, bytes) => {
      const cut = withinBytes(text, bytes);
      expect(text.startsWith(cut)).toBe(true);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytes);
      const [next = ""] = text.slice(cut.length);
      expect(next === "" || Buffer.byteLength(cut) + 4 > bytes || Buffer.byteLength(cut + next) > bytes).toBe(
        true,
      );
    }),
  );
});
