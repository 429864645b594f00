import { stringify } from "csv-stringify/sync";

/** Tells spreadsheets that a CSV is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Delimiter of spreadsheets where the comma is the decimal mark. */
const DELIMITER = ";";

/** A table as spreadsheets of German offices open it; texts that people wrote have gone through `textCell`. */
export function spreadsheetCsv(table: readonly (readonly string[])[], delimiter: string = DELIMITER): string {
  const options = { delimiter, record_delimiter: "\r\n", quoted_match: /[\r\n]/ };
  return (
    BYTE_ORDER_MARK +
    stringify(
      table.map((row) => [...row]),
      options,
    )
  );
}

/** A number as a cell of such a spreadsheet, with a comma for the decimals. */
export function numberCell(value: number): string {
  return String(value).replace(".", ",");
}
