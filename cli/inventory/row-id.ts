import type { Diagnostic } from "../../model/diagnostic";
import { isId } from "../../model/element-id";
import { headingText } from "./cell-text";
import { textOf, type ReadRow } from "./import-row";
import { inventoryError } from "./inventory-finding";
import { manifestKey } from "./manifest-key";
import type { StoredManifest } from "./manifest-store";
import { nameIds } from "./name-id";

/** A row that knows which manifest it is about. */
export interface NamedRow extends ReadRow {
  readonly id: string;
}

type Manifests = ReadonlyMap<string, StoredManifest>;

/**
 * The manifest that each row is about: by its own column; else the one that already has its CMDB id, so that a new
 * name does not make a second manifest; else by the name. No two rows, and no row and another application's manifest,
 * may mean the same one or have the same CMDB id.
 */
export function nameRows(
  all: readonly ReadRow[],
  idIndex: number | undefined,
  manifests: Manifests,
  findings: Diagnostic[],
): readonly NamedRow[] {
  const rows = withoutDoubles(all, findings);
  const owners = new Map([...manifests].map(([id, { data }]) => [data["cmdbId"], id]));
  const ownerOf = (read: ReadRow): string | undefined => {
    const cmdbId = cmdbIdOf(read);
    return cmdbId === undefined ? undefined : owners.get(cmdbId);
  };
  const nameless = rows.filter((read) => ownerOf(read) === undefined);
  const fromName = nameIds(
    nameless.flatMap((read) => textOf(read, "name") ?? []),
    manifests,
  );
  const first = new Map<string, ReadRow>();
  const named = rows.flatMap((read) => {
    const id =
      idIndex === undefined
        ? (ownerOf(read) ?? ownId(read, fromName, findings))
        : cellId(read, idIndex, findings);
    if (id === undefined) return [];
    const other = idIndex === undefined ? manifests.get(id)?.data["cmdbId"] : undefined;
    const problem = clash(id, first.get(id), cmdbIdOf(read), other);
    if (problem !== undefined) {
      const hint = "give the rows different ids, in a column that the mapping calls `id`";
      findings.push(inventoryError(read.row.at(idIndex), "inventory/id", problem, hint));
      return [];
    }
    first.set(id, read);
    return [{ ...read, id }];
  });
  return withoutForeign(named, ownerOf, findings);
}

/** Rows but for those whose CMDB id an earlier one has. */
function withoutDoubles(rows: readonly ReadRow[], findings: Diagnostic[]): readonly ReadRow[] {
  const first = new Map<string, ReadRow>();
  return rows.filter((read) => {
    const cmdbId = cmdbIdOf(read);
    const earlier = cmdbId === undefined ? undefined : first.get(cmdbId);
    if (cmdbId === undefined) return true;
    if (earlier === undefined) first.set(cmdbId, read);
    else
      findings.push(
        cmdbIdError(read, `CMDB id "${cmdbId}" stands twice, first in line ${earlier.row.at().line}`),
      );
    return earlier === undefined;
  });
}

/** Rows but for those that take over the CMDB id of a manifest which keeps it. */
function withoutForeign(
  rows: readonly NamedRow[],
  ownerOf: (read: ReadRow) => string | undefined,
  findings: Diagnostic[],
): readonly NamedRow[] {
  const given = new Map(rows.map((row) => [row.id, cmdbIdOf(row)]));
  return rows.filter((row) => {
    const cmdbId = given.get(row.id);
    const owner = ownerOf(row);
    const isForeign = owner !== undefined && owner !== row.id && given.get(owner) === undefined;
    if (isForeign)
      findings.push(cmdbIdError(row, `CMDB id "${cmdbId}" belongs to the application "${owner}"`));
    return !isForeign;
  });
}

function cmdbIdOf(read: ReadRow): string | undefined {
  return textOf(read, "cmdbId");
}

function cmdbIdError(read: ReadRow, message: string): Diagnostic {
  const key = manifestKey("cmdbId");
  const at = key === undefined ? read.row.at() : read.cellOf(key);
  return inventoryError(at, "inventory/id", message, "give each application a CMDB id of its own");
}

function clash(
  id: string,
  earlier: ReadRow | undefined,
  cmdbId: string | undefined,
  other: unknown,
): string | undefined {
  if (earlier !== undefined) return `id "${id}" stands twice, first in line ${earlier.row.at().line}`;
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

function ownId(
  read: ReadRow,
  fromName: (name: string) => string | undefined,
  findings: Diagnostic[],
): string | undefined {
  const name = textOf(read, "name");
  const id = name === undefined ? undefined : fromName(name);
  if (id !== undefined) return id;
  const message = name === undefined ? "the row has no name to make an id from" : `"${name}" gives no id`;
  const hint = "fill in the name, or a column that the mapping calls `id`";
  findings.push(inventoryError(read.row.at(), "inventory/id", message, hint));
  return undefined;
}
