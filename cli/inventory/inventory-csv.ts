import { sameData } from "./same-data";
import type { Application } from "../../model/estate";
import { spreadsheetCsv } from "../formats/spreadsheet-csv";
import { isMapping } from "../../model/plain-yaml";
import { textCell } from "./cell-text";
import { presumedValue, writeValue } from "./cell-value";
import { type ColumnMapping, type KeyColumn } from "./column-mapping";
import { UNKNOWN_KEY } from "./manifest-key";

/**
 * The applications as a table that importing with the same mapping turns into the same manifests, as far as the
 * mapping has columns. What spreadsheets would calculate or change is written so that they do not.
 */
export function inventoryCsv(applications: readonly Application[], mapping: ColumnMapping): string {
  const { idHeading, columns, delimiter } = mapping;
  const headings = [
    ...(idHeading === undefined ? [] : [idHeading]),
    ...columns.map(({ heading }) => heading),
  ];
  const rows = applications.map((application) => [
    ...(idHeading === undefined ? [] : [textCell(application.id)]),
    ...columns.map((column) => cellOf(application, column)),
  ]);
  const table = [headings.map((heading) => textCell(heading)), ...rows];
  return spreadsheetCsv(table, delimiter);
}

function cellOf(application: Application, { key, format }: KeyColumn): string {
  const [name = "", child] = key.path;
  const top = (application as unknown as Readonly<Record<string, unknown>>)[name];
  if (child === undefined) return writeValue(top, key, format.separator);
  // Nothing is known about the section.
  if (!isMapping(top)) return key.open ? "" : "none";
  const value = top[child];
  const unknown = top[UNKNOWN_KEY];
  if (!Array.isArray(unknown) || !unknown.includes(child)) return writeValue(value, key, format.separator);
  const isPresumed = value !== undefined && !sameData(value, key.default);
  return isPresumed ? `? ${presumedValue(value, key, format.separator)}` : "?";
}
