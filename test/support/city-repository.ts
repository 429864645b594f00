import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeEstate, type EstateFiles } from "./estate-builder";

const ROOT = join(__dirname, "../..");

/** Programs that pipelines call and that have no business on this machine: they write down how they were called. */
const STUBBED_PROGRAMS = ["npm", "curl", "gh"];

/** How a script of a pipeline ended. */
export interface ScriptResult {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A city's repository with the command in it, as pipelines find it. */
export interface CityRepository {
  readonly dir: string;
  git(...args: readonly string[]): string;
  write(files: EstateFiles): void;
  /** Commits everything and returns the commit. */
  commit(message: string): string;
  /** Runs the lines of a job in one shell that stops at the first failure. */
  script(lines: readonly string[], env: Readonly<Record<string, string>>): ScriptResult;
  /** Content of a file; empty when there is none. */
  read(name: string): string;
  /** Calls of the stubbed programs so far, one per line. */
  calls(): string;
}

/** Sets up a repository in an empty folder; its first commit holds the files and their lock file. */
export function cityRepository(dir: string, files: EstateFiles): CityRepository {
  const command = JSON.stringify(join(ROOT, "bin/workplace.js"));
  const log = join(dir, ".git", "calls");
  const stub = `#!/bin/sh\necho "$(basename "$0") $*" >> '${log}'\n`;
  writeEstate(dir, { ...files, "bin/workplace.js": `require(${command});\n` });
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", ...args], {
      cwd: dir,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  git("init", "--quiet", "--initial-branch=main");
  const stubs = join(dir, ".git", "stubs");
  for (const name of STUBBED_PROGRAMS) {
    writeEstate(stubs, { [name]: stub });
    chmodSync(join(stubs, name), 0o755);
  }
  const read = (name: string) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name), "utf8") : "");
  const commit = (message: string): string => {
    git("add", "--all");
    git("commit", "--quiet", "--no-gpg-sign", "--message", message);
    return git("rev-parse", "HEAD");
  };
  execFileSync(process.execPath, ["bin/workplace.js", "lock"], { cwd: dir, stdio: "pipe" });
  commit("the estate");
  return {
    dir,
    git,
    commit,
    read,
    write: (changed) => writeEstate(dir, changed),
    script: (lines, env) => {
      const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", lines.join("\n")], {
        cwd: dir,
        encoding: "utf8",
        env: { PATH: `${stubs}:${process.env["PATH"]}`, ...env },
      });
      return { exitCode: status, output: `${stdout}${stderr}` };
    },
    calls: () => read(".git/calls"),
  };
}
