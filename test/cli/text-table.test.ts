import { createColors } from "picocolors";
import { textTable } from "../../cli/text-table";

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
