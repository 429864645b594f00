import { COMMANDS } from "../../cli/command-list";
import { brokenEstate, withCommand } from "../support/run-command";

test("--help lists the commands and what the exit codes mean", () =>
  withCommand(async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(["--help"]);
    expect(exitCode).toBe(0);
    for (const { name } of COMMANDS) expect(stdout).toContain(`\n  ${name} `);
    expect(stdout).toContain("1 findings in the estate");
    expect(stderr).toBe("");
  }));

/** Every command that can be run, with its full name. */
const RUNNABLE = COMMANDS.flatMap((command) =>
  "subcommands" in command
    ? command.subcommands.map(({ name, examples }) => [`${command.name} ${name}`, examples] as const)
    : [[command.name, command.examples] as const],
);

test.each(RUNNABLE)("%s --help shows examples that are commands of ours", (name, examples) =>
  withCommand(async ({ run }) => {
    const { exitCode, stdout } = await run([...name.split(" "), "--help"]);
    expect(exitCode).toBe(0);
    expect(examples.length).toBeGreaterThan(0);
    for (const [, line] of examples) {
      expect(line.startsWith(`workplace ${name}`)).toBe(true);
      expect(stdout).toContain(line);
    }
  }),
);

test("--version prints the product's version", () =>
  withCommand(async ({ run }) => {
    expect(await run(["--version"])).toEqual({ exitCode: 0, stdout: "1.2.3\n", stderr: "" });
  }));

test.each<[string, readonly string[], string]>([
  ["an unknown command, with a proposal", ["synht"], "Did you mean synth?"],
  ["a file as estate", ["check", "--estate", "estate.yaml"], "--estate wants a folder"],
  ["an unknown command of a group, with a proposal", ["apps", "chekc"], "Did you mean check?"],
  ["a group without a command", ["apps"], "Usage: workplace apps"],
  ["an unknown option of a command in a group", ["apps", "check", "--strikt"], "Did you mean --strict?"],
  ["an unknown option", ["check", "--strikt"], "Did you mean --strict?"],
  ["an unknown format", ["check", "--format", "xml"], "Allowed choices are text, json, junit"],
  ["an argument too many", ["check", "now"], "too many arguments"],
  ["an unknown subject", ["explain", "city/peple"], 'did you mean "city/people"?'],
])("rejects %s as wrong usage", (_, argv, message) =>
  withCommand(async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(argv);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
    expect(stdout).toBe("");
  }),
);

test("no command at all is wrong usage and shows the help", () =>
  withCommand(async ({ run }) => {
    const { exitCode, stderr } = await run([]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Usage: workplace");
  }));

test("a bug has a stack trace and asks to be reported", () =>
  withCommand(async ({ run }) => {
    const broken = {
      write: () => {
        throw new RangeError("the stream is broken");
      },
    };
    const { exitCode, stderr } = await run(["plan"], { stdout: broken });
    expect(exitCode).toBe(3);
    expect(stderr).toContain("RangeError: the stream is broken");
    expect(stderr).toContain("    at ");
    expect(stderr).toContain("this is a bug in workplace");
  }));

test.each<[string, readonly string[]]>([
  ["before", ["--estate", "elsewhere", "check"]],
  ["after", ["check", "--estate", "elsewhere"]],
  ["before the group of", ["--estate", "elsewhere", "apps", "check"]],
  ["between the group and", ["apps", "--estate", "elsewhere", "check"]],
  ["in another place after", ["apps", "check", "--estate", "elsewhere"]],
])("--estate may stand %s the command", (_, argv) =>
  withCommand(async ({ run }) => {
    const { exitCode, stdout } = await run(argv);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("elsewhere/");
  }),
);

test.each<[string, Partial<Record<string, string>>, readonly string[], boolean]>([
  ["are shown on a terminal", {}, [], true],
  ["are off with NO_COLOR", { NO_COLOR: "1" }, [], false],
  ["stay on with an empty NO_COLOR", { NO_COLOR: "" }, [], true],
  ["are off with --no-color", {}, ["--no-color"], false],
  ["are off on a terminal without them", { TERM: "dumb" }, [], false],
])("colours %s", (_, env, options, expected) =>
  withCommand(async ({ run }) => {
    const parts: string[] = [];
    const terminal = { isTTY: true, write: (text: string) => parts.push(text) };
    await run(["check", ...options], { env, stdout: terminal });
    expect(parts.join("").includes("\u001b[")).toBe(expected);
  }, brokenEstate()),
);
