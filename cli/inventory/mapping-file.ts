import type { InventoryMappingSpec } from "../../generated/inventory-mapping";
import { readDataFile } from "../../model/data-file";
import type { Diagnostic } from "../../model/diagnostic";
import { NODE_FILE_SYSTEM } from "../../model/estate-file-system";
import { parseExact } from "../../model/exact-yaml";
import { columnMapping, PLAIN_MAPPING, type ColumnMapping, type MappingPlace } from "./column-mapping";

/** A mapping that was read, or why it cannot be used. */
export interface MappingReading {
  readonly mapping?: ColumnMapping;
  readonly findings: readonly Diagnostic[];
  readonly text: string | undefined;
  readonly at: MappingPlace;
}

/** Reads a mapping; without a path, the one that takes headings for names of keys. */
export async function readMapping(path: string | undefined, file: string): Promise<MappingReading> {
  const start: MappingPlace = () => ({ file, line: 1, column: 1 });
  if (path === undefined) return { mapping: PLAIN_MAPPING, findings: [], text: undefined, at: start };
  const found = { path, file, schema: "inventoryMapping" } as const;
  const { text, data, diagnostics } = await readDataFile(found, NODE_FILE_SYSTEM);
  if (diagnostics.length > 0 || text === undefined) return { findings: diagnostics, text, at: start };
  const document = await parseExact(file, text);
  const at: MappingPlace = (pointer) => ({ file, ...document.positionOf(pointer, true) });
  // The schema has accepted the data, which is what the cast says.
  const mapping = columnMapping(file, data as InventoryMappingSpec, at);
  return "columns" in mapping ? { mapping, findings: [], text, at } : { findings: mapping, text, at };
}
