import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SynthesizedStack } from "../simulator/stack-manifest";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_OK, type ExitCode } from "./exit-code";
import { outputDir } from "./run-synth";

/**
 * `workplace simulate env`: prints variables with which terraform and cdktf find the simulated providers by
 * themselves, for `eval`.
 */
export function printEnvironment(
  simulator: Pick<typeof import("../simulator/main"), "writeMirror" | "inventedVariables">,
  context: Context,
  run: {
    readonly options: CommandOptions;
    readonly stacks: readonly SynthesizedStack[];
    readonly stateDir: string;
  },
): ExitCode {
  const { options, stacks, stateDir } = run;
  const { inventory } = options;
  const simulation = {
    program: join(context.productDir, "bin", "simulator.js"),
    storeDir: join(stateDir, "estate"),
    inventory: inventory === undefined ? null : resolve(context.cwd, String(inventory)),
    outDir: outputDir(context, options),
  };
  const machine = { platform: process.platform, architecture: process.arch };
  const invented = stacks.map(({ folder }) =>
    simulator.inventedVariables(readFileSync(join(folder, "cdk.tf.json"), "utf8")),
  );
  const variables = Object.entries(Object.assign({}, ...invented) as Readonly<Record<string, string>>);
  const all = {
    ...simulator.writeMirror(join(stateDir, "mirror"), simulation, machine),
    ...Object.fromEntries(variables.map(([name, value]) => [`TF_VAR_${name}`, value])),
  };
  for (const [name, value] of Object.entries(all)) context.stdout.write(`export ${name}=${quoted(value)}\n`);
  return EXIT_OK;
}

/** A text that a shell takes as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
