import { CsvError, parse } from "csv-parse/sync";
import type { Diagnostic } from "../../model/diagnostic";
import { headingText } from "./cell-text";
import { inventoryError, type CellPosition } from "./inventory-finding";

/** A CSV as a table with positions. */
export interface CsvTable {
  readonly file: string;
  /** Line ends are line feeds. */
  readonly text: string;
  readonly delimiter: string;
  readonly headings: readonly string[];
  /** Rows with at least one filled cell. */
  readonly rows: readonly CsvRow[];
  /** Where a heading stands. */
  headingAt(column: number): CellPosition;
}

export interface CsvRow {
  readonly cells: readonly string[];
  /** Where the row begins, or one of its cells. */
  at(column?: number): CellPosition;
}

/** Delimiters that are tried, in this order among equals. */
const DELIMITERS = [";", ",", "\t", "|"] as const;

/** `sep=;`: a line for one spreadsheet program only. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;

interface TableRequest {
  readonly file: string;
  readonly text: string;
  /** Found out from the headings when absent. */
  readonly delimiter?: string;
}

/** Reads the table, or says why it is none. Lines before the headings that begin with `#` are comments. */
export function readTable({ file, text, delimiter: wanted }: TableRequest): CsvTable | readonly Diagnostic[] {
  const { start, separator } = skipLead(text);
  const body = text.slice(start);
  const delimiter = wanted ?? separator ?? likeliestDelimiter(body);
  const position = positions(file, text);
  const records = readRecords(body, delimiter);
  if (typeof records === "string") {
    const message = `a cell begins with a quotation mark that is never closed`;
    const at = position(start + openQuote(body, delimiter));
    return [inventoryError(at, "inventory/table", message, "close it, or write it twice")];
  }
  const [first, ...others] = records;
  const headings = (first?.record ?? []).map(headingText);
  const width = headings.length - [...headings].reverse().findIndex((heading) => heading !== "");
  if (first === undefined || width > headings.length) {
    const message = "the table has no headings";
    return [inventoryError(position(0), "inventory/table", message, "begin it with a line of headings")];
  }
  const row = ({ record, raw, offset }: OffsetRecord): CsvRow => ({
    cells: record.slice(0, width),
    at: (column) => position(start + offset + (column === undefined ? 0 : cellStart(raw, delimiter, column))),
  });
  const rows = others.filter(({ record }) => record.some((cell) => cell.trim() !== ""));
  const findings = rows
    .filter((found) => !fits(found, width))
    .map((found) => {
      const { length } = found.record;
      const message = `the row has ${length} cells, the headings are ${width}`;
      const hint = "quote cells that hold line breaks or the delimiter, or fill the row up";
      return inventoryError(row(found).at(), "inventory/table", message, hint);
    });
  if (findings.length > 0) return findings;
  const headingRow = row(first);
  const table = { file, text, delimiter, headings: headings.slice(0, width) };
  return { ...table, rows: rows.map(row), headingAt: headingRow.at };
}

// Spreadsheets write empty columns at the end of a row, not of the headings.
function fits({ record }: OffsetRecord, width: number): boolean {
  return record.length >= width && record.slice(width).every((cell) => cell.trim() === "");
}

interface OffsetRecord {
  readonly record: readonly string[];
  readonly raw: string;
  /** Where the record begins in the text. */
  readonly offset: number;
}

function readRecords(body: string, delimiter: string): readonly OffsetRecord[] | string {
  try {
    let offset = 0;
    const parsed = parse(body, {
      delimiter,
      record_delimiter: "\n",
      raw: true,
      relax_column_count: true,
      // `="0012"` and inch marks stand in cells without quotes.
      relax_quotes: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly raw: string }[];
    return parsed.map(({ record, raw }) => {
      const own = { record, raw, offset };
      offset += raw.length;
      return own;
    });
  } catch (error) {
    if (error instanceof CsvError) return error.code;
    throw error;
  }
}

function skipLead(text: string): { readonly start: number; readonly separator?: string } {
  let start = 0;
  for (;;) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end === -1 ? text.length : end);
    const separator = SEPARATOR_LINE.exec(line)?.[1];
    if (separator === undefined && !line.startsWith("#")) return { start };
    if (end === -1) return { start: text.length };
    start = end + 1;
    if (separator !== undefined) return { start, separator };
  }
}

function likeliestDelimiter(body: string): string {
  const [line = ""] = body.split("\n", 1);
  const unquoted = line.replace(/"(?:[^"]|"")*"/g, "");
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ";";
}

/** Where a cell begins in the text of its row. */
function cellStart(raw: string, delimiter: string, column: number): number {
  let at = 0;
  for (let passed = 0; passed < column; passed += 1) {
    const end = cellEnd(raw, delimiter, at);
    if (end >= raw.length) return at;
    at = end + 1;
  }
  return at;
}

function cellEnd(raw: string, delimiter: string, start: number): number {
  let quoted = raw[start] === '"';
  for (let at = quoted ? start + 1 : start; at < raw.length; at += 1) {
    if (raw[at] === '"' && raw[at + 1] === '"' && quoted) at += 1;
    else if (raw[at] === '"') quoted = false;
    else if (!quoted && (raw[at] === delimiter || raw[at] === "\n")) return at;
  }
  return quoted ? Infinity : raw.length;
}

function openQuote(body: string, delimiter: string): number {
  let start = 0;
  while (start < body.length) {
    const end = cellEnd(body, delimiter, start);
    if (end === Infinity) return start;
    start = end + 1;
  }
  return 0;
}

function positions(file: string, text: string): (offset: number) => CellPosition {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
