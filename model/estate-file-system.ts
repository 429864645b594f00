import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";

/** What the model needs from a file system; tests put a failing one in its place. */
export interface EstateFileSystem {
  /** Names in a folder with what they are; throws when it cannot be read. */
  list(folder: string): readonly FolderEntry[];
  /** Size in bytes and kind of what a path leads to, links followed; throws when it leads nowhere. */
  stat(path: string): { readonly sizeBytes: number; readonly kind: "file" | "folder" | "other" };
  read(file: string): Buffer;
  /** The content as UTF-8 with � for what is none; faster than `read`. */
  readText(file: string): string;
  /** The path with all links resolved; throws when it leads nowhere. */
  real(path: string): string;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** The real file system. */
export const NODE_FILE_SYSTEM: EstateFileSystem = {
  list: (folder) =>
    readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: entry.isSymbolicLink() ? "link" : kindOf(entry),
    })),
  stat: (path) => {
    const stats = statSync(path);
    return { sizeBytes: stats.size, kind: kindOf(stats) };
  },
  read: (file) => readFileSync(file),
  readText: (file) => readFileSync(file, "utf8"),
  real: (path) => realpathSync(path),
};

/** Code of a file-system error, `ENOENT` for instance. */
export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): "file" | "folder" | "other" {
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}
