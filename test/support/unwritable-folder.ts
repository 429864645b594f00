import { existsSync } from "node:fs";

/** A folder in which nobody can create anything, not even root: the kernel's own. */
export const UNWRITABLE_FOLDER = "/proc";

/** `test` for what happens in {@link UNWRITABLE_FOLDER}; on systems without it, skips the test and says so. */
export function testWithUnwritableFolder(name: string, run: jest.ProvidesCallback): void {
  if (existsSync(`${UNWRITABLE_FOLDER}/self`)) return test(name, run);
  process.stderr.write(`test "${name}" skipped: this system has no ${UNWRITABLE_FOLDER}\n`);
  test.skip(name, run);
}
