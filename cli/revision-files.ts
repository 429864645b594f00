import { existsSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { EstateFileSystem } from "../model/estate-file-system";
import { CATALOG_FOLDER, FOLDER_KINDS, LOCK_FILE, SETTINGS_FILE } from "../model/file-kinds";
import { suggestion } from "../model/suggestion";
import type { Context } from "./context";
import { UsageError } from "./exit-code";
import { git } from "./git";
import { isBelow, snapshotFiles } from "./snapshot-files";

/** An estate's files as they were at a revision. */
export interface RevisionFiles {
  /** Full hash of the commit. */
  readonly commit: string;
  /** Answers for the estate's folder, and for the product's catalogue when it lies in the same repository. */
  readonly files: EstateFileSystem;
}

/**
 * Reads an estate from git, without touching the working tree or writing anything.
 *
 * @param estateDir - absolute folder of the estate, inside a git repository
 * @param revision - branch, tag or commit as git takes it
 * @throws UsageError when the folder is in no repository, git does not know the revision, or the estate was not there
 */
export async function revisionFiles(
  context: Context,
  estateDir: string,
  revision: string,
): Promise<RevisionFiles> {
  const { top, prefix } = await repositoryOf(context, estateDir);
  const commit = await commitOf(context, estateDir, revision);
  const catalogDir = join(context.productDir, CATALOG_FOLDER);
  const catalogPath = pathInRepository(top, catalogDir);
  const roots = new Map(
    [SETTINGS_FILE, LOCK_FILE, CATALOG_FOLDER, ...FOLDER_KINDS.map(({ folder }) => folder)].map((name) => [
      `${prefix}${name}`,
      join(estateDir, name),
    ]),
  );
  if (catalogPath !== undefined) roots.set(catalogPath, catalogDir);
  const entries = await entriesAt(context, top, { commit, revision, roots });
  if (!entries.some(({ path }) => path === join(estateDir, SETTINGS_FILE))) {
    throw new UsageError(
      `"${revision}" holds no ${prefix}${SETTINGS_FILE}: the estate is younger or lay in another folder; ` +
        "choose another revision; workplace diff takes a folder as well (--from-dir)",
    );
  }
  const files = await contentsOf(context, top, entries);
  const hasCatalog = [...files.keys()].some((path) => isBelow(path, catalogDir));
  return {
    commit,
    files: hasCatalog
      ? snapshotFiles([estateDir, catalogDir], files)
      : snapshotFiles([estateDir], files, [catalogDir]),
  };
}

/** Where a folder lies in a git repository. */
export interface Repository {
  /** Absolute folder at the top of the working tree. */
  readonly top: string;
  /** Folder of the estate below it: "" or with a slash at the end. */
  readonly prefix: string;
}

/** @throws UsageError when the folder is in no repository */
export async function repositoryOf(context: Context, estateDir: string): Promise<Repository> {
  if (!existsSync(estateDir)) throw new UsageError(`the folder "${estateDir}" does not exist`);
  const answer = await git(context, estateDir, ["rev-parse", "--show-toplevel", "--show-prefix"]);
  const [top = "", prefix = ""] = answer.stdout.toString("utf8").split("\n");
  if (answer.succeeded && top !== "") return { top, prefix };
  const reason = answer.stderr.trim().split("\n")[0] ?? "";
  throw new UsageError(
    `"${estateDir}" is in no git repository (${reason}); ` +
      "without one there is nothing to compare with: leave out the revision; workplace diff takes a folder (--from-dir)",
  );
}

/** Full hash of the commit that a revision means. */
export async function commitOf(context: Context, cwd: string, revision: string): Promise<string> {
  if (revision === "" || revision.startsWith("-")) {
    throw new UsageError(`"${revision}" is no revision: a branch, a tag or a commit does not start with "-"`);
  }
  const answer = await git(context, cwd, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  const commit = answer.stdout.toString("utf8").trim().split("\n").at(-1) ?? "";
  if (answer.succeeded && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw new UsageError(`git knows no revision "${revision}"; ${await wayOut(context, cwd, revision)}`);
}

async function wayOut(context: Context, cwd: string, revision: string): Promise<string> {
  const shallow = await git(context, cwd, ["rev-parse", "--is-shallow-repository"]);
  if (shallow.stdout.toString("utf8").trim() === "true") {
    return "this clone holds only the newest commits: fetch the others (git fetch --unshallow; in CI fetch-depth: 0)";
  }
  const names = await git(context, cwd, ["for-each-ref", "--format=%(refname:short)"]);
  const known = names.stdout
    .toString("utf8")
    .split("\n")
    .filter((name) => name !== "");
  return suggestion(revision, known, "the repository has no commits yet");
}

/** A folder of this machine as a path in the repository; undefined when it lies outside. */
function pathInRepository(top: string, folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const [realTop, realFolder] = [realpathSync(top), realpathSync(folder)];
  return isBelow(realFolder, realTop) ? relative(realTop, realFolder).split(sep).join("/") : undefined;
}

interface Entry {
  readonly object: string;
  /** Absolute path in the working tree. */
  readonly path: string;
}

/** Files below the wanted paths; a link or submodule among them is refused, since git holds no file for it. */
async function entriesAt(
  context: Context,
  top: string,
  { commit, revision, roots }: { commit: string; revision: string; roots: ReadonlyMap<string, string> },
): Promise<readonly Entry[]> {
  const listed = await git(context, top, [
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    commit,
    "--",
    ...roots.keys(),
  ]);
  if (!listed.succeeded) throw new UsageError(`git cannot list "${revision}": ${listed.stderr.trim()}`);
  const lines = listed.stdout.toString("utf8").split("\0");
  return lines.flatMap((line) => {
    const match = /^(\d{6}) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line);
    if (match === null) return [];
    const [, mode = "", , object = "", name = ""] = match;
    const path = absolutePath(name, roots);
    if (path === undefined) return [];
    if (mode.startsWith("100")) return [{ object, path }];
    throw new UsageError(
      `"${name}" is a link or submodule at "${revision}", which is not followed; put the file itself in its place`,
    );
  });
}

function absolutePath(name: string, roots: ReadonlyMap<string, string>): string | undefined {
  // Git itself never writes such names, but a repository can hold them.
  if (name.includes("\\") || name.split("/").some((part) => [".", "..", ""].includes(part))) return undefined;
  for (const [root, folder] of roots) {
    if (name === root) return folder;
    if (name.startsWith(`${root}/`)) return join(folder, name.slice(root.length + 1));
  }
  return undefined;
}

/** Contents of all entries in one call of git. */
async function contentsOf(
  context: Context,
  cwd: string,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, Buffer>> {
  const input = entries.map(({ object }) => `${object}\n`).join("");
  const { stdout, succeeded, stderr } = await git(context, cwd, ["cat-file", "--batch"], input);
  if (!succeeded) throw new UsageError(`git cannot read the files of the revision: ${stderr.trim()}`);
  const files = new Map<string, Buffer>();
  let offset = 0;
  for (const { object, path } of entries) {
    // "<object> blob <size>\n<content>\n"
    const end = stdout.indexOf("\n", offset);
    const header = stdout.subarray(offset, end).toString("utf8");
    const size = Number(/ blob (\d+)$/.exec(header)?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) throw new UsageError(`git lacks an object of the revision: ${header || object}`);
    files.set(path, stdout.subarray(end + 1, end + 1 + size));
    offset = end + 1 + size + 1;
  }
  return files;
}
