import { isAbsolute, relative, sep } from "node:path";
import type { DataFile } from "./data-file";
import type { Finding } from "./diagnostic";
import { errorCode, type EstateFileSystem, type FolderEntry } from "./estate-file-system";
import type { SchemaName } from "./file-kinds";
import { errorAt, warningAt } from "./finding";

/** A folder to look through. */
export interface SearchedFolder {
  readonly path: string;
  readonly schema: SchemaName;
  /** Folder that paths are printed relative to. */
  readonly estateDir: string;
  /** Folder that links may not lead out of. */
  readonly boundary: string;
  /** Names of files that may lie there without being data files. */
  readonly beside?: readonly string[];
}

/** Data files of a folder, sorted by name, and what else was there. */
export interface SearchResult {
  readonly found: readonly DataFile[];
  /** Names of sub-folders. */
  readonly folders: readonly string[];
  readonly findings: readonly Finding[];
}

/** Finds the data files directly inside a folder; a missing folder is an empty one. */
export function searchFolder(folder: SearchedFolder, files: EstateFileSystem): SearchResult {
  const found: DataFile[] = [];
  const folders: string[] = [];
  const findings: Finding[] = [];
  const label = labelOf(folder.estateDir, folder.path);
  for (const entry of entriesOf(folder, files, findings)) {
    const path = `${folder.path}${sep}${entry.name}`;
    const file = label === "" ? entry.name : `${label}/${entry.name}`;
    const kind = entry.kind === "link" ? targetOf(path, file, folder, files, findings) : entry.kind;
    if (kind === undefined || entry.name.startsWith(".") || entry.name.endsWith(".md")) continue;
    if (folder.beside?.includes(entry.name) === true) continue;
    if (kind === "folder" && !entry.name.endsWith(".yaml")) {
      // A link to a folder could lead back to a folder above it.
      if (entry.kind === "folder") folders.push(entry.name);
      else findings.push(folderLink(file, entry.name));
    } else if (entry.name.endsWith(".yaml")) {
      const { schema } = folder;
      found.push(kind === "file" ? { path, file, schema } : { path, file, schema, isNoFile: true });
    } else {
      findings.push(unusedEntry(file, entry.name));
    }
  }
  return { found, folders, findings };
}

/** A path as people see it: relative to the estate's folder, with forward slashes. */
export function labelOf(estateDir: string, path: string): string {
  return relative(estateDir, path).split(sep).join("/");
}

/** True when a path, links resolved, lies in a folder, links resolved. */
export function isInside(folder: string, path: string, files: EstateFileSystem): boolean {
  const way = relative(files.real(folder), files.real(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function entriesOf(
  folder: SearchedFolder,
  files: EstateFileSystem,
  findings: Finding[],
): readonly FolderEntry[] {
  const place = { file: labelOf(folder.estateDir, folder.path) || ".", pointer: "" };
  try {
    const entries = files.list(folder.path);
    if (!isInside(folder.boundary, folder.path, files)) {
      findings.push(outsideFinding(place.file));
      return [];
    }
    return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return [];
    const message = `the folder cannot be read (${code})`;
    findings.push(
      errorAt(place, "file/unreadable", message, "check that it is a folder and its permissions"),
    );
    return [];
  }
}

function targetOf(
  path: string,
  file: string,
  folder: SearchedFolder,
  files: EstateFileSystem,
  findings: Finding[],
): FolderEntry["kind"] | undefined {
  try {
    if (isInside(folder.boundary, path, files)) return files.stat(path).kind;
    findings.push(outsideFinding(file));
  } catch (error) {
    const reason = errorCode(error) === "ELOOP" ? "leads back to itself" : "leads nowhere";
    findings.push(
      errorAt(
        { file, pointer: "" },
        "file/unreadable",
        `the link ${reason}`,
        "put the file itself in its place",
      ),
    );
  }
  return undefined;
}

/** The finding for a link that leads out of the estate. */
export function outsideFinding(file: string): Finding {
  const message = `"${file}" is a link that leads out of the estate`;
  return errorAt({ file, pointer: "" }, "file/outside-estate", message, "put the file itself in its place");
}

function folderLink(file: string, name: string): Finding {
  const message = `"${name}" is a link to a folder and is not read`;
  return warningAt(
    { file, pointer: "" },
    "file/unexpected",
    message,
    "put the files themselves in its place",
  );
}

function unusedEntry(file: string, name: string): Finding {
  const place = { file, pointer: "" };
  if (/\.ya?ml$/i.test(name)) {
    const right = name.replace(/\.ya?ml$/i, ".yaml");
    const message = `"${name}" does not end in ".yaml", so it is not read`;
    return errorAt(place, "file/extension", message, `rename it to "${right}"`);
  }
  return warningAt(place, "file/unexpected", `"${name}" is not read`, "move it out of this folder");
}
