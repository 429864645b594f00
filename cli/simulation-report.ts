import type { StackOutcome } from "../simulator/run";
import type { ResourceAction, ResourceChange } from "../simulator/terraform-event";

/** What was asked for: an action of the simulator, or `deploy`: validate, apply, and a plan that finds nothing. */
export const SIMULATE_ACTIONS = ["plan", "apply", "destroy", "status", "deploy", "env"] as const;
export type SimulationAction = (typeof SIMULATE_ACTIONS)[number];

/** One stack of a simulation. */
export interface StackReport extends StackOutcome {
  /** Wall-clock time of Terraform in this stack (s); 0 when it did not run. */
  readonly seconds: number;
  /** Replaced and deleted resources whose loss loses what cannot be built again. */
  readonly atRisk: readonly ResourceChange[];
}

/** A whole run. */
export interface SimulationReport {
  readonly action: SimulationAction;
  /** Every stack came out well and, after a deployment, had nothing left to do. */
  readonly succeeded: boolean;
  readonly interrupted: boolean;
  /** Wall-clock time of the whole run (s). */
  readonly seconds: number;
  readonly stacks: readonly StackReport[];
  /** After a deployment: stacks in which the second plan still finds something to do; should be none. */
  readonly unsettled?: readonly StackOutcome[];
}

/** Changes of one action over all stacks. */
export function countOf({ stacks }: Pick<SimulationReport, "stacks">, action: ResourceAction): number {
  return stacks.reduce((sum, { counts }) => sum + counts[action], 0);
}
