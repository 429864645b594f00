import { createColors } from "picocolors";
import { lineWidth, textTable } from "../../cli/text-table";

const plain = createColors(false);

test("columns are as wide as their widest cell, numbers end at the right", () => {
  const rows = [
    ["Bürgeramt", "1,234", "yes"],
    ["Bau", "5", "perhaps"],
  ];
  expect(textTable(["office", "people", "open"], rows, plain).split("\n")).toEqual([
    "",
    "office     people  open",
    "Bürgeramt   1,234  yes",
    "Bau             5  perhaps",
    "",
  ]);
});

test("a column that holds a word besides numbers is text", () => {
  expect(textTable(["size"], [["10"], ["none"]], plain)).toBe("\nsize\n10\nnone\n");
});

test("a character outside the basic plane is one character, a missing cell is empty", () => {
  expect(textTable(["a", "b"], [["😀x"], ["abc", "d"]], plain)).toBe("\na    b\n😀x\nabc  d\n");
});

test("colours of the head do not count as characters", () => {
  const colours = createColors(true);
  expect(textTable(["a"], [["bcd"]], colours)).toBe(`\n${colours.dim("a")}\nbcd\n`);
});

test.each([
  [Number.POSITIVE_INFINITY, ["what is wrong   rule    count", "a licence ends  LI-084     12"]],
  [29, ["what is wrong   rule    count", "a licence ends  LI-084     12"]],
  [28, ["what is wrong  rule    count", "a licence en…  LI-084     12"]],
  [25, ["what is w…  rule    count", "a licence…  LI-084     12"]],
  [5, ["what is w…  rule    count", "a licence…  LI-084     12"]],
])("in %d columns the widest text is shortened, numbers never", (room, expected) => {
  const rows = [["a licence ends", "LI-084", "12"]];
  const table = textTable(["what is wrong", "rule", "count"], rows, plain, room);
  expect(table.trim().split("\n")).toEqual(expected);
});

test("the next column is shortened when the widest is as narrow as it may be, coloured cells are not", () => {
  const colours = createColors(true);
  const rows = [["a".repeat(12), colours.red("no"), "b".repeat(20)]];
  const lines = textTable(["id", "verdict", "name"], rows, colours, 31).trim().split("\n");
  expect(lines[1]).toBe(`${"a".repeat(9)}…  ${colours.red("no")}       ${"b".repeat(9)}…`);
});

test("a terminal has a width, a file has none", () => {
  const write = () => undefined;
  expect([lineWidth({ write, isTTY: true, columns: 80 }), lineWidth({ write, columns: 80 })]).toEqual([
    80,
    Number.POSITIVE_INFINITY,
  ]);
});
