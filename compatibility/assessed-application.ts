import type { Application } from "../model/estate";
import { DELIVERY_MODES, type DeliveryMode } from "./delivery-mode";
import type { ProtectionClass } from "./protection-class";
import { isFeasible, type Assessment, type Reason } from "./verdict";

/** Assessments of one application for people in one scenario; a mode that they cannot have is not applicable. */
export type ModeAssessments = Readonly<Record<DeliveryMode, Assessment>>;

/** What is known about one application. */
export interface AssessedApplication {
  readonly application: Application;
  /** Class of protection that it was judged for. */
  readonly protectionClass: ProtectionClass;
  /** Scenario → delivery mode → assessment. Scenarios that offer the same share one object. */
  readonly scenarios: Readonly<Record<string, ModeAssessments>>;
  /** Delivery mode → the best assessment that any scenario offers. */
  readonly modes: ModeAssessments;
  /** The worst that each rule does in any scenario, sorted by rule; without what is set aside. */
  readonly worst: readonly Reason[];
  /** Mode on the standard desktop: in which form it exists; of both the better one, of equals web. */
  readonly standardMode: "pooled" | "web";
  /** Assessment in that mode, in the scenario that most people with a pooled desktop have. */
  readonly standard: Assessment;
  /** First mode in the order of `PREFERRED_MODES` with the best feasible verdict; undefined when none is feasible. */
  readonly best: DeliveryMode | undefined;
}

/** From the cheapest to run to the dearest; the platform team's reading. Local comes last: it needs staff on site. */
export const PREFERRED_MODES = [
  "web",
  "pooled",
  "app-attach",
  "remote-app",
  "personal",
  "local",
] as const satisfies readonly DeliveryMode[];

/** The first of the preferred modes that is compatible, else the first one that is conditional. */
export function bestMode(modes: ModeAssessments): DeliveryMode | undefined {
  const feasible = PREFERRED_MODES.filter((mode) => isFeasible(modes[mode].verdict));
  return feasible.find((mode) => modes[mode].verdict === "compatible") ?? feasible[0];
}

/** Modes in which any scenario can have an application, in the order of tables. */
export function feasibleModes({ modes }: Pick<AssessedApplication, "modes">): readonly DeliveryMode[] {
  return DELIVERY_MODES.filter((mode) => isFeasible(modes[mode].verdict));
}
