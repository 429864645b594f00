import { sameData } from "./same-data";
import type { Diagnostic, Finding } from "../../model/diagnostic";
import type { EstateSources } from "../../model/estate-sources";
import { APPLICATION_FOLDER } from "../../model/file-kinds";
import { segmentsOf, valueAt } from "../../model/json-pointer";
import { checkPlainData } from "../../model/plain-data";
import { schemaFindings } from "../../model/schema-findings";
import { application as validateFast } from "../../generated/validators";
import { changedCells } from "./changed-cell";
import type { ColumnMapping, PlacedColumns } from "./column-mapping";
import type { CsvTable } from "./csv-table";
import { readRow } from "./import-row";
import { inventoryError } from "./inventory-finding";
import { keptWording } from "./kept-wording";
import { withAnswers, type ManifestData } from "./manifest-facts";
import type { StoredManifest } from "./manifest-store";
import { changedManifest, newManifest } from "./manifest-text";
import { nameRows, type NamedRow } from "./row-id";

/** Errors after which no further row is looked at; our own choice, more than anyone mends by hand. */
export const MAXIMUM_FINDINGS = 1000;

/** What an import starts from. */
export interface ImportRequest {
  readonly table: CsvTable;
  readonly mapping: ColumnMapping;
  readonly placed: PlacedColumns;
  readonly manifests: ReadonlyMap<string, StoredManifest>;
  /** Texts of the manifests, for positions. */
  readonly sources: EstateSources;
  /** Where editors find the schema, seen from a manifest. */
  readonly schema: string | undefined;
}

/** What an import would write. Nothing may be written when there are errors. */
export interface ImportResult {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Id → text of manifests that are new. */
  readonly created: ReadonlyMap<string, string>;
  /** Id → new text of manifests that change. */
  readonly updated: ReadonlyMap<string, string>;
  readonly unchanged: readonly string[];
  /** Ids of manifests that no row is about; they stay. */
  readonly absent: readonly string[];
}

/** Turns the rows of a table into manifests. Pure but for the validator's own work; writes nothing. */
export async function importInventory(request: ImportRequest): Promise<ImportResult> {
  const { table, mapping, placed, manifests } = request;
  const errors: Diagnostic[] = [];
  const warnings = table.rows.flatMap((row) => changedCells(row, placed));
  const read = table.rows.map((row) => readRow(row, placed, mapping, errors));
  const rows = nameRows(read, placed.idIndex, manifests, errors);
  const created = new Map<string, string>();
  const updated = new Map<string, string>();
  const unchanged: string[] = [];
  for (const row of rows) {
    if (errors.length >= MAXIMUM_FINDINGS) break;
    const stored = manifests.get(row.id);
    const before = stored?.data ?? {};
    const answered = withAnswers(before, row.answers);
    const wrong = await manifestFindings(row, answered, stored, request.sources);
    errors.push(...wrong);
    const after = wrong.length === 0 && stored !== undefined ? keptWording(before, answered) : answered;
    if (stored === undefined) created.set(row.id, newManifest(after, request.schema));
    else if (sameData(before, after)) unchanged.push(row.id);
    else {
      const text = await changedManifest(stored.file, stored.text, before, after);
      if (text === undefined) errors.push(braces(stored));
      else updated.set(row.id, text);
    }
  }
  const named = new Set(rows.map(({ id }) => id));
  const absent = [...manifests.keys()].filter((id) => !named.has(id));
  return { errors, warnings, created, updated, unchanged, absent };
}

function braces({ file }: StoredManifest): Diagnostic {
  const message = `"${file}" writes what has to change in braces or in several keys on a line`;
  const hint = "write one `key: value` per line there";
  return inventoryError({ file, line: 1, column: 1 }, "inventory/manifest", message, hint);
}

// What the schema says about a manifest stands at the cell that brought it, or else in the manifest.
async function manifestFindings(
  row: NamedRow,
  after: ManifestData,
  stored: StoredManifest | undefined,
  sources: EstateSources,
): Promise<readonly Diagnostic[]> {
  const file = stored?.file ?? `${APPLICATION_FOLDER}/${row.id}.yaml`;
  const unsafe = checkPlainData(file, after);
  // Validation fills in defaults; the manifest must not get them.
  const copy: unknown = structuredClone(after);
  if (unsafe.length === 0 && validateFast(copy)) return [];
  const { application: validate } = await import("../../generated/explaining-validators.js");
  const errors = validate(copy) ? [] : (validate.errors ?? []);
  const known = new Set(unsafe.map(({ pointer }) => pointer));
  const wrong = schemaFindings(file, errors, copy).filter(({ pointer }) => !known.has(pointer));
  return Promise.all([...unsafe, ...wrong].map(async (finding) => located(finding, row, stored, sources)));
}

async function located(
  finding: Finding,
  row: NamedRow,
  stored: StoredManifest | undefined,
  sources: EstateSources,
): Promise<Diagnostic> {
  const { atKey: _, ...kept } = finding;
  const path = segmentsOf(finding.pointer);
  const key = [...row.answers.keys()].find((candidate) =>
    candidate.path.every((part, index) => path[index] === part),
  );
  const isOwn = stored !== undefined && valueAt(stored.data, finding.pointer) !== undefined;
  if (key === undefined && isOwn) return (await sources.locate([finding]))[0] ?? { ...kept, ...row.row.at() };
  const at = key === undefined ? row.row.at() : row.cellOf(key);
  return { ...kept, ...at, message: `${row.id}: ${finding.message}`, pointer: "" };
}
