import { isChangedBySpreadsheet } from "./spreadsheet-text";

/** Cells that answer "no" or "none" for any kind of key. */
const NONE_WORDS: ReadonlySet<string> = new Set(["-", "none"]);

/** Cells that say that nobody knows. */
const UNKNOWN_WORDS: ReadonlySet<string> = new Set(["?", "unknown"]);

/** What spreadsheets take for a formula or a command when a cell begins with it. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

/** `="0012"`: how spreadsheets are told to leave a text alone. */
const QUOTED_FORMULA = /^="((?:[^"]|"")*)"$/;

/** What a cell says before it is known what its key holds. */
export type CellText =
  | { readonly kind: "blank" }
  | { readonly kind: "none" }
  /** Nobody knows; what stands behind the question mark is presumed. */
  | { readonly kind: "unknown"; readonly presumed?: string }
  | { readonly kind: "text"; readonly text: string };

/**
 * Reads a cell. Blanks around it do not count. A leading apostrophe, as spreadsheets know it, makes it a plain text
 * where it would be read as something else. Formulas are never evaluated; only `="0012"` is taken for what it shows.
 *
 * @param values - cell → what to read instead
 */
export function readCell(raw: string, values: (cell: string) => string | undefined): CellText {
  if (raw.startsWith("'") && needsApostrophe(raw.slice(1))) return { kind: "text", text: raw.slice(1) };
  const shown = shownText(raw).trim();
  const cell = values(shown) ?? shown;
  if (cell === "") return { kind: "blank" };
  const word = cell.toLowerCase();
  if (NONE_WORDS.has(word)) return { kind: "none" };
  if (UNKNOWN_WORDS.has(word)) return { kind: "unknown" };
  if (cell.startsWith("?")) return { kind: "unknown", presumed: cell.slice(1).trim() };
  return { kind: "text", text: cell };
}

/**
 * A text as a cell for spreadsheets, which neither calculate nor change it: `'=x` and `="9.3"`. The latter is a formula,
 * but of letters and digits that cannot leave its quotation marks. `readCell` reads it as this text.
 */
export function textCell(text: string): string {
  return !needsApostrophe(text) && isChangedBySpreadsheet(text) ? `="${text}"` : formulaFreeCell(text);
}

/** A text as a cell for programs other than spreadsheets; if it reaches one nevertheless, nothing is calculated. */
export function formulaFreeCell(text: string): string {
  return needsApostrophe(text) ? `'${text}` : text;
}

/** A heading without what spreadsheets put around it; accents in their composed form. */
export function headingText(raw: string): string {
  const heading = raw.startsWith("'") && needsApostrophe(raw.slice(1)) ? raw.slice(1) : shownText(raw).trim();
  return heading.normalize("NFC");
}

function shownText(raw: string): string {
  const formula = QUOTED_FORMULA.exec(raw.trim());
  return formula === null ? raw : (formula[1] ?? "").replaceAll('""', '"');
}

function needsApostrophe(text: string): boolean {
  return (
    text !== text.trim() ||
    text === "" ||
    text.startsWith("?") ||
    FORMULA_START.test(text) ||
    NONE_WORDS.has(text.toLowerCase()) ||
    UNKNOWN_WORDS.has(text.toLowerCase()) ||
    (text.startsWith("'") && needsApostrophe(text.slice(1)))
  );
}
