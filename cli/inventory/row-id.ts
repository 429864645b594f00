import type { Diagnostic } from "../../model/diagnostic";
import { idFromName, isId } from "../../model/element-id";
import { headingText } from "./cell-text";
import { textOf, type ReadRow } from "./import-row";
import { inventoryError } from "./inventory-finding";
import type { StoredManifest } from "./manifest-store";

/** What goes before the digit that an application's name begins with. */
const DIGIT_LEAD = "app";

/** A row that knows which manifest it is about. */
export interface NamedRow extends ReadRow {
  readonly id: string;
}

/**
 * The manifest that each row is about: by its own column; else the one that already has its CMDB id, so that a new
 * name does not make a second manifest; else by the name. No two rows, and no row and another application's manifest,
 * may mean the same one.
 */
export function nameRows(
  rows: readonly ReadRow[],
  idIndex: number | undefined,
  manifests: ReadonlyMap<string, StoredManifest>,
  findings: Diagnostic[],
): readonly NamedRow[] {
  const byCmdbId = new Map([...manifests].map(([id, { data }]) => [data["cmdbId"], id]));
  const first = new Map<string, ReadRow>();
  return rows.flatMap((read) => {
    const cmdbId = textOf(read, "cmdbId");
    const known = cmdbId === undefined ? undefined : byCmdbId.get(cmdbId);
    const id = idIndex === undefined ? (known ?? ownId(read, findings)) : cellId(read, idIndex, findings);
    if (id === undefined) return [];
    const problem = clash(id, first.get(id), cmdbId, idIndex === undefined ? manifests.get(id) : undefined);
    if (problem !== undefined) {
      const hint = "give the rows different ids, in a column that the mapping calls `id`";
      findings.push(inventoryError(read.row.at(idIndex), "inventory/id", problem, hint));
      return [];
    }
    first.set(id, read);
    return [{ ...read, id }];
  });
}

function clash(
  id: string,
  earlier: ReadRow | undefined,
  cmdbId: string | undefined,
  manifest: StoredManifest | undefined,
): string | undefined {
  if (earlier !== undefined) return `id "${id}" stands twice, first in line ${earlier.row.at().line}`;
  const other = manifest?.data["cmdbId"];
  if (cmdbId === undefined || other === undefined || other === cmdbId) return undefined;
  return `id "${id}" belongs to the application with the CMDB id "${String(other)}"`;
}

function cellId({ row }: ReadRow, idIndex: number, findings: Diagnostic[]): string | undefined {
  const id = headingText(row.cells[idIndex] ?? "");
  if (isId(id)) return id;
  const message =
    id === ""
      ? "the row has no id"
      : `"${id}" is no id: a lower-case letter, then lower-case letters, digits and hyphens, at most 31 characters`;
  findings.push(inventoryError(row.at(idIndex), "inventory/id", message, "fill in an id of that form"));
  return undefined;
}

function ownId(read: ReadRow, findings: Diagnostic[]): string | undefined {
  const name = textOf(read, "name");
  const id = name === undefined ? undefined : idFromName(name, DIGIT_LEAD);
  if (id !== undefined) return id;
  const message = name === undefined ? "the row has no name to make an id from" : `"${name}" gives no id`;
  const hint = "fill in the name, or a column that the mapping calls `id`";
  findings.push(inventoryError(read.row.at(), "inventory/id", message, hint));
  return undefined;
}
