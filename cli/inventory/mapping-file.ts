import { relative, resolve } from "node:path";
import type { InventoryMappingSpec } from "../../generated/inventory-mapping";
import { readDataFile } from "../../model/data-file";
import type { Diagnostic } from "../../model/diagnostic";
import { NODE_FILE_SYSTEM } from "../../model/estate-file-system";
import { parseExact } from "../../model/exact-yaml";
import type { CommandOptions } from "../command";
import type { Context } from "../context";
import { columnMapping, PLAIN_MAPPING, type ColumnMapping, type MappingPlace } from "./column-mapping";
import { requireFile } from "./named-file";

/** A mapping that was read, or why it cannot be used. */
export interface MappingReading {
  readonly mapping?: ColumnMapping;
  readonly findings: readonly Diagnostic[];
  /** File → text, for the findings; empty without a file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly at: MappingPlace;
}

/**
 * Reads the mapping that the option `--mapping` names; without one, the mapping that takes headings for names of keys.
 *
 * @throws UsageError when no file has that name
 */
export async function readMapping({ cwd }: Context, options: CommandOptions): Promise<MappingReading> {
  const named = options["mapping"];
  const path = typeof named === "string" ? resolve(cwd, named) : undefined;
  const file = path === undefined ? "" : fileLabel(options, path);
  const start: MappingPlace = () => ({ file, line: 1, column: 1 });
  if (path === undefined) return { mapping: PLAIN_MAPPING, findings: [], texts: new Map(), at: start };
  requireFile(path, String(named));
  const found = { path, file, schema: "inventoryMapping" } as const;
  const { text, data, diagnostics } = await readDataFile(found, NODE_FILE_SYSTEM);
  const texts = new Map(text === undefined ? [] : [[file, text]]);
  if (diagnostics.length > 0 || text === undefined) return { findings: diagnostics, texts, at: start };
  const document = await parseExact(file, text);
  const at: MappingPlace = (pointer) => ({ file, ...document.positionOf(pointer, true) });
  // The schema has accepted the data, which is what the cast says.
  const mapping = columnMapping(file, data as InventoryMappingSpec, at);
  return "columns" in mapping ? { mapping, findings: [], texts, at } : { findings: mapping, texts, at };
}

/** How findings call a file: relative to the estate, with forward slashes. */
export function fileLabel({ estate }: CommandOptions, path: string): string {
  return relative(estate, path).split("\\").join("/");
}
