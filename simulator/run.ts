import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { assumedInventory } from "./assumed-inventory";
import type { Inventory } from "./engine/inventory";
import { FaultInjector } from "./fault/fault-injector";
import type { Fault } from "./fault/fault-plan";
import { cachedProviderSchema, findNodeModules, PROVIDER_PACKAGES } from "./schema/schema-cache";
import { schemaInUse } from "./schema/schema-in-use";
import { reattachVariable, startSimulatedProvider } from "./simulation-server";
import { LostObjects } from "./lost-objects";
import { ObjectStore } from "./engine/object-store";
import { StackWorkspace } from "./stack-workspace";
import { readStackManifest, type SynthesizedStack } from "./stack-manifest";
import { runInOrder } from "./stack-schedule";
import { StackRun, type SimulateAction, type StackOutcome } from "./stack-run";
import { findTerraform, terraformEnvironment } from "./terraform-process";

export type { SimulateAction, StackOutcome } from "./stack-run";

/** What to simulate. */
export interface SimulateOptions {
  /** Folder of the synthesis, usually `cdktf.out`. */
  readonly outDir: string;
  /** Folder that keeps the simulated estate and Terraform's state between runs. */
  readonly stateDir: string;
  readonly action: SimulateAction;
  /** Names of stacks. @default all */
  readonly stacks?: readonly string[];
  /** What exists outside our stacks. @default what the stacks look up */
  readonly inventory?: Inventory;
  /** What goes wrong on the way. @default nothing */
  readonly faults?: readonly Fault[];
  /** Values of Terraform variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Stacks at a time. @default 2 */
  readonly parallel?: number;
  /** Drops `prevent_destroy`, to clear a simulation away. @default false */
  readonly allowDestroy?: boolean;
  /** When the run started, for rules about time (a token's expiry). @default they do not apply */
  readonly now?: Date;
  /** The caller's environment: PATH and TERRAFORM_BINARY_NAME are used. */
  readonly environment: NodeJS.ProcessEnv;
  /** Folder of the .proto files. @default beside the sources */
  readonly protocolDir?: string;
  /** Aborts: running commands finish what they are doing and save their state. */
  readonly signal?: AbortSignal;
  /** Called when the turn of a stack has come. */
  readonly onStart?: (stack: string) => void;
  /** Called when a stack is done. */
  readonly onStack?: (outcome: StackOutcome) => void;
}

/** Outcomes by stack, in the order of their names. */
export interface SimulateResult {
  readonly stacks: readonly StackOutcome[];
  readonly succeeded: boolean;
}

/** Stacks that run side by side unless the caller says otherwise: Terraform itself fills two cores with them. */
const DEFAULT_PARALLEL = 2;

/** Below the state folder: what exists in the simulated clouds. */
const ESTATE_FOLDER = "estate";

/**
 * Takes synthesised stacks through Terraform's own core against simulated providers in this process.
 *
 * Don't block the event loop meanwhile (`execSync`, `spawnSync`): the providers answer from it.
 *
 * @throws Error when there is no Terraform, no synthesis or no such stack
 */
export async function simulate(options: SimulateOptions): Promise<SimulateResult> {
  const stateDir = resolve(options.stateDir);
  const stacks = readStackManifest(resolve(options.outDir), options.stacks);
  if (options.action === "status") {
    const outcomes = stacks.map((stack) => StackRun.status(stateDir, stack));
    return { stacks: outcomes, succeeded: true };
  }
  const binary = findTerraform(options.environment);
  if (binary === undefined) throw new Error("neither terraform nor tofu is on the PATH; install one of them");
  mkdirSync(stateDir, { recursive: true });
  const running = new Set<StackRun>();
  const store = new ObjectStore(join(stateDir, ESTATE_FOLDER));
  store.compact();
  const types = new Set(stacks.flatMap((stack) => new StackWorkspace(stateDir, stack).types()));
  const kill = (): void => running.forEach((run) => run.kill());
  const servers = await startProviders(options, { store, types, kill });
  const interruptAll = (): void => running.forEach((run) => run.interrupt());
  options.signal?.addEventListener("abort", interruptAll);
  try {
    const environment = terraformEnvironment(options.environment, reattachVariable(servers));
    const lost = lostObjects(stateDir, store, readStackManifest(resolve(options.outDir)));
    const runOf = (stack: SynthesizedStack): StackRun =>
      new StackRun({ ...options, stateDir, stack, binary, environment, ...(lost ? { lost } : {}) });
    const outcomes = await runInOrder(
      stacks,
      { reverse: options.action === "destroy", parallel: options.parallel ?? DEFAULT_PARALLEL },
      async (stack) => {
        const run = runOf(stack);
        running.add(run);
        options.onStart?.(stack.name);
        try {
          const outcome = options.signal?.aborted === true ? run.skipped("interrupted") : await run.run();
          options.onStack?.(outcome);
          return outcome;
        } finally {
          running.delete(run);
        }
      },
      (stack, blocker) => {
        const outcome = runOf(stack).skipped(`stack "${blocker}" failed`);
        options.onStack?.(outcome);
        return outcome;
      },
    );
    return { stacks: outcomes, succeeded: outcomes.every((outcome) => outcome.succeeded) };
  } finally {
    options.signal?.removeEventListener("abort", interruptAll);
    await Promise.all(servers.map((server) => server.close()));
  }
}

/** Removes everything that a simulation has kept. */
export function clearSimulation(stateDir: string): void {
  rmSync(resolve(stateDir), { recursive: true, force: true });
}

/** What an interrupted run lost; undefined when all runs ended well. */
function lostObjects(
  stateDir: string,
  store: ObjectStore,
  stacks: readonly SynthesizedStack[],
): LostObjects | undefined {
  const workspaces = stacks.map((stack) => new StackWorkspace(stateDir, stack));
  if (!workspaces.some(({ isUnfinished }) => isUnfinished)) return undefined;
  return new LostObjects(
    store,
    workspaces.flatMap((workspace) => workspace.objects()),
  );
}

interface AttachedProvider {
  readonly source: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

async function startProviders(
  options: SimulateOptions,
  run: {
    readonly store: ObjectStore;
    /** Terraform types that the stacks use. */
    readonly types: ReadonlySet<string>;
    /** Ends all Terraform processes. */
    readonly kill: () => void;
  },
): Promise<readonly AttachedProvider[]> {
  const nodeModules = findNodeModules(__dirname);
  const inventory = options.inventory ?? assumedInventory(readStackManifest(resolve(options.outDir)));
  // One injector for both providers: "the third create" counts over all of them.
  const faults = new FaultInjector(options.faults ?? [], run.kill);
  return Promise.all(
    PROVIDER_PACKAGES.map(async (packageName) => {
      const schema = schemaInUse(cachedProviderSchema(nodeModules, packageName), run.types);
      const server = await startSimulatedProvider({
        schema,
        store: run.store,
        inventory,
        faults,
        ...(options.now ? { now: options.now } : {}),
        ...(options.protocolDir === undefined ? {} : { protocolDir: options.protocolDir }),
      });
      return { source: schema.source, ...server };
    }),
  );
}
