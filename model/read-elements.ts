import { join } from "node:path";
import { readDataFile, readDataFiles, type DataFile, type ReadFile } from "./data-file";
import type { Finding } from "./diagnostic";
import { idFromName, idOf, isId } from "./element-id";
import { errorCode, type EstateFileSystem } from "./estate-file-system";
import { SETTINGS_FILE, type ElementKey, type FolderKind } from "./file-kinds";
import { isInside, outsideFinding, searchFolder } from "./file-search";
import { errorAt, warningAt } from "./finding";

/** Files that were read and what was wrong around them. */
export interface Reading {
  readonly files: readonly ReadFile[];
  readonly findings: readonly Finding[];
}

/** Reads estate.yaml; that it is missing is a finding. */
export async function readSettings(estateDir: string, files: EstateFileSystem): Promise<Reading> {
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

/** Reads a file that may be missing. */
export async function readIfPresent(
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

/** The files of a kind of element, sorted by name, and what is wrong around them. */
export interface FoundElements {
  readonly key: ElementKey;
  readonly found: readonly DataFile[];
  readonly findings: readonly Finding[];
}

/** All files of a kind of element, read. */
export interface Elements extends Reading {
  readonly key: ElementKey;
}

/** Finds the files of a folder with one file per element. */
export function findElements(estateDir: string, kind: ElementKind, files: EstateFileSystem): FoundElements {
  const path = join(estateDir, kind.folder);
  const { schema, beside = [] } = kind;
  const search = searchFolder({ path, schema, estateDir, boundary: estateDir, beside }, files);
  const findings = [...search.findings];
  for (const name of search.folders) {
    const place = { file: `${kind.folder}/${name}`, pointer: "" };
    const message = `the folder "${name}" is not read`;
    findings.push(warningAt(place, "file/unexpected", message, `move its files up to ${kind.folder}/`));
  }
  for (const { file } of search.found) if (!isId(idOf(file))) findings.push(noId(file, search.found));
  return { key: kind.key, found: search.found, findings };
}

type ElementKind = FolderKind & { readonly key: ElementKey };

/** Finds and reads them. */
export async function readElements(
  estateDir: string,
  kind: ElementKind,
  files: EstateFileSystem,
): Promise<Elements> {
  const { key, found, findings } = findElements(estateDir, kind, files);
  return { key, files: await readDataFiles(found, files), findings };
}

function noId(file: string, found: readonly DataFile[]): Finding {
  const name = idOf(file);
  const message = `"${name}" is no id: a lower-case letter, then lower-case letters, digits and hyphens, at most 31 characters`;
  const id = idFromName(name);
  const isFree = id !== undefined && found.every((other) => idOf(other.file) !== id);
  const hint = isFree ? `rename the file, for instance to "${id}.yaml"` : "rename the file";
  return errorAt({ file, pointer: "" }, "file/name", message, hint);
}
