import type { InventoryMappingSpec } from "../../generated/inventory-mapping";
import type { Diagnostic } from "../../model/diagnostic";
import { pointerTo } from "../../model/json-pointer";
import { suggestion } from "../../model/suggestion";
import type { CellFormat } from "./cell-value";
import { headingText } from "./cell-text";
import type { CsvTable } from "./csv-table";
import { inventoryError, type CellPosition } from "./inventory-finding";
import { MANIFEST_KEYS, manifestKey, type ManifestKey } from "./manifest-key";

/** Name by which a mapping asks for the manifest's id. */
export const ID_NAME = "id";

/** Separator of list entries when the mapping names none. */
export const LIST_SEPARATOR = ",";

/** A column that holds a key. */
export interface KeyColumn {
  readonly heading: string;
  readonly key: ManifestKey;
  readonly format: CellFormat;
}

/** A mapping whose keys are known to exist. */
export interface ColumnMapping {
  /** The mapping's own file; undefined for the one that needs none. */
  readonly file?: string;
  readonly delimiter?: string;
  /** Heading of the column with the id; undefined when ids come from names. */
  readonly idHeading?: string;
  readonly columns: readonly KeyColumn[];
  /** Key → cell of every row. */
  readonly constants: readonly (readonly [key: ManifestKey, cell: string])[];
  readonly values: (cell: string) => string | undefined;
}

/** The mapping without a file: headings are the names of the keys. What a table lacks, it says nothing about. */
export const PLAIN_MAPPING: ColumnMapping = {
  idHeading: ID_NAME,
  columns: MANIFEST_KEYS.map((key) => ({
    heading: key.name,
    key,
    format: { separator: LIST_SEPARATOR, values: () => undefined },
  })),
  constants: [],
  values: () => undefined,
};

/** A place in the mapping's file. */
export type MappingPlace = (pointer: string) => CellPosition;

/** Resolves the keys of a mapping, or says which do not exist. */
export function columnMapping(
  file: string,
  spec: InventoryMappingSpec,
  at: MappingPlace,
): ColumnMapping | readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const owners = new Map<string, string>();
  const claim = (name: string, pointer: string, owner: string): ManifestKey | undefined => {
    const key = manifestKey(name);
    const first = owners.get(name);
    if (key === undefined && name !== ID_NAME) findings.push(unknownKey(name, at(pointer)));
    if (first !== undefined) {
      const message = `key "${name}" has two columns, "${first}" and "${owner}"`;
      findings.push(inventoryError(at(pointer), "inventory/mapping", message, "remove one of them"));
    }
    owners.set(name, owner);
    return key;
  };
  const everywhere = lookUp(spec.values);
  let idHeading: string | undefined;
  const columns = Object.entries(spec.columns).flatMap(([heading, { key: name, separator, values }]) => {
    const key = claim(name, pointerTo("columns", heading, "key"), heading);
    if (name === ID_NAME) idHeading = headingText(heading);
    const own = lookUp(values);
    const format = { separator, values: (cell: string) => own(cell) ?? everywhere(cell) };
    return key === undefined ? [] : [{ heading: headingText(heading), key, format }];
  });
  const constants = Object.entries(spec.constants).flatMap(([name, cell]) => {
    const key = claim(name, pointerTo("constants", name), "constants");
    return key === undefined ? [] : [[key, cell] as const];
  });
  if (findings.length > 0) return findings;
  return {
    file,
    ...(spec.delimiter === undefined ? {} : { delimiter: spec.delimiter }),
    ...(idHeading === undefined ? {} : { idHeading }),
    columns,
    constants,
    values: everywhere,
  };
}

function unknownKey(name: string, at: CellPosition): Diagnostic {
  const known = [ID_NAME, ...MANIFEST_KEYS.map((key) => key.name)];
  const message = `key "${name}" is none of a manifest`;
  return inventoryError(at, "inventory/mapping", message, suggestion(name, known, "remove it"));
}

function lookUp(values: Readonly<Record<string, string>>): (cell: string) => string | undefined {
  const known = new Map(Object.entries(values));
  return (cell) => known.get(cell);
}

/** A column of a table that is mapped. */
export interface PlacedColumn extends KeyColumn {
  /** Which cell of a row. */
  readonly index: number;
}

/** The columns of a mapping in a table. */
export interface PlacedColumns {
  readonly idIndex: number | undefined;
  readonly columns: readonly PlacedColumn[];
  /** Headings that nothing is read from. */
  readonly ignored: readonly string[];
}

/** Finds the columns of a mapping by their headings. */
export function placeColumns(
  table: CsvTable,
  mapping: ColumnMapping,
  at: MappingPlace,
): PlacedColumns | readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const indexOf = (heading: string): number | undefined => {
    const index = table.headings.indexOf(heading);
    const again = table.headings.indexOf(heading, index + 1);
    if (again > 0) {
      const message = `heading "${heading}" stands twice, first as column ${index + 1}`;
      findings.push(
        inventoryError(table.headingAt(again), "inventory/heading", message, "rename one of the columns"),
      );
    }
    if (index === -1 && mapping.file !== undefined) {
      const message = `column "${heading}" is not in ${table.file}`;
      const hint = suggestion(heading, table.headings, "remove it from the mapping");
      findings.push(inventoryError(at(pointerTo("columns", heading)), "inventory/heading", message, hint));
    }
    return index === -1 ? undefined : index;
  };
  const idIndex = mapping.idHeading === undefined ? undefined : indexOf(mapping.idHeading);
  const columns = mapping.columns.flatMap((column) => {
    const index = indexOf(column.heading);
    return index === undefined ? [] : [{ ...column, index }];
  });
  if (columns.length === 0 && findings.length === 0) {
    const message = "no heading is the name of a key";
    const hint = "name a mapping with --mapping; docs/inventory.md shows one";
    findings.push(inventoryError(table.headingAt(0), "inventory/heading", message, hint));
  }
  const used = new Set([idIndex, ...columns.map(({ index }) => index)]);
  const ignored = table.headings.filter((heading, index) => heading !== "" && !used.has(index));
  return findings.length > 0 ? findings : { idIndex, columns, ignored };
}
