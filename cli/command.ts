import type { Context } from "./context";
import type { ExitCode } from "./exit-code";

/** Options of every command, and its own ones by name. */
export interface CommandOptions {
  /** Folder of the estate, absolute. */
  readonly estate: string;
  /** False after `--no-color`. */
  readonly color: boolean;
  readonly [name: string]: string | readonly string[] | boolean | undefined;
}

/** One option in commander's notation. */
export interface CommandOption {
  /** `--format <format>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: string;
}

interface Named {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
}

/** One sub-command, as data; `run` loads its implementation only when it is called. */
export interface Command extends Named {
  /** Positional arguments in commander's notation: `[subject]`, `<name...>`. */
  readonly arguments?: readonly (readonly [usage: string, description: string])[];
  readonly options?: readonly CommandOption[];
  readonly examples: readonly (readonly [description: string, command: string])[];
  run(context: Context, options: CommandOptions, args: readonly string[]): Promise<ExitCode>;
}

/** Sub-commands under a common name: `workplace apps check`. */
export interface CommandGroup extends Named {
  readonly subcommands: readonly Command[];
}

/** Formats of findings: text for people, the others for machines and reviewers. */
export const FINDING_FORMATS = ["text", "json", "junit", "sarif", "gitlab", "github", "markdown"] as const;

/** Option of commands that print findings. */
export const FINDING_FORMAT: CommandOption = {
  flags: "--format <format>",
  description: "how to print findings",
  choices: FINDING_FORMATS,
  default: "text",
};

/** Option of commands whose findings decide the exit code. */
export const STRICT: CommandOption = { flags: "--strict", description: "warnings fail as well" };

/** Option of commands that judge applications. */
export const WAIVERS_FROM: CommandOption = {
  flags: "--waivers-from <revision>",
  description: "waivers and corrections count as far as that branch, tag or commit has them",
};

/** Value of an option with choices, which the parser has checked. */
export function choice<Choice extends string>(
  options: CommandOptions,
  name: string,
  choices: readonly Choice[],
): Choice {
  const value = choices.find((known) => known === options[name]);
  if (value === undefined) throw new Error(`option "${name}" is none of ${choices.join(", ")}`);
  return value;
}
