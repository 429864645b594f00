import { SETTINGS_FILE, VERDICT_FOLDERS } from "../model/file-kinds";
import type { Context } from "./context";
import { UsageError } from "./exit-code";
import { git } from "./git";
import { commitOf, repositoryOf } from "./revision-files";

/**
 * Files that verdicts on applications hang on and that differ from a revision, are new or are gone: what has changed on
 * this side since both went different ways, as a review shows it, committed or not.
 *
 * @returns files relative to the estate's folder, sorted
 * @throws UsageError when the folder is in no repository or git does not know the revision
 */
export async function changedFiles(
  context: Context,
  estateDir: string,
  revision: string,
): Promise<ReadonlySet<string>> {
  const { top, prefix } = await repositoryOf(context, estateDir);
  const commit = await commitOf(context, estateDir, revision);
  const paths = [SETTINGS_FILE, ...VERDICT_FOLDERS].map((name) => `${prefix}${name}`);
  const changed = await namesOf(context, top, revision, [
    ...["diff", "--name-only", "--no-renames", "-z"],
    ...["--merge-base", "--end-of-options", commit, "--", ...paths],
  ]);
  const added = await namesOf(context, top, revision, [
    ...["ls-files", "--others", "--exclude-standard", "-z", "--", ...paths],
  ]);
  return new Set([...changed, ...added].map((name) => name.slice(prefix.length)).sort());
}

async function namesOf(
  context: Context,
  top: string,
  revision: string,
  args: readonly string[],
): Promise<readonly string[]> {
  const answer = await git(context, top, args);
  if (!answer.succeeded) {
    const reason = answer.stderr.trim().split("\n")[0] ?? "";
    throw new UsageError(
      `git cannot compare with "${revision}" (${reason}); fetch the history down to where both went different ways`,
    );
  }
  return answer.stdout
    .toString("utf8")
    .split("\0")
    .filter((name) => name !== "");
}
