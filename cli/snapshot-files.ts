import { isAbsolute, join, relative, sep } from "node:path";
import {
  NODE_FILE_SYSTEM,
  READ_BYTES,
  type EstateFileSystem,
  type FolderEntry,
} from "../model/estate-file-system";

/**
 * A file system that answers for some folders from memory, as they were at another time, and for everything else from
 * the disk.
 *
 * @param roots - absolute folders that exist as in `files` only; what lies below `except` is excluded
 * @param files - absolute path → content
 */
export function snapshotFiles(
  roots: readonly string[],
  files: ReadonlyMap<string, Buffer>,
  except: readonly string[] = [],
): EstateFileSystem {
  const isRemembered = (path: string): boolean =>
    roots.some((root) => isBelow(path, root)) && !except.some((folder) => isBelow(path, folder));
  const folders = new Map<string, Map<string, FolderEntry>>(roots.map((root) => [root, new Map()]));
  for (const path of files.keys()) addToFolders(path, roots, folders);
  const read = (file: string): Buffer => {
    if (!isRemembered(file)) return NODE_FILE_SYSTEM.read(file);
    const content = files.get(file);
    if (content === undefined) throw missing(file);
    return content.subarray(0, READ_BYTES);
  };
  return {
    list: (folder) => {
      if (!isRemembered(folder)) return NODE_FILE_SYSTEM.list(folder);
      const entries = folders.get(folder);
      if (entries === undefined) throw missing(folder);
      return [...entries.values()];
    },
    stat: (path) => {
      if (!isRemembered(path)) return NODE_FILE_SYSTEM.stat(path);
      const content = files.get(path);
      if (content !== undefined) return { sizeBytes: content.length, kind: "file" };
      if (folders.has(path)) return { sizeBytes: 0, kind: "folder" };
      throw missing(path);
    },
    read,
    real: (path) => {
      if (!isRemembered(path)) return NODE_FILE_SYSTEM.real(path);
      if (!files.has(path) && !folders.has(path)) throw missing(path);
      return path;
    },
  };
}

/** True when `path` is `folder` or lies in it; both absolute. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function addToFolders(
  path: string,
  roots: readonly string[],
  folders: Map<string, Map<string, FolderEntry>>,
): void {
  let child = path;
  let kind: FolderEntry["kind"] = "file";
  while (roots.some((root) => isBelow(child, root) && child !== root)) {
    const parent = join(child, "..");
    const entries = folders.get(parent) ?? new Map<string, FolderEntry>();
    folders.set(parent, entries);
    const name = relative(parent, child);
    entries.set(name, { name, kind });
    child = parent;
    kind = "folder";
  }
}

function missing(path: string): Error {
  return Object.assign(new Error(`"${path}" did not exist`), { code: "ENOENT" });
}
