import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findAdoptions } from "./adoption";
import { ObjectStore } from "./engine/object-store";
import type { SynthesizedStack } from "./stack-manifest";
import { StackWorkspace } from "./stack-workspace";
import {
  TerraformEvents,
  type ResourceAction,
  type ResourceChange,
  type TerraformDiagnostic,
} from "./terraform-event";
import { startTerraform, type RunningTerraform, type TerraformResult } from "./terraform-process";

/** What to do with the stacks; "status" only looks at what an earlier run left. */
export type SimulateAction = "validate" | "plan" | "apply" | "destroy" | "status";

/** How one stack came out. */
export interface StackOutcome {
  readonly stack: string;
  readonly succeeded: boolean;
  /** Planned changes by action; after an apply also the changes made, unless there are errors. */
  readonly counts: Readonly<Record<ResourceAction, number>>;
  readonly changes: readonly ResourceChange[];
  /** Changes that were made outside Terraform since the last run. */
  readonly drift: readonly ResourceChange[];
  readonly diagnostics: readonly TerraformDiagnostic[];
  /** Objects in Terraform's state afterwards. */
  readonly objects: number;
  /** Objects of an interrupted run that this one took over. */
  readonly adopted: readonly string[];
  /** Why the stack did not run. */
  readonly skipped?: string;
}

/** What a run of one stack needs. */
export interface StackRunOptions {
  readonly stateDir: string;
  readonly stack: SynthesizedStack;
  /** Every stack of the synthesis: their states tell whose object is whose. */
  readonly allStacks: readonly SynthesizedStack[];
  readonly action: SimulateAction;
  readonly binary: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly allowDestroy?: boolean;
}

const ARGUMENTS: Readonly<Record<Exclude<SimulateAction, "status">, readonly string[]>> = {
  validate: ["validate", "-json"],
  plan: ["plan", "-json", "-input=false"],
  apply: ["apply", "-json", "-input=false", "-auto-approve"],
  destroy: ["destroy", "-json", "-input=false", "-auto-approve"],
};

/** Terraform's way through one stack: init, then the command. */
export class StackRun {
  private readonly workspace: StackWorkspace;
  private current: RunningTerraform | undefined;
  private interrupted = false;

  constructor(private readonly options: StackRunOptions) {
    this.workspace = new StackWorkspace(options.stateDir, options.stack);
  }

  /** What an earlier run left. */
  static status(stateDir: string, stack: SynthesizedStack): StackOutcome {
    return outcomeOf(new StackWorkspace(stateDir, stack), new TerraformEvents(), { succeeded: true });
  }

  /** The outcome of a stack that did not run. */
  skipped(reason: string): StackOutcome {
    return outcomeOf(this.workspace, new TerraformEvents(), { succeeded: false, skipped: reason });
  }

  /** Passes an interrupt on to Terraform, once. */
  interrupt(): void {
    this.interrupted = true;
    this.current?.interrupt();
  }

  /** Ends Terraform at once. */
  kill(): void {
    this.interrupted = true;
    this.current?.kill();
  }

  async run(): Promise<StackOutcome> {
    const { action } = this.options;
    if (action === "status") return StackRun.status(this.options.stateDir, this.options.stack);
    this.workspace.prepare({ allowDestroy: this.options.allowDestroy === true });
    mkdirSync(dirname(this.workspace.stateFile), { recursive: true });
    const events = new TerraformEvents();
    const init = await this.terraform(["init", "-input=false", "-no-color", "-reconfigure"]);
    if (init.exitCode !== 0) return this.failed(events, "terraform init failed", init);
    const changesObjects = action === "apply" || action === "destroy";
    const adopted = changesObjects && existsSync(this.marker) ? await this.adoptLostObjects() : [];
    if (changesObjects) writeMarker(this.marker);
    const result = await this.terraform(ARGUMENTS[action], (line) => events.readLine(line));
    this.workspace.clearAdoptions();
    if (result.exitCode !== 0) return this.failed(events, `terraform ${action} failed`, result, adopted);
    if (changesObjects) rmSync(this.marker, { force: true });
    return outcomeOf(this.workspace, events, { succeeded: true, adopted });
  }

  /** Stays while a run is under way; when a run finds it, the one before did not end well. */
  private get marker(): string {
    return join(this.options.stateDir, "unfinished", this.options.stack.name);
  }

  private async terraform(
    args: readonly string[],
    onLine?: (line: string) => void,
  ): Promise<TerraformResult> {
    if (this.interrupted) return { exitCode: null, stdout: "", stderr: "interrupted" };
    const { binary, environment } = this.options;
    this.current = startTerraform({
      binary,
      folder: this.workspace.folder,
      arguments: args,
      environment,
      ...(onLine ? { onLine } : {}),
    });
    try {
      return await this.current.result;
    } finally {
      this.current = undefined;
    }
  }

  /** Objects that the service created while nobody was left to note it in the state. */
  private async adoptLostObjects(): Promise<readonly string[]> {
    const store = new ObjectStore(join(this.options.stateDir, "estate"));
    const known = this.options.allStacks.flatMap((stack) =>
      new StackWorkspace(this.options.stateDir, stack).objects(),
    );
    const planFile = "adoption.plan";
    const planned = await this.terraform(["plan", "-input=false", "-no-color", `-out=${planFile}`]);
    if (planned.exitCode !== 0) return [];
    const shown = await this.terraform(["show", "-json", planFile]);
    rmSync(join(this.workspace.folder, planFile), { force: true });
    if (shown.exitCode !== 0) return [];
    const adoptions = findAdoptions(store, known, shown.stdout);
    if (adoptions.length > 0) this.workspace.adopt(adoptions);
    return adoptions.map(({ address }) => address);
  }

  private failed(
    events: TerraformEvents,
    summary: string,
    { exitCode, stdout, stderr }: TerraformResult,
    adopted: readonly string[] = [],
  ): StackOutcome {
    if (!events.diagnostics.some(({ severity }) => severity === "error")) {
      const how = exitCode === null ? "the process was ended by a signal" : `exit code ${exitCode}`;
      const detail = [how, stderr.trim(), stdout.trim()].filter((text) => text !== "").join("\n");
      events.diagnostics.push({ severity: "error", summary, detail });
    }
    return outcomeOf(this.workspace, events, { succeeded: false, adopted });
  }
}

function writeMarker(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
}

function outcomeOf(
  workspace: StackWorkspace,
  { changes, drift, diagnostics }: TerraformEvents,
  state: Pick<StackOutcome, "succeeded" | "skipped"> & { readonly adopted?: readonly string[] },
): StackOutcome {
  const count = (action: ResourceAction): number =>
    changes.filter((change) => change.action === action).length;
  return {
    stack: workspace.stack.name,
    counts: {
      create: count("create"),
      update: count("update"),
      replace: count("replace"),
      delete: count("delete"),
    },
    changes,
    drift,
    diagnostics,
    objects: workspace.objects().length,
    adopted: [],
    ...state,
  };
}
