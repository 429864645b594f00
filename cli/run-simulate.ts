import { join, resolve } from "node:path";
import { nearest } from "../model/suggestion";
import type * as simulatorModule from "../simulator/main";
import type { SimulateOptions } from "../simulator/run";
import type { SynthesizedStack } from "../simulator/stack-manifest";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { printFindings } from "./findings";
import { simulationText } from "./formats/simulation-text";
import { withInterrupt } from "./interrupt";
import { withMachineRefusals } from "./machine-refusal";
import { withProcessLock } from "./process-lock";
import { progressOn, type Progress } from "./progress";
import { outputDir, synthesise } from "./run-synth";
import { environmentDir, printEnvironment } from "./simulation-environment";
import { Simulation } from "./simulation";
import { SIMULATE_ACTIONS, type SimulationAction } from "./simulation-report";

/** Most stacks at a time (count; our own choice: each is a Terraform of its own). */
const MAX_PARALLEL = 16;

type Simulator = typeof simulatorModule;

/** `workplace simulate`: synthesises, then lets Terraform work on simulated clouds. */
export async function runSimulate(
  context: Context,
  given: CommandOptions,
  [wanted = "", ...names]: readonly string[],
): Promise<ExitCode> {
  const action = actionOf(wanted);
  const stateDir = stateDirOf(context, given);
  const options = action === "env" ? withOwnOutput(given, stateDir) : given;
  const format = choice(options, "format", ["text", "json"]);
  const parallel = parallelOf(options);
  // gRPC and the provider schemas are nobody else's business.
  const simulator = await import("../simulator/main.js");
  if (needsTerraform(action) && simulator.findTerraform(context.env) === undefined)
    throw withoutTerraform(context);
  if (needsSynthesis(action, options) && !(await hasSynthesised(context, options))) return EXIT_FINDINGS;
  const stacks = stacksOf(simulator, outputDir(context, options), names);
  const request = simulateOptions(simulator, context, { options, stacks, stateDir, parallel });
  const home = "choose another folder with --state";
  if (action === "env") {
    return withMachineRefusals(stateDir, home, async () =>
      printEnvironment(simulator, context, { options, stacks, stateDir }),
    );
  }
  const report = await withMachineRefusals(stateDir, home, () =>
    withProcessLock(`${stateDir}.lock`, () => {
      if (options["reset"] === true) simulator.clearSimulation(stateDir);
      return withProgress(context, (progress) =>
        withInterrupt((signal) =>
          new Simulation(simulator, { ...request, signal }, stacks, progress).run(action),
        ),
      );
    }),
  );
  const colours = coloursFor(context, context.stdout, options.color);
  context.stdout.write(
    format === "json" ? `${JSON.stringify(report, null, 2)}\n` : simulationText(report, colours),
  );
  return report.succeeded ? EXIT_OK : EXIT_FINDINGS;
}

function actionOf(wanted: string): SimulationAction {
  const action = SIMULATE_ACTIONS.find((known) => known === wanted);
  if (action !== undefined) return action;
  const meant = nearest(wanted, SIMULATE_ACTIONS);
  throw new UsageError(
    `"${wanted}" is no action; ${meant === undefined ? `use ${SIMULATE_ACTIONS.join(", ")}` : `did you mean "${meant}"?`}`,
  );
}

function parallelOf({ parallel }: CommandOptions): number {
  const count = Number(parallel);
  if (Number.isInteger(count) && count >= 1 && count <= MAX_PARALLEL) return count;
  throw new UsageError(
    `--parallel is "${String(parallel)}"; allowed are whole numbers from 1 to ${MAX_PARALLEL}`,
  );
}

/**
 * Terraform on its own keeps its state beside the stacks: away from where real runs keep theirs, and away from what
 * `simulate apply` has made.
 *
 * @throws UsageError when another folder is asked for
 */
function withOwnOutput(options: CommandOptions, stateDir: string): CommandOptions {
  if (options["output"] !== undefined) {
    throw new UsageError(
      `--output is "${String(options["output"])}", but env has stacks of its own: simulated objects must not get ` +
        "into the state of real ones; leave --output out, or choose another place with --state",
    );
  }
  return { ...options, output: join(environmentDir(stateDir), "cdktf.out") };
}

function needsTerraform(action: SimulationAction): boolean {
  return action !== "status" && action !== "env";
}

/** What stands in the output folder is what was applied: destroying and looking need nothing newer. */
function needsSynthesis(action: SimulationAction, { synth }: CommandOptions): boolean {
  return synth !== false && ["plan", "apply", "deploy", "env"].includes(action);
}

function withoutTerraform({ env }: Context): UsageError {
  const named = env["TERRAFORM_BINARY_NAME"];
  if (named !== undefined && named !== "") {
    return new UsageError(
      `TERRAFORM_BINARY_NAME is "${named}", but that program does not answer to "version"; ` +
        "name Terraform or OpenTofu, or leave the variable out to have them found on the PATH",
    );
  }
  return new UsageError(
    "neither terraform nor tofu is on the PATH; install Terraform (https://developer.hashicorp.com/terraform/install) " +
      "or OpenTofu (https://opentofu.org/docs/intro/install/), or name the program in TERRAFORM_BINARY_NAME",
  );
}

/** Synthesises; false when the estate has errors, which are printed then. */
async function hasSynthesised(context: Context, options: CommandOptions): Promise<boolean> {
  const { assessment, diagnostics } = await synthesise(context, options);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const { sources } = assessment;
  printFindings(context, context.stderr, { diagnostics: errors, sources, format: "text", options });
  return errors.length === 0;
}

/** Stacks of the synthesis, all or those that are named. */
function stacksOf(
  simulator: Simulator,
  outDir: string,
  names: readonly string[],
): readonly SynthesizedStack[] {
  try {
    return simulator.readStackManifest(outDir, names.length === 0 ? undefined : names);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function simulateOptions(
  simulator: Simulator,
  context: Context,
  run: {
    readonly options: CommandOptions;
    readonly stacks: readonly SynthesizedStack[];
    readonly stateDir: string;
    readonly parallel: number;
  },
): Omit<SimulateOptions, "action"> {
  const { options, stacks, stateDir, parallel } = run;
  const inventory = fromFile(context, options, "inventory", (file) => simulator.Inventory.read(file));
  const faults = fromFile(context, options, "inject", (file) => simulator.parseFaults(file));
  return {
    outDir: outputDir(context, options),
    stateDir,
    stacks: stacks.map(({ name }) => name),
    parallel,
    allowDestroy: options["allowDestroy"] === true,
    environment: context.env,
    now: new Date(),
    ...(inventory === undefined ? {} : { inventory }),
    ...(faults === undefined ? {} : { faults }),
  };
}

/**
 * What stands in the file that an option names; undefined when the option is not given.
 *
 * @throws UsageError when the file cannot be read, or holds something else
 */
function fromFile<Content>(
  { cwd }: Context,
  options: CommandOptions,
  option: string,
  read: (file: string) => Content,
): Content | undefined {
  const file = options[option];
  if (file === undefined) return undefined;
  try {
    return read(resolve(cwd, String(file)));
  } catch (error) {
    throw new UsageError(`--${option} ${String(file)}: ${messageOf(error)}`);
  }
}

function stateDirOf({ cwd }: Context, { estate, state }: CommandOptions): string {
  return state === undefined ? join(estate, ".workplace", "simulation") : resolve(cwd, String(state));
}

async function withProgress<T>(context: Context, work: (progress: Progress) => Promise<T>): Promise<T> {
  const progress = progressOn(context.stderr);
  try {
    return await work(progress);
  } finally {
    progress.done();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
