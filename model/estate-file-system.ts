import { closeSync, constants, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { MAXIMUM_FILE_BYTES } from "./document-text";

/** What the model needs from a file system; tests put a failing one in its place. */
export interface EstateFileSystem {
  /** Names in a folder with what they are; throws when it cannot be read. */
  list(folder: string): readonly FolderEntry[];
  /** Size in bytes and kind of what a path leads to, links followed; throws when it leads nowhere. */
  stat(path: string): { readonly sizeBytes: number; readonly kind: "file" | "folder" | "other" };
  /**
   * The content of what a path leads to, links followed: the first `READ_BYTES` of it. Never waits for whoever writes to
   * a pipe or a device. Throws when it cannot be read. The next call may overwrite the bytes.
   */
  read(path: string): Buffer;
  /** The path with all links resolved; throws when it leads nowhere. */
  real(path: string): string;
}

/** Bytes of a file that are read: one more than it may have, which tells that it has too many. */
export const READ_BYTES = MAXIMUM_FILE_BYTES + 1;

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
  read: readStart,
  real: (path) => realpathSync(path),
};

/** Code of a file-system error, `ENOENT` for instance. */
export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
}

/** Windows has no such flag, nor such pipes. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** One for all files: an estate has thousands. */
let buffer: Buffer | undefined;

// Neither asks for the size first nor trusts it: a file may grow meanwhile, and asking takes as long as opening.
function readStart(path: string): Buffer {
  buffer ??= Buffer.allocUnsafeSlow(READ_BYTES);
  const handle = openSync(path, WITHOUT_WAITING);
  try {
    let length = 0;
    let more = 0;
    do {
      more = readSync(handle, buffer, length, READ_BYTES - length, null);
      length += more;
    } while (more > 0 && length < READ_BYTES);
    return buffer.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): "file" | "folder" | "other" {
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}
