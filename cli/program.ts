import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command as Parser, CommanderError, Option } from "commander";
import type { Command, CommandGroup, CommandOptions } from "./command";
import { COMMANDS } from "./command-list";
import type { Context } from "./context";
import { EXIT_BUG, EXIT_OK, EXIT_USAGE, UsageError, type ExitCode } from "./exit-code";

const DESCRIPTION =
  "From a city's YAML to its virtual workplace: checks and sizes the estate, and synthesises Terraform stacks for " +
  "Azure Virtual Desktop and vSphere.";

const EXIT_CODES = `
Exit codes: 0 done · 1 findings in the estate · 2 wrong usage · 3 a bug of workplace`;

/**
 * Runs one command.
 *
 * @param argv - arguments after the program's name
 * @returns what the process should exit with; never throws
 */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_OK;
  try {
    const program = createProgram(context, (code) => {
      exitCode = code;
    });
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return reported(error, context);
  }
}

function createProgram(context: Context, onExit: (code: ExitCode) => void): Parser {
  const program = new Parser("workplace")
    .description(DESCRIPTION)
    .version(versionOf(context.productDir), "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .showHelpAfterError("(workplace --help lists the commands)")
    .addHelpText("after", EXIT_CODES)
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    });
  addGlobalOptions(program);
  for (const command of COMMANDS) {
    if ("subcommands" in command) addGroup(program, command, context, onExit);
    else addCommand([program], command, context, onExit);
  }
  return program;
}

function addGlobalOptions(parser: Parser): void {
  parser
    .option("--estate <dir>", "folder of the estate (default: the current folder)")
    .option("--no-color", "no colours, even on a terminal");
}

function addGroup(
  program: Parser,
  { name, summary, subcommands }: CommandGroup,
  context: Context,
  onExit: (code: ExitCode) => void,
): void {
  const group = program
    .command(name)
    .description(summary)
    .helpOption("-h, --help", "print this help")
    .showHelpAfterError(`(workplace ${name} --help lists the commands)`);
  addGlobalOptions(group);
  for (const command of subcommands) addCommand([group, program], command, context, onExit);
}

/** @param above - what the command stands below, the nearest first: its group when it has one, the program */
function addCommand(
  above: readonly [Parser, ...Parser[]],
  command: Command,
  context: Context,
  onExit: (code: ExitCode) => void,
): void {
  const [holder] = above;
  const fullName = above.reduce((name, outer) => `${outer.name()} ${name}`, command.name);
  const parser = holder
    .command(command.name)
    .description(command.summary)
    .helpOption("-h, --help", "print this help")
    .showHelpAfterError(`(${fullName} --help lists the options)`)
    .addHelpText("after", examplesText(command))
    .allowExcessArguments(false);
  addGlobalOptions(parser);
  for (const [usage, description] of command.arguments ?? []) parser.argument(usage, description);
  for (const { flags, description, choices, default: preset } of command.options ?? []) {
    const option = new Option(flags, description);
    if (choices !== undefined) option.choices(choices);
    if (preset !== undefined) option.default(preset);
    parser.addOption(option);
  }
  parser.action(async () => {
    const options = optionsOf(
      above.map((outer) => outer.opts()),
      parser.opts(),
      context,
    );
    onExit(await command.run(context, options, parser.args));
  });
}

type ParsedOptions = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** The global options may stand before or after the command's name; the nearest one to it counts. */
function optionsOf(outer: readonly ParsedOptions[], own: ParsedOptions, { cwd }: Context): CommandOptions {
  const all = [own, ...outer];
  const named = String(all.find(({ estate }) => estate !== undefined)?.["estate"] ?? ".");
  const estate = resolve(cwd, named);
  if (statSync(estate, { throwIfNoEntry: false })?.isFile() === true) {
    throw new UsageError(`--estate wants a folder, but "${named}" is a file; name the folder it lies in`);
  }
  return { ...own, estate, color: all.every(({ color }) => color !== false) };
}

function examplesText(command: Command): string {
  const lines = command.examples.map(([description, line]) => `  ${line}\n      ${description}`);
  return `\nExamples:\n${lines.join("\n")}`;
}

function versionOf(productDir: string): string {
  const manifest = JSON.parse(readFileSync(join(productDir, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return manifest.version;
}

function reported(error: unknown, context: Context): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_OK : EXIT_USAGE;
  // The built command has a class of that name in each of its parts.
  if (error instanceof Error && error.name === "UsageError") {
    context.stderr.write(`error: ${error.message}\n`);
    return EXIT_USAGE;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.stderr.write(`${stack}\nthis is a bug in workplace, please report it with the lines above\n`);
  return EXIT_BUG;
}
