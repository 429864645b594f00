import type { Context } from "../../cli/context";
import { run } from "../../cli/program";
import { edited, minimalEstate, withEstate, type EstateFiles } from "./estate-builder";

/** What a command has returned and printed. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An estate in a temporary folder and the command in it. */
export interface CommandRunner {
  readonly dir: string;
  /** Runs the command with output that is no terminal, unless the overrides say otherwise. */
  run(argv: readonly string[], overrides?: Partial<Context>): Promise<CommandResult>;
}

/** An estate without warnings (both scenarios redirect the same) whose folder is the product's as well. */
export function commandEstate(files: EstateFiles = minimalEstate()): EstateFiles {
  const redirection = "redirection:\n  clipboard: true\n  microphone: true\n";
  return {
    ...edited(files, "scenarios/convertible.yaml", redirection, ""),
    "package.json": '{ "version": "1.2.3" }',
  };
}

/** {@link commandEstate} with an error in estate.yaml: a prefix that is a number. */
export function brokenEstate(): EstateFiles {
  return edited(commandEstate(), "estate.yaml", "prefix: mu", "prefix: 7");
}

export function withCommand<T>(
  use: (runner: CommandRunner) => Promise<T>,
  files: EstateFiles = commandEstate(),
): Promise<T> {
  return withEstate(files, (dir) => use({ dir, run: (argv, overrides) => runCommand(dir, argv, overrides) }));
}

/** {@link withCommand} with a lock file. */
export function withLocked(use: (runner: CommandRunner) => Promise<void>): Promise<void> {
  return withCommand(async (runner) => {
    await runner.run(["lock"]);
    await use(runner);
  });
}

/** A stream that remembers; `isTTY` makes it a terminal. */
export function recorder(isTTY = false): {
  readonly isTTY: boolean;
  write(text: string): void;
  text(): string;
} {
  const parts: string[] = [];
  return { isTTY, write: (text) => void parts.push(text), text: () => parts.join("") };
}

/** Runs the command in a folder that is the product's as well. */
export async function runCommand(
  dir: string,
  argv: readonly string[],
  overrides: Partial<Context> = {},
): Promise<CommandResult> {
  const stdout = recorder();
  const stderr = recorder();
  const exitCode = await run(argv, {
    cwd: dir,
    env: {},
    stdout,
    stderr,
    productDir: dir,
    buildId: "test",
    today: "2026-11-21",
    ...overrides,
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}
