import { readCell, textCell, type CellText } from "./cell-text";
import type { ManifestKey } from "./manifest-key";

/** What a cell says about its key. */
export type Answer =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "none" }
  /** Nobody knows; a presumed value is kept beside, but does not count. */
  | { readonly kind: "unknown"; readonly presumed?: unknown };

/** Why a cell cannot be read. */
export interface Misreading {
  /** `is "31.02.2026", expected a day …`: continues the name of the column. */
  readonly message: string;
  readonly hint: string;
}

/** How the cells of a column are read. */
export interface CellFormat {
  readonly separator: string;
  /** Cell, or entry of a list → what to read instead. */
  readonly values: (cell: string) => string | undefined;
}

const YES_WORDS: ReadonlySet<string> = new Set(["yes", "ja", "true", "wahr", "x", "y", "j", "1"]);
const NO_WORDS: ReadonlySet<string> = new Set(["no", "nein", "false", "falsch", "n", "0"]);

/** 1024, 0.5 or 0,5: a comma is the decimal mark, as in German spreadsheets, and so is a dot that groups nothing. */
const NUMBER = /^\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;

/** 1.024 or 1.024.000,5: dots between groups of three. */
const GROUPED_NUMBER = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;

/** 2026-10-01 or 1.10.2026; databases put midnight behind it. */
const DAY = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\.(\d{1,2})\.(\d{4}))(?:[ T]00:00(?::00(?:\.0+)?)?)?$/;

/** What a cell says; undefined when it says nothing. */
export function readAnswer(
  raw: string,
  key: ManifestKey,
  format: CellFormat,
): Answer | Misreading | undefined {
  const cell: CellText = readCell(raw, format.values);
  if (cell.kind === "blank") return undefined;
  if (cell.kind === "none") return { kind: "none" };
  if (cell.kind === "text") return toAnswer(cell.text, key, format, "value");
  if (!key.open) {
    return { message: "is unknown, expected a value", hint: "fill it in, or leave the cell empty" };
  }
  if (cell.presumed !== undefined) return toAnswer(cell.presumed, key, format, "unknown");
  if (key.required && key.default === undefined) {
    const hint = "write what is presumed behind the question mark, or leave all cells of the section empty";
    return { message: "is unknown, but its section cannot be written without it", hint };
  }
  return { kind: "unknown" };
}

/** A value as a cell that `readAnswer` reads as this value, whatever the value is and whatever spreadsheets do. */
export function writeValue(value: unknown, key: ManifestKey, separator: string): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "none";
  const text = presumedValue(value, key, separator);
  return key.kind === "text" || key.kind === "list" ? textCell(text) : text;
}

/** The same behind a question mark, where no spreadsheet sees more than text. */
export function presumedValue(value: unknown, { kind }: ManifestKey, separator: string): string {
  if (kind === "boolean") return value === true ? "yes" : "no";
  if (kind === "list" && Array.isArray(value)) return value.join(separator);
  if (kind === "json") return JSON.stringify(value);
  return kind === "text" ? String(value) : String(value).replace(".", ",");
}

/** True for the answer itself. */
export function isAnswer(read: Answer | Misreading): read is Answer {
  return "kind" in read;
}

function toAnswer(
  text: string,
  key: ManifestKey,
  format: CellFormat,
  as: "value" | "unknown",
): Answer | Misreading {
  const value = toValue(text, key, format);
  if (value === undefined) return misread(text, key);
  return as === "value" ? { kind: "value", value } : { kind: "unknown", presumed: value };
}

function toValue(text: string, { kind }: ManifestKey, format: CellFormat): unknown {
  switch (kind) {
    case "text":
      // macOS takes umlauts apart; offices that look the same have to be the same.
      return text.normalize("NFC");
    case "date":
      return toDay(text);
    case "boolean":
      return YES_WORDS.has(text.toLowerCase()) ? true : NO_WORDS.has(text.toLowerCase()) ? false : undefined;
    case "integer":
    case "number":
      return toNumber(text, kind);
    case "list":
      return toList(text, format);
    case "json":
      return toJson(text);
  }
}

function toList(text: string, { separator, values }: CellFormat): readonly string[] {
  const entries = text.split(separator).map((entry) => entry.trim());
  return entries.filter((entry) => entry !== "").map((entry) => values(entry) ?? entry);
}

function toDay(text: string): string | undefined {
  const [, year, month, day, ownDay, ownMonth, ownYear] = DAY.exec(text) ?? [];
  const parts = [year ?? ownYear, month ?? ownMonth, day ?? ownDay].map((part) => part?.padStart(2, "0"));
  if (parts.includes(undefined)) return undefined;
  const iso = parts.join("-");
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

function toNumber(text: string, kind: "integer" | "number"): number | undefined {
  const grouped = GROUPED_NUMBER.test(text);
  // 1.024 is a thousand and more where only whole numbers stand; elsewhere it may be one and a bit.
  if (grouped && kind === "number" && !text.includes(",")) return undefined;
  if (!grouped && !NUMBER.test(text)) return undefined;
  return Number((grouped ? text.replaceAll(".", "") : text).replace(",", "."));
}

function toJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const EXPECTED: Readonly<Record<ManifestKey["kind"], readonly [expected: string, hint: string]>> = {
  text: ["text", "write text"],
  list: ["a list", "write its entries with the separator between them"],
  date: ["a day, as 2026-10-01 or 01.10.2026", "write the day, or `values` in the mapping for other words"],
  boolean: ["yes or no", "write ja or nein, or `values` in the mapping for other words"],
  integer: ["a whole number", "write digits only, or `values` in the mapping for words"],
  number: ["a number, as 0,5", "write digits and a decimal comma; 1.024 may be two numbers"],
  json: ["JSON", 'write a list or mapping as JSON, [{"to": "azure", …}] for instance'],
};

function misread(text: string, { kind }: ManifestKey): Misreading {
  const [expected, hint] = EXPECTED[kind];
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { message: `is "${shown}", expected ${expected}`, hint };
}
