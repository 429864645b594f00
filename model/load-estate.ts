import { basename, join } from "node:path";
import { readDataFile, type ReadFile } from "./data-file";
import type { Diagnostic, Finding } from "./diagnostic";
import type { DraftEstate } from "./draft-estate";
import type { Estate } from "./estate";
import { errorCode, NODE_FILE_SYSTEM, type EstateFileSystem } from "./estate-file-system";
import { EstateSources, sortedDiagnostics } from "./estate-sources";
import { FOLDER_KINDS, LOCK_FILE, SETTINGS_FILE, type ElementKey, type FolderKind } from "./file-kinds";
import { isInside, outsideFinding, searchFolder } from "./file-search";
import { errorAt, warningAt } from "./finding";
import { isMapping } from "./plain-yaml";
import { readCatalog, type CatalogReading } from "./read-catalog";
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
  const sources = new EstateSources(
    new Map(read.flatMap(({ file, text }): [string, string][] => (text === undefined ? [] : [[file, text]]))),
  );
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
  const estate = diagnostics.some(({ severity }) => severity === "error") ? undefined : estateOf(draft);
  return { ...(estate === undefined ? {} : { estate }), diagnostics, sources };
}

/** Form of an id; the same as in schemas/common.schema.json. */
const ID_PATTERN = /^[a-z][a-z0-9-]{0,30}$/;

interface Reading {
  readonly files: readonly ReadFile[];
  readonly findings: readonly Finding[];
}

async function readSettings(estateDir: string, files: EstateFileSystem): Promise<Reading> {
  const settings = await readIfPresent(estateDir, SETTINGS_FILE, "estate", files);
  if (settings.files.length + settings.findings.length > 0) return settings;
  const misnamed = ["estate.yml", "Estate.yaml"].find((name) => exists(join(estateDir, name), files));
  const hint =
    misnamed === undefined
      ? "name the folder of an estate with --estate; docs/estate.md shows the smallest one"
      : `rename "${misnamed}" to "${SETTINGS_FILE}"`;
  const place = { file: SETTINGS_FILE, pointer: "" };
  return { files: [], findings: [errorAt(place, "file/missing", `there is no ${SETTINGS_FILE}`, hint)] };
}

async function readIfPresent(
  estateDir: string,
  file: string,
  schema: "estate" | "lock",
  files: EstateFileSystem,
): Promise<Reading> {
  const path = join(estateDir, file);
  if (!exists(path, files)) return { files: [], findings: [] };
  if (leadsOutside(estateDir, path, files)) return { files: [], findings: [outsideFinding(file)] };
  return { files: [await readDataFile({ path, file, schema }, files)], findings: [] };
}

function leadsOutside(estateDir: string, path: string, files: EstateFileSystem): boolean {
  try {
    return !isInside(estateDir, path, files);
  } catch {
    // Reading it says what is wrong.
    return false;
  }
}

function exists(path: string, files: EstateFileSystem): boolean {
  try {
    files.stat(path);
    return true;
  } catch (error) {
    // A file that is there and cannot be looked at gets its own finding when it is read.
    return errorCode(error) !== "ENOENT";
  }
}

interface Elements extends Reading {
  readonly key: ElementKey;
}

async function readElements(
  estateDir: string,
  kind: FolderKind & { readonly key: ElementKey },
  files: EstateFileSystem,
): Promise<Elements> {
  const path = join(estateDir, kind.folder);
  const { schema, beside = [] } = kind;
  const search = searchFolder({ path, schema, estateDir, boundary: estateDir, beside }, files);
  const findings = [...search.findings];
  for (const name of search.folders) {
    const place = { file: `${kind.folder}/${name}`, pointer: "" };
    const message = `the folder "${name}" is not read`;
    findings.push(warningAt(place, "file/unexpected", message, `move its files up to ${kind.folder}/`));
  }
  for (const { file } of search.found.filter((found) => !isId(idOf(found.file)))) {
    const message = `"${idOf(file)}" is no id: a lower-case letter, then lower-case letters, digits and hyphens, at most 31 characters`;
    findings.push(errorAt({ file, pointer: "" }, "file/name", message, "rename the file"));
  }
  return {
    key: kind.key,
    files: await Promise.all(search.found.map((found) => readDataFile(found, files))),
    findings,
  };
}

/** True when a name can be the id of an element: its file is called so. */
export function isId(name: string): boolean {
  return ID_PATTERN.test(name) && name !== "constructor" && name !== "prototype";
}

function idOf(file: string): string {
  return basename(file, ".yaml");
}

function priceBookOf(settings: unknown): string | undefined {
  const name = isMapping(settings) ? settings["priceBook"] : undefined;
  return typeof name === "string" ? name : undefined;
}

interface Parts {
  readonly settings: ReadFile | undefined;
  readonly lock: ReadFile | undefined;
  readonly elements: readonly Elements[];
  readonly catalog: CatalogReading;
  readonly read: readonly ReadFile[];
}

function draftOf({ settings, lock, elements, catalog, read }: Parts): DraftEstate {
  const filesOf = (key: ElementKey) => elements.find((element) => element.key === key)?.files ?? [];
  const valid = (file: ReadFile | undefined) => file !== undefined && file.diagnostics.length === 0;
  // Their schemas have accepted the data, which is what the casts say.
  const elementsOf = <K extends ElementKey>(key: K) =>
    filesOf(key)
      .filter((file) => valid(file) && isId(idOf(file.file)))
      .map((file) => ({
        ...(file.data as object),
        id: idOf(file.file),
        file: file.file,
      })) as unknown as Estate[K];
  const idsOf = (key: ElementKey) => new Set(filesOf(key).map(({ file }) => idOf(file)));
  const keysOf = (key: string) => {
    const value = isMapping(settings?.data) ? settings.data[key] : undefined;
    return isMapping(value) ? new Set(Object.keys(value)) : undefined;
  };
  return {
    ...(valid(settings) ? { settings: settings?.data as Estate["settings"] } : {}),
    ...(valid(lock) ? { lock: lock?.data as NonNullable<Estate["lock"]> } : {}),
    userGroups: elementsOf("userGroups"),
    scenarios: elementsOf("scenarios"),
    sites: elementsOf("sites"),
    applications: elementsOf("applications"),
    catalog: catalog.catalog,
    ids: {
      userGroups: idsOf("userGroups"),
      scenarios: idsOf("scenarios"),
      sites: idsOf("sites"),
      applications: idsOf("applications"),
      zones: keysOf("zones"),
      images: keysOf("images"),
      workingTimeModels: keysOf("workingTimeModels"),
      platforms: keysOf("platforms"),
      catalog: catalog.ids,
    },
    priceBooks: catalog.priceBooks,
    userGroupsComplete: filesOf("userGroups").every(valid),
    catalogComplete: catalog.files.every((file) => file.data !== undefined),
    documents: read.filter(valid).map(({ file, data }) => ({ file, data })),
  };
}

function estateOf(draft: DraftEstate): Estate | undefined {
  if (draft.settings === undefined) return undefined;
  const { settings, userGroups, scenarios, sites, applications, catalog, lock } = draft;
  return { settings, userGroups, scenarios, sites, applications, catalog, lock };
}
