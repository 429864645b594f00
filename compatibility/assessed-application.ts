import type { Application } from "../model/estate";
import { DELIVERY_MODES, type DeliveryMode } from "./delivery-mode";
import type { ProtectionClass } from "./protection-class";
import { isFeasible, type Assessment, type RuleEffect, type Verdict } from "./verdict";

/** Delivery mode → verdict. */
export type ModeVerdicts = Readonly<Record<DeliveryMode, Verdict>>;

/** Assessments of one application for people in one scenario; a mode that they cannot have is not applicable. */
export type ModeAssessments = Readonly<Record<DeliveryMode, Assessment>>;

/** What is known about one application. */
export interface AssessedApplication {
  readonly application: Application;
  /** Class of protection that it was judged for. */
  readonly protectionClass: ProtectionClass;
  /** Delivery mode → the best verdict that any scenario offers. */
  readonly verdicts: ModeVerdicts;
  /**
   * Verdict on the standard desktop, in the scenario that most people with a pooled desktop have: as a web application
   * or pooled, whatever is better.
   */
  readonly standardVerdict: Verdict;
  /** First mode in the order of `PREFERRED_MODES` with the best feasible verdict; undefined when none is feasible. */
  readonly best: DeliveryMode | undefined;
  /** The worst that each rule does in any scenario, sorted by rule; without what is set aside. */
  readonly worst: readonly RuleEffect[];
  /** Scenario → delivery mode → assessment. Scenarios that offer the same share one object. */
  readonly scenarios: Readonly<Record<string, ModeAssessments>>;
  /** Delivery mode → the best assessment that any scenario offers. */
  readonly modes: ModeAssessments;
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
export function bestMode(verdicts: ModeVerdicts): DeliveryMode | undefined {
  const feasible = PREFERRED_MODES.filter((mode) => isFeasible(verdicts[mode]));
  return feasible.find((mode) => verdicts[mode] === "compatible") ?? feasible[0];
}

/** Modes in which any scenario can have an application, in the order of tables. */
export function feasibleModes(verdicts: ModeVerdicts): readonly DeliveryMode[] {
  return DELIVERY_MODES.filter((mode) => isFeasible(verdicts[mode]));
}
