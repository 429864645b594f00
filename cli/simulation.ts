import type * as simulatorModule from "../simulator/main";
import type { SimulateOptions, SimulateResult, StackOutcome } from "../simulator/run";
import type { SynthesizedStack } from "../simulator/stack-manifest";
import {
  guardedResources,
  isGuardedIn,
  rememberedResources,
  rememberResources,
  type GuardedResources,
} from "./guarded-resources";
import type { Progress } from "./progress";
import type { SimulationAction, SimulationReport, StackReport } from "./simulation-report";

/** One call of the command: its steps, with times and marks that the simulator itself does not know. */
export class Simulation {
  private readonly startedAt = Date.now();
  private readonly startOf = new Map<string, number>();
  private readonly endOf = new Map<string, number>();

  constructor(
    private readonly simulator: Pick<typeof simulatorModule, "simulate">,
    private readonly request: Omit<SimulateOptions, "action">,
    private readonly stacks: readonly SynthesizedStack[],
    private readonly progress: Progress,
  ) {}

  async run(action: SimulationAction): Promise<SimulationReport> {
    const { stateDir } = this.request;
    const guarded = [rememberedResources(stateDir), guardedResources(this.stacks)];
    if (action === "deploy") {
      const validated = await this.step("validate");
      if (!validated.succeeded)
        return this.report(
          action,
          validated.stacks.filter(({ succeeded }) => !succeeded),
          guarded,
        );
    }
    const result = await this.step(action === "deploy" ? "apply" : action);
    if (action === "deploy" || action === "apply") this.remember(result.stacks, guarded);
    const report = this.report(action, result.stacks, guarded);
    if (action !== "deploy" || !result.succeeded) return report;
    const second = await this.step("plan");
    const unsettled = second.stacks.filter(({ succeeded, changes }) => !succeeded || changes.length > 0);
    return {
      ...report,
      unsettled,
      succeeded: unsettled.length === 0,
      interrupted: this.interrupted,
      seconds: this.secondsSince(this.startedAt),
    };
  }

  private get interrupted(): boolean {
    return this.request.signal?.aborted === true;
  }

  private step(action: SimulationAction | "validate"): Promise<SimulateResult> {
    this.endOf.clear();
    const name = { validate: "validating", apply: "applying", plan: "planning", destroy: "destroying" };
    const verb = action in name ? name[action as keyof typeof name] : action;
    return this.simulator.simulate({
      ...this.request,
      action: action as SimulateOptions["action"],
      onStart: (stack) => {
        this.startOf.set(stack, Date.now());
        this.progress.phase(`${verb} ${stack} (${this.endOf.size} of ${this.stacks.length} stacks done)`);
      },
      onStack: ({ stack }) => this.endOf.set(stack, Date.now()),
    });
  }

  private report(
    action: SimulationAction,
    outcomes: readonly StackOutcome[],
    guarded: readonly GuardedResources[],
  ): SimulationReport {
    return {
      action,
      succeeded: outcomes.every(({ succeeded }) => succeeded) && !this.interrupted,
      interrupted: this.interrupted,
      seconds: this.secondsSince(this.startedAt),
      stacks: outcomes.map((outcome): StackReport => ({
        ...outcome,
        seconds: this.secondsOf(outcome.stack),
        atRisk: outcome.changes.filter(
          (change) =>
            (change.action === "replace" || change.action === "delete") &&
            isGuardedIn(guarded, outcome.stack, change),
        ),
      })),
    };
  }

  /** A stack that did not come out well may still hold what was guarded before. */
  private remember(
    outcomes: readonly StackOutcome[],
    [before = {}, after = {}]: readonly GuardedResources[],
  ): void {
    const entries = outcomes.map(({ stack, succeeded }) => {
      const kept = succeeded ? [] : (before[stack] ?? []);
      return [stack, [...new Set([...kept, ...(after[stack] ?? [])])]] as const;
    });
    rememberResources(this.request.stateDir, { ...before, ...Object.fromEntries(entries) });
  }

  private secondsOf(stack: string): number {
    const [start, end] = [this.startOf.get(stack), this.endOf.get(stack)];
    return start === undefined || end === undefined ? 0 : (end - start) / 1000;
  }

  private secondsSince(start: number): number {
    return (Date.now() - start) / 1000;
  }
}
