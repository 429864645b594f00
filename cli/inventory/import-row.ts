import type { Diagnostic } from "../../model/diagnostic";
import { isAnswer, readAnswer, type Answer, type Misreading } from "./cell-value";
import type { ColumnMapping, PlacedColumns } from "./column-mapping";
import type { CsvRow } from "./csv-table";
import { inventoryError, type CellPosition } from "./inventory-finding";
import type { RowAnswers } from "./manifest-facts";
import type { ManifestKey } from "./manifest-key";

/** A row as answers about one application. */
export interface ReadRow {
  readonly row: CsvRow;
  readonly answers: RowAnswers;
  /** Where the answer to a key stands; the whole row for constants. */
  readonly cellOf: (key: ManifestKey) => CellPosition;
}

/** Reads the cells of a row; what cannot be read becomes a finding. */
export function readRow(
  row: CsvRow,
  { columns }: PlacedColumns,
  { constants, values }: ColumnMapping,
  findings: Diagnostic[],
): ReadRow {
  const answers = new Map<ManifestKey, Answer>();
  const indices = new Map(columns.map(({ key, index }) => [key, index]));
  const cellOf = (key: ManifestKey): CellPosition => row.at(indices.get(key));
  const take = (name: string, key: ManifestKey, read: Answer | Misreading | undefined): void => {
    if (read === undefined) return;
    if (isAnswer(read)) answers.set(key, read);
    else findings.push(inventoryError(cellOf(key), "inventory/value", `${name} ${read.message}`, read.hint));
  };
  for (const { heading, key, format, index } of columns) {
    take(heading, key, readAnswer(row.cells[index] ?? "", key, format));
  }
  const sections = new Set([...answers.keys()].filter(isOfSection).map(({ path }) => path[0]));
  for (const [key, cell] of constants) {
    if (key.open && !sections.has(key.path[0])) continue;
    take(key.name, key, readAnswer(cell, key, { separator: ",", values }));
  }
  return { row, answers, cellOf };
}

function isOfSection({ path }: ManifestKey): boolean {
  return path.length > 1;
}

/** Text that a row answers a key with; undefined when it does not. */
export function textOf({ answers }: ReadRow, name: string): string | undefined {
  for (const [key, answer] of answers) {
    if (key.name === name && answer.kind === "value" && typeof answer.value === "string") return answer.value;
  }
  return undefined;
}
