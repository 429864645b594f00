import type { Colours } from "./colours";

/** Blanks between columns (count). */
const GAP = 2;

/** A table without lines, which fits a narrow terminal and survives copying; columns of numbers end at the right. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  colours: Colours,
): string {
  const columns = head.map((name, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    return {
      width: Math.max(...[name, ...cells].map(columnsOf)),
      isNumber: cells.every((cell) => /^[\d.,]/.test(cell)),
    };
  });
  const line = (cells: readonly string[], colour = (text: string) => text): string =>
    columns
      .map(({ width, isNumber }, column) => {
        const cell = cells[column] ?? "";
        const fill = " ".repeat(width - columnsOf(cell));
        return isNumber ? fill + colour(cell) : colour(cell) + fill;
      })
      .join(" ".repeat(GAP))
      .trimEnd();
  return `\n${[line(head, colours.dim), ...rows.map((row) => line(row))].join("\n")}\n`;
}

/** Characters, whatever number of code units they take. */
function columnsOf(text: string): number {
  return Array.from(text).length;
}
