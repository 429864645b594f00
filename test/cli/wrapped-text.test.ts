import fc from "fast-check";
import { wrappedFor } from "../../cli/wrapped-text";

const write = (): void => undefined;
const terminal = (columns: number) => ({ isTTY: true, columns, write });

const LINE = "  condition: the licence ends before the workplace does";

test.each([
  [
    "goes on in the next line, further in",
    40,
    `  condition: the licence ends before the\n      workplace does`,
  ],
  ["stays as it is where it fits", 55, LINE],
  ["stays as it is on a terminal that is too narrow for sentences", 30, LINE],
])("a long line %s", (_, columns, expected) => {
  expect(wrappedFor(terminal(columns), LINE)).toBe(expected);
});

test("files and pipes get whole lines", () => {
  expect(wrappedFor({ write, columns: 40 }, LINE)).toBe(LINE);
  expect(wrappedFor({ isTTY: true, write }, LINE)).toBe(LINE);
});

test("colours take no room", () => {
  const coloured = `\u001b[31m${"a".repeat(20)}\u001b[39m ${"b".repeat(19)}`;
  expect(wrappedFor(terminal(40), coloured)).toBe(coloured);
});

test("no word is lost or cut, and no line is longer than the terminal is wide", () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 40, max: 100 }), (words, columns) => {
      const wrapped = wrappedFor(terminal(columns), `  ${words.join(" ")}`);
      expect(wrapped.split(/\s+/).filter((part) => part !== "")).toEqual(words);
      expect(wrapped.split("\n").every((line) => line.length <= columns)).toBe(true);
    }),
  );
});
