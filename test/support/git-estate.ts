import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { edited, minimalEstate, writeEstate, type EstateFiles } from "./estate-builder";
import { commandEstate, withCommand, type CommandRunner } from "./run-command";

/** An estate whose first version is committed as tag `v1`. */
export interface GitEstate extends CommandRunner {
  readonly files: EstateFiles;
  /** Writes one file of the working tree anew. */
  edit(path: string, from: string, to: string): void;
  write(files: EstateFiles): void;
  remove(path: string): void;
  git(...args: readonly string[]): string;
  commit(message: string): void;
  /** Brings the first version back; what commands have written stays. */
  reset(): void;
}

/** The minimal estate with lock file, in a git repository of its own. */
export function withGitEstate(
  use: (estate: GitEstate) => Promise<void>,
  files: EstateFiles = commandEstate(minimalEstate()),
): Promise<void> {
  return withCommand(async (runner) => {
    const { dir } = runner;
    const git = (...args: readonly string[]): string =>
      execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", ...args], {
        cwd: dir,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    const commit = (message: string): void => {
      git("add", "--all");
      git("commit", "--quiet", "--no-gpg-sign", "--message", message);
    };
    let current = files;
    const write = (changed: EstateFiles): void => {
      current = { ...current, ...changed };
      writeEstate(dir, changed);
    };
    await runner.run(["lock"]);
    git("init", "--quiet", "--initial-branch=main");
    commit("the estate");
    git("tag", "v1");
    await use({
      ...runner,
      files,
      git,
      commit,
      write,
      edit: (path, from, to) => write({ [path]: edited(current, path, from, to)[path] ?? "" }),
      reset: () => {
        git("checkout", "--quiet", "v1", "--", ".");
        git("clean", "--quiet", "--force", "user-groups", "scenarios", "sites");
        current = files;
      },
      remove: (path) => rmSync(join(dir, path)),
    });
  }, files);
}
