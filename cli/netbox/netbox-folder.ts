import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCode } from "../../model/estate-file-system";
import { UsageError } from "../exit-code";

/** What an earlier export has left. */
const OWN_FILE = /^\d\d-[a-z-]+\.csv$/;

/**
 * Writes files into a folder that holds nothing else: as a whole or not at all. Files of an earlier export are replaced.
 *
 * @param named - the folder as the user wrote it, for messages
 * @throws UsageError when the folder holds something else, or cannot be written
 */
export function writeFolder(path: string, named: string, files: ReadonlyMap<string, string>): void {
  refuseForeign(path, named);
  const fresh = `${path}.${process.pid}`;
  try {
    mkdirSync(fresh, { recursive: true });
    for (const [name, text] of files) writeFileSync(join(fresh, name), text);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(dirname(path), { recursive: true });
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw new UsageError(`"${named}" cannot be written (${errorCode(error)})`);
  }
}

function refuseForeign(path: string, named: string): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new UsageError(`"${named}" is not a folder; name another one`);
  const foreign = readdirSync(path).find((name) => !OWN_FILE.test(name));
  if (foreign !== undefined) {
    throw new UsageError(`"${named}" holds "${foreign}", which is no part of an export; name another folder`);
  }
}
