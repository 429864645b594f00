import Table from "cli-table3";
import type { Colours } from "./colours";

/** A table; columns of numbers are aligned to the right. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  colours: Colours,
): string {
  const numbers = head.map((_, column) => rows.every((row) => /^[\d.,]/.test(row[column] ?? "")));
  const printed = new Table({
    head: head.map((name) => colours.dim(name)),
    colAligns: numbers.map((isNumber) => (isNumber ? "right" : "left")),
    chars: PLAIN_FRAME,
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 2 },
  });
  printed.push(...rows.map((row) => [...row]));
  return `\n${printed.toString()}\n`;
}

/** Columns without lines: fits a narrow terminal and survives copying. */
const PLAIN_FRAME = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};
