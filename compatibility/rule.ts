import type { Application } from "../model/estate";
import type { Answer } from "./answer";
import type { DeliveryMode } from "./delivery-mode";
import type { Environment, Machine, Policy } from "./environment";
import type { RemediationId } from "./remediation-catalog";

/** Two letters for the family, three digits: `PE-063`. Never used twice. */
export type RuleId = `${string}-${number}`;

/** What a rule that applies does to the verdict in a delivery mode; `not-applicable`: the rule has no meaning there. */
export type Effect = "none" | "warning" | "condition" | "unknown" | "blocker" | "not-applicable";

/**
 * How well the fact behind a rule is backed: documented by the authority or vendor named, checked by a commercial or
 * community tool, or inferred by us. The effects are our reading in any case; estate.yaml corrects them.
 */
export type Backing = "documented" | "tool" | "inference";

/** One entry of the catalogue of compatibility rules; one file each. */
export interface CompatibilityRule {
  readonly id: RuleId;
  /** What it is about, as a noun phrase: `user settings in the machine registry`. */
  readonly title: string;
  /** JSON pointers of the manifest that it reads; findings stand at the first one unless `saidAt` knows better. */
  readonly looksAt: readonly string[];
  /** Which of `looksAt` says that it applies, for a rule that several places can answer. */
  readonly saidAt?: (application: Application) => string;
  /** Delivery mode → effect when it applies; the worst case where `effectIn` or `effectFor` tells cases apart. */
  readonly effects: Readonly<Record<DeliveryMode, Effect>>;
  /** Why, in a sentence a department understands; lower case, no trailing stop. */
  readonly explanation: string;
  /** What to ask when the manifest does not say. */
  readonly question: string;
  /** Ways out, cheapest first. */
  readonly remediation: readonly RemediationId[];
  readonly backing: Backing;
  /** URL or name of what backs it; absent for inference. */
  readonly source?: string;
  /** Requirements of BSI IT-Grundschutz that it gives evidence for: `SYS.1.9.A2.3`. */
  readonly requirements?: readonly string[];
  /**
   * JSON pointer of estate.yaml, for a rule about the estate: what it says is settled there, once for all applications,
   * and no manifest can change it. Absent for rules about applications.
   */
  readonly setting?: string;
  /** A test can show the opposite. Contracts, law and protection are not a matter of tests. */
  readonly testable: boolean;
  /** Whether the manifest shows what the rule looks for, wherever the application runs. */
  readonly applies: (application: Application, policy: Policy) => Answer;
  /**
   * Effect in an environment once the rule applies or may apply, whatever else the manifest says; asked once for all
   * applications. Must not be worse than `effects[mode]`, and is not asked where that has no effect.
   */
  readonly effectIn?: (environment: Environment, policy: Policy) => Effect;
  /** The same where the manifest decides; asked once per machine. A rule has at most one of the two. */
  readonly effectFor?: (application: Application, machine: Machine, policy: Policy) => Effect;
}

/** Whether a rule tells environments apart beyond their delivery modes. */
export function tellsEnvironmentsApart({
  effectIn,
  effectFor,
}: Pick<CompatibilityRule, "effectIn" | "effectFor">): boolean {
  return effectIn !== undefined || effectFor !== undefined;
}

/** Whether an effect leaves the verdict as it is. */
export function isSilent(effect: Effect): effect is "none" | "not-applicable" {
  return effect === "none" || effect === "not-applicable";
}

/** Effects by delivery mode in the order of tables: pooled, personal, RemoteApp, app attach, local, web. */
export function effects(
  pooled: Effect,
  personal: Effect,
  remoteApp: Effect,
  appAttach: Effect,
  local: Effect,
  web: Effect,
): Readonly<Record<DeliveryMode, Effect>> {
  return { pooled, personal, "remote-app": remoteApp, "app-attach": appAttach, local, web };
}
