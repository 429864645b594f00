import type { Output } from "./context";
import { columnsOf } from "./text-table";

/** Further lines of a paragraph stand this far behind its first one (columns; our own choice: more than what is listed below a line). */
const HANGING_COLUMNS = 4;

/** Narrower than this nothing is wrapped (columns; our own choice: words would stand alone). */
const NARROWEST_COLUMNS = 40;

/**
 * Text for reading: on a terminal, lines that are too long go on in the next one, a little further in. Files and pipes
 * get whole lines.
 *
 * @example
 * wrappedFor({ isTTY: true, columns: 40, write }, "  condition: the licence ends before the workplace does");
 * // => "  condition: the licence ends before the\n      workplace does"
 */
export function wrappedFor({ isTTY, columns }: Output, text: string): string {
  if (isTTY !== true || columns === undefined || columns < NARROWEST_COLUMNS) return text;
  return text
    .split("\n")
    .flatMap((line) => wrappedLine(line, columns))
    .join("\n");
}

function wrappedLine(line: string, columns: number): readonly string[] {
  if (columnsOf(line) <= columns) return [line];
  const indent = /^ */.exec(line)?.[0] ?? "";
  const [first = "", ...words] = line.slice(indent.length).split(" ");
  const lines: string[] = [];
  let current = `${indent}${first}`;
  for (const word of words) {
    if (columnsOf(current) + 1 + columnsOf(word) <= columns) {
      current += ` ${word}`;
      continue;
    }
    lines.push(current);
    current = `${indent}${" ".repeat(HANGING_COLUMNS)}${word}`;
  }
  return [...lines, current];
}
