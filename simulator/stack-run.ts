import { rmSync } from "node:fs";
import { join } from "node:path";
import type { LostObjects } from "./lost-objects";
import type { SynthesizedStack } from "./stack-manifest";
import { StackWorkspace } from "./stack-workspace";
import {
  TerraformEvents,
  type ResourceAction,
  type ResourceChange,
  type TerraformDiagnostic,
} from "./terraform-event";
import {
  startTerraform,
  variableEnvironment,
  type RunningTerraform,
  type TerraformResult,
} from "./terraform-process";

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
  /** What an interrupted run lost; undefined when the run before ended well. */
  readonly lost?: LostObjects;
  readonly action: SimulateAction;
  readonly binary: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly allowDestroy?: boolean;
  /** Values of Terraform variables; demanded ones that are missing get invented values. */
  readonly variables?: Readonly<Record<string, string>>;
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
    const events = new TerraformEvents();
    const init = await this.terraform(["init", "-input=false", "-no-color", "-reconfigure"]);
    if (init.exitCode !== 0) return this.failed(events, "terraform init failed", init);
    const changesObjects = action === "apply" || action === "destroy";
    const adopted = action === "apply" ? await this.adoptLostObjects() : [];
    if (changesObjects) this.workspace.markUnfinished();
    const result = await this.terraform(ARGUMENTS[action], (line) => events.readLine(line));
    if (action === "validate") events.readDocument(result.stdout);
    this.workspace.clearAdoptions();
    if (result.exitCode !== 0) return this.failed(events, `terraform ${action} failed`, result, adopted);
    if (changesObjects) this.workspace.markFinished();
    return outcomeOf(this.workspace, events, { succeeded: true, adopted });
  }

  private async terraform(
    args: readonly string[],
    onLine?: (line: string) => void,
  ): Promise<TerraformResult> {
    if (this.interrupted) return { exitCode: null, stdout: "", stderr: "interrupted" };
    const { binary, variables = {} } = this.options;
    const invented = this.workspace.inventedVariables(Object.keys(variables));
    const environment = {
      ...this.options.environment,
      ...variableEnvironment({ ...invented, ...variables }),
    };
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

  private async adoptLostObjects(): Promise<readonly string[]> {
    const { lost } = this.options;
    if (!lost || lost.isEmpty) return [];
    const planFile = "adoption.plan";
    const planned = await this.terraform(["plan", "-input=false", "-no-color", `-out=${planFile}`]);
    const shown = planned.exitCode === 0 ? await this.terraform(["show", "-json", planFile]) : planned;
    rmSync(join(this.workspace.folder, planFile), { force: true });
    // A plan that fails shows its errors again in the apply that follows.
    if (shown.exitCode !== 0) return [];
    const adoptions = lost.adopt(shown.stdout);
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
