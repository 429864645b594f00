import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "./exit-code";

/** What the machine may refuse: rights, space, quotas, limits and odd paths; no fault of ours. */
const MACHINE_ERRORS: ReadonlySet<string> = new Set([
  ...["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "EIO"],
  ...["EMFILE", "ENFILE", "EXDEV", "EBUSY", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG"],
]);

/**
 * Runs `work`, which writes a folder; what the machine refuses becomes a sentence.
 *
 * @param folder - named when the machine names no path
 * @param wayOut - end of the sentence: what this means, or what to do
 * @throws UsageError
 */
export async function withMachineRefusals<T>(
  folder: string,
  wayOut: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined || !MACHINE_ERRORS.has(code)) throw error;
    throw new UsageError(`"${path ?? folder}" cannot be written (${code}); ${wayOut}`);
  }
}

/**
 * Creates a folder and those above it. Node's own recursive `mkdir` never returns where a folder exists in which nobody
 * can create anything, /proc for instance.
 *
 * @throws UsageError in such a place
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw placelessPath(path);
    // Another run was quicker.
    if (code !== "EEXIST") throw error;
  }
}

/** The folder exists, and yet the machine does not find it when something is to be created there. */
export function placelessPath(path: string): UsageError {
  return new UsageError(`"${path}" cannot be created there; choose another folder`);
}
