import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type * as simulatorModule from "../simulator/main";
import type { SynthesizedStack } from "../simulator/stack-manifest";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { outputDir } from "./run-synth";

type Simulator = typeof simulatorModule;

/** Folder of what terraform and cdktf do on their own: their stacks, their state, their simulated clouds. */
export function environmentDir(stateDir: string): string {
  return join(stateDir, "environment");
}

/**
 * `workplace simulate env`: prints variables with which terraform and cdktf find the simulated providers by
 * themselves, for `eval`.
 *
 * @throws UsageError when a stack keeps its state elsewhere: objects that do not exist must not get into a real state
 */
export function printEnvironment(
  simulator: Pick<Simulator, "writeMirror" | "inventedVariables" | "clearSimulation" | "findTerraform">,
  context: Context,
  run: {
    readonly options: CommandOptions;
    readonly stacks: readonly SynthesizedStack[];
    readonly stateDir: string;
  },
): ExitCode {
  const { options, stacks, stateDir } = run;
  const texts = stacks.map(({ folder }) => readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  texts.forEach(refuseRemoteState);
  const home = environmentDir(stateDir);
  if (options["reset"] === true) {
    for (const folder of ["estate", ".tfstate"]) simulator.clearSimulation(join(home, folder));
  }
  const { inventory } = options;
  const output = outputDir(context, options);
  const simulation = {
    program: join(context.productDir, "bin", "simulated-provider.js"),
    storeDir: join(home, "estate"),
    inventory: inventory === undefined ? null : resolve(context.cwd, String(inventory)),
    outDir: output,
  };
  const machine = { platform: process.platform, architecture: process.arch };
  const invented = texts.flatMap((text) => Object.entries(simulator.inventedVariables(text)));
  const variables = {
    ...simulator.writeMirror(join(home, "mirror"), simulation, machine),
    ...binaryVariable(simulator.findTerraform(context.env)),
    CDKTF_OUTPUT: output,
    ...Object.fromEntries(invented.map(([name, value]) => [`TF_VAR_${name}`, value])),
  };
  for (const [name, value] of Object.entries(variables)) {
    context.stdout.write(`export ${name}=${quoted(value)}\n`);
  }
  return EXIT_OK;
}

/** cdktf takes "terraform" unless it is told otherwise. */
function binaryVariable(binary = "terraform"): Readonly<Record<string, string>> {
  return binary === "terraform" ? {} : { TERRAFORM_BINARY_NAME: binary };
}

function refuseRemoteState(text: string): void {
  const { terraform } = JSON.parse(text) as {
    readonly terraform?: { readonly backend?: Readonly<Record<string, unknown>> };
  };
  const [kind = "local"] = Object.keys(terraform?.backend ?? {});
  if (kind === "local") return;
  throw new UsageError(
    `the stacks keep their state in "${kind}", which terraform would fill with simulated objects; ` +
      "use workplace simulate apply, which has a state of its own, or set stateBackend to kind: local",
  );
}

/** A text that a shell takes as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
