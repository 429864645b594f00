import type { Diagnostic } from "../../model/diagnostic";

/** Every rule of importing: id → what it demands; docs/inventory.md has a bad example of each. */
export const INVENTORY_RULES = {
  "inventory/encoding": "a CSV is UTF-8, UTF-16 or Windows-1252 text",
  "inventory/table": "a CSV is a table with one line of headings and as many cells in every row",
  "inventory/heading": "each column of the mapping stands once in the CSV",
  "inventory/mapping": "a mapping names keys that manifests have, each once",
  "inventory/id": "each row has an id and a CMDB id of its own",
  "inventory/value": "a cell can be read as what its key holds",
  "inventory/spreadsheet": "a cell holds what somebody wrote, not what a spreadsheet made of it",
  "inventory/manifest": "a manifest can be changed in place",
} as const satisfies Readonly<Record<string, string>>;

export type InventoryRule = keyof typeof INVENTORY_RULES;

/** Where a finding stands; line and column from 1. */
export interface CellPosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A mistake that keeps the whole import from being written. */
export function inventoryError(
  at: CellPosition,
  rule: InventoryRule,
  message: string,
  hint: string,
): Diagnostic {
  return { rule, severity: "error", message, ...at, pointer: "", hint };
}

/** Something that is probably a mistake; the import goes on. */
export function inventoryWarning(...finding: Parameters<typeof inventoryError>): Diagnostic {
  return { ...inventoryError(...finding), severity: "warning" };
}
