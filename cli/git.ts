import { execFile } from "node:child_process";
import type { Context } from "./context";
import { UsageError } from "./exit-code";

/** Largest answer of git that is read (bytes; our own choice: the files of an estate are a few megabytes). */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;

/** How a git command ended. */
export interface GitAnswer {
  readonly succeeded: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs a git command that only reads; never fetches anything.
 *
 * @param input - its standard input
 * @throws UsageError when there is no git
 */
export function git(
  { env }: Pick<Context, "env">,
  cwd: string,
  args: readonly string[],
  input = "",
): Promise<GitAnswer> {
  const environment = { ...env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1" };
  return new Promise((resolve, reject) => {
    const child = execFile(
      "git",
      ["--no-pager", "--literal-pathspecs", ...args],
      { cwd, env: environment, encoding: "buffer", maxBuffer: MAX_ANSWER_BYTES },
      (error, stdout, stderr) => {
        if (error?.code === "ENOENT") reject(new UsageError("git is not on the PATH; install it"));
        else resolve({ succeeded: error === null, stdout, stderr: stderr.toString("utf8") });
      },
    );
    // A command that ends without reading its input is no error of ours.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}
