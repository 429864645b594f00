import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../../cli/exit-code";
import { makeFolder, withMachineRefusals } from "../../cli/machine-refusal";
import { testWithUnwritableFolder, UNWRITABLE_FOLDER } from "../support/unwritable-folder";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "workplace-refusal-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a folder is made with those above it, and may be there already", () => {
  const folder = join(root, "a/b/c");
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test("fails where a file is in the way", () => {
  writeFileSync(join(root, "file"), "");
  expect(() => makeFolder(join(root, "file/below"))).toThrow(/ENOTDIR/);
});

testWithUnwritableFolder("fails at once where nobody can create anything", () => {
  const absent = `${UNWRITABLE_FOLDER}/absent`;
  expect(() => makeFolder(`${absent}/below`)).toThrow(UsageError);
  expect(() => makeFolder(absent)).toThrow(`"${absent}" cannot be created there; choose another folder`);
});

test("what the machine refuses becomes a sentence, and a bug stays a bug", async () => {
  const failing = (error: Error) =>
    withMachineRefusals("/out", "choose another", () => Promise.reject(error));
  await expect(failing(Object.assign(new Error(), { code: "EROFS", path: "/out/a" }))).rejects.toThrow(
    new UsageError('"/out/a" cannot be written (EROFS); choose another'),
  );
  await expect(failing(Object.assign(new Error(), { code: "ENOSPC" }))).rejects.toThrow(
    '"/out" cannot be written (ENOSPC)',
  );
  await expect(failing(Object.assign(new Error("gone"), { code: "ENOENT" }))).rejects.toThrow("gone");
  await expect(failing(new RangeError("boom"))).rejects.toThrow(RangeError);
});
