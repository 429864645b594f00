import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withCleanEnd } from "./clean-end";

/** Hands an empty folder to `work` and removes it afterwards, also when the process is told to end meanwhile. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "workplace-"));
  return withCleanEnd(
    () => rmSync(folder, { recursive: true, force: true }),
    () => work(folder),
  );
}
