import { draftOf } from "./draft-from-files";
import type { Diagnostic } from "./diagnostic";
import type { DraftEstate } from "./draft-estate";
import type { Estate } from "./estate";
import { NODE_FILE_SYSTEM, type EstateFileSystem } from "./estate-file-system";
import { EstateSources, sortedDiagnostics } from "./estate-sources";
import { hasError } from "./finding";
import { FOLDER_KINDS, LOCK_FILE } from "./file-kinds";
import { isMapping } from "./plain-yaml";
import { readCatalog } from "./read-catalog";
import { readElements, readIfPresent, readSettings } from "./read-elements";
import { checkEstate } from "./rules/check-estate";

export interface LoadOptions {
  /** Folder with estate.yaml. */
  readonly estateDir: string;
  /** The product's catalogue. */
  readonly catalogDir: string;
}

export interface LoadResult {
  /** Present exactly when no finding is an error. */
  readonly estate?: Estate;
  /** All findings of all files, sorted by file, line, column and message. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: EstateSources;
}

/**
 * Reads an estate and the catalogue, checks each file by its schema and all of them together, and reports everything
 * that is wrong at once. Throws on bugs only: whatever stands in the files becomes a diagnostic.
 *
 * Asynchronous because the parser with positions is loaded only when there is something to report.
 */
export async function loadEstate(
  options: LoadOptions,
  files: EstateFileSystem = NODE_FILE_SYSTEM,
): Promise<LoadResult> {
  const settings = await readSettings(options.estateDir, files);
  const lock = await readIfPresent(options.estateDir, LOCK_FILE, "lock", files);
  const elements = await Promise.all(
    FOLDER_KINDS.map((kind) => readElements(options.estateDir, kind, files)),
  );
  const catalog = await readCatalog(options, priceBookOf(settings.files[0]?.data), files);

  const read = [
    ...settings.files,
    ...lock.files,
    ...elements.flatMap((element) => element.files),
    ...catalog.files,
  ];
  const sources = EstateSources.of(read);
  const draft = draftOf({ settings: settings.files[0], lock: lock.files[0], elements, catalog, read });
  const findings = [
    ...settings.findings,
    ...lock.findings,
    ...elements.flatMap((element) => element.findings),
    ...catalog.findings,
    ...checkEstate(draft),
  ];
  const diagnostics = sortedDiagnostics([
    ...read.flatMap((file) => file.diagnostics),
    ...(await sources.locate(findings)),
  ]);
  const estate = hasError(diagnostics) ? undefined : estateOf(draft);
  return { ...(estate === undefined ? {} : { estate }), diagnostics, sources };
}

function priceBookOf(settings: unknown): string | undefined {
  const name = isMapping(settings) ? settings["priceBook"] : undefined;
  return typeof name === "string" ? name : undefined;
}

function estateOf(draft: DraftEstate): Estate | undefined {
  if (draft.settings === undefined) return undefined;
  const { settings, userGroups, scenarios, sites, applications, catalog, lock } = draft;
  return { settings, userGroups, scenarios, sites, applications, catalog, lock };
}
