import type { Diagnostic } from "../../model/diagnostic";
import type { PlacedColumns } from "./column-mapping";
import type { CsvRow } from "./csv-table";
import { inventoryWarning } from "./inventory-finding";
import { isMadeBySpreadsheet } from "./spreadsheet-text";

/** Warnings about cells that hold what a spreadsheet makes of a text: nobody else remembers what it was. */
export function changedCells(row: CsvRow, { columns }: PlacedColumns): readonly Diagnostic[] {
  return columns.flatMap(({ heading, key, format, index }) => {
    const cell = row.cells[index]?.trim() ?? "";
    const isText = key.kind === "text" || key.kind === "list";
    if (!isText || !isMadeBySpreadsheet(cell) || format.values(cell) !== undefined) return [];
    const message = `${heading} is "${cell}", which a spreadsheet writes in place of another text`;
    const hint = `write what it was, as ="9.3": such cells stay as they are; if it is meant, write ="${cell}"`;
    return [inventoryWarning(row.at(index), "inventory/spreadsheet", message, hint)];
  });
}
