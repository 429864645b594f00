// Entry of the built simulator (dist/simulator.js), which bin/simulator.js starts: a small command for people and
// scripts, and the program that the executables of a mirror load.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { FAULTS_VARIABLE, parseFaults } from "./fault/fault-plan";
import { writeMirror } from "./mirror";
import { simulate, type SimulateAction } from "./run";
import { summaryText } from "./summary";

export { runProvider } from "./executable-provider";
export { simulate } from "./run";

const USAGE = `usage: node bin/simulator.js <validate|plan|apply|destroy|status|env> [stack…]

  --out <folder>        synthesised stacks (default: cdktf.out)
  --state <folder>      what the simulation keeps between runs (default: .workplace/simulation)
  --inventory <file>    what exists beside our stacks, YAML or JSON (default: whatever the stacks look up)
  --allow-destroy       destroy protected resources as well

"env" prints variables for terraform and cdktf to use the simulated providers on their own.
${FAULTS_VARIABLE} holds a fault plan: a JSON list, or the path of a file with one.
`;

const ACTIONS: readonly string[] = [
  "validate",
  "plan",
  "apply",
  "destroy",
  "status",
] satisfies SimulateAction[];

/** Exit codes of the product: ok, findings, usage. */
const EXIT = { ok: 0, findings: 1, usage: 2 } as const;

/** What the starting program gives. */
export interface SimulatorHost {
  /** When the run started. */
  readonly now: Date;
  /** File that the executables of a mirror load. */
  readonly program: string;
}

/**
 * Runs the command.
 *
 * @param args - arguments after the program's name
 * @returns exit code
 */
export async function main(args: readonly string[], host: SimulatorHost): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string", default: "cdktf.out" },
      state: { type: "string", default: join(".workplace", "simulation") },
      inventory: { type: "string" },
      "allow-destroy": { type: "boolean", default: false },
    },
  });
  const [action = "", ...stacks] = positionals;
  if (action === "env") return printEnvironment(host.program, values);
  if (!ACTIONS.includes(action)) {
    process.stderr.write(USAGE);
    return EXIT.usage;
  }
  const abort = new AbortController();
  // The first Ctrl-C lets Terraform save its state; further ones change nothing about that.
  const interrupt = (): void => abort.abort();
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  try {
    const result = await simulate({
      outDir: values.out,
      stateDir: values.state,
      action: action as SimulateAction,
      ...(stacks.length > 0 ? { stacks } : {}),
      ...(values.inventory === undefined ? {} : { inventory: values.inventory }),
      allowDestroy: values["allow-destroy"],
      faults: parseFaults(process.env[FAULTS_VARIABLE]),
      environment: process.env,
      now: host.now,
      signal: abort.signal,
    });
    process.stdout.write(`${summaryText(result)}\n`);
    return result.succeeded ? EXIT.ok : EXIT.findings;
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}

function printEnvironment(
  program: string,
  {
    out,
    state,
    inventory,
  }: { readonly out: string; readonly state: string; readonly inventory?: string | undefined },
): number {
  const simulation = {
    program,
    storeDir: resolve(state, "estate"),
    inventory: inventory === undefined ? null : resolve(inventory),
    outDir: resolve(out),
  };
  const machine = { platform: process.platform, architecture: process.arch };
  const variables = writeMirror(join(state, "mirror"), simulation, machine);
  for (const [name, value] of Object.entries(variables)) process.stdout.write(`export ${name}='${value}'\n`);
  return EXIT.ok;
}
