import { formulaFreeCell } from "../inventory/cell-text";

/** A file of NetBox's bulk import: rows under the names of its form's fields. */
export interface NetboxTable {
  /** Plural of what it holds, `device-types`: name of the file behind its number. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A row by column. What it does not name stays empty, and NetBox takes its own default. */
export type NetboxRow = Readonly<Record<string, string>>;

/** A table whose columns are those that its rows name, in the order of their first use. */
export function netboxTable(name: string, rows: readonly NetboxRow[]): NetboxTable {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column] ?? "")) };
}

/** Longest description that NetBox takes (characters; `max_length` of its models). */
export const DESCRIPTION_LENGTH = 200;

/** A text of the estate as a cell: none that a spreadsheet takes for a formula, none that NetBox refuses for its length. */
export function netboxText(text: string): string {
  return text === "" ? "" : formulaFreeCell(text.slice(0, DESCRIPTION_LENGTH - 1));
}
