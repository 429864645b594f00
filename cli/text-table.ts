import type { Colours } from "./colours";
import type { Output } from "./context";

/** Blanks between columns (count). */
const GAP = 2;

/** A column of text is not made narrower than this (characters; our own choice: less says nothing). */
const NARROWEST_COLUMN = 10;

/** What colours a text and takes no room. */
const COLOUR = /\u001b\[\d+m/g;

/** Room for a line of a table (characters): the terminal's width, and no end to it in files and pipes. */
export function lineWidth({ isTTY, columns }: Output): number {
  return isTTY === true && columns !== undefined ? columns : Number.POSITIVE_INFINITY;
}

/**
 * A table without lines, which survives copying; columns of numbers end at the right.
 *
 * @param room - for a line (characters); where it is too small the widest texts end in "…". They carry no colours then.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  colours: Colours,
  room = Number.POSITIVE_INFINITY,
): string {
  const columns = fitted(
    head.map((name, column) => {
      const cells = rows.map((row) => row[column] ?? "");
      return {
        width: Math.max(...[name, ...cells].map(columnsOf)),
        isNumber: cells.every((cell) => /^[\d.,]/.test(cell)),
      };
    }),
    room,
  );
  const line = (cells: readonly string[], colour = (text: string) => text): string =>
    columns
      .map(({ width, isNumber }, column) => {
        const cell = shortened(cells[column] ?? "", width);
        const fill = " ".repeat(width - columnsOf(cell));
        return isNumber ? fill + colour(cell) : colour(cell) + fill;
      })
      .join(" ".repeat(GAP))
      .trimEnd();
  return `\n${[line(head, colours.dim), ...rows.map((row) => line(row))].join("\n")}\n`;
}

interface Column {
  readonly width: number;
  readonly isNumber: boolean;
}

/** Takes from the widest column of text what is too much, and from the next one when that is not enough. */
function fitted(columns: readonly Column[], room: number): readonly Column[] {
  const needed = columns.reduce((sum, { width }) => sum + width, (columns.length - 1) * GAP);
  const widths = columns.filter(({ isNumber }) => !isNumber).map(({ width }) => width);
  const widest = Math.max(0, ...widths);
  if (needed <= room || widest <= NARROWEST_COLUMN) return columns;
  const at = columns.findIndex(({ width, isNumber }) => width === widest && !isNumber);
  const narrower = { width: Math.max(NARROWEST_COLUMN, widest - (needed - room)), isNumber: false };
  return fitted([...columns.slice(0, at), narrower, ...columns.slice(at + 1)], room);
}

function shortened(text: string, width: number): string {
  return columnsOf(text) <= width
    ? text
    : `${Array.from(text)
        .slice(0, width - 1)
        .join("")}…`;
}

/** Characters, whatever number of code units they take; colours take none. */
export function columnsOf(text: string): number {
  return Array.from(text.replace(COLOUR, "")).length;
}
