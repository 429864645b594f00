import type { DecidingProof } from "./deciding-proof";
import type { CompatibilityRule, Effect, RuleId } from "./rule";

/**
 * Whether an application runs in an environment. `unknown` is neither good nor bad: a fact is missing, and the reasons
 * say which question settles it. `not-applicable`: it does not exist in that form, or the device cannot do it.
 */
export type Verdict = "compatible" | "conditional" | "unknown" | "incompatible" | "not-applicable";

/** From best to worst; the worst reason makes the verdict. */
export const VERDICTS = [
  "compatible",
  "conditional",
  "unknown",
  "incompatible",
  "not-applicable",
] as const satisfies readonly Verdict[];

/** What a rule can do to a verdict, from worst to mildest. */
export const REASON_EFFECTS = [
  "blocker",
  "unknown",
  "condition",
  "warning",
] as const satisfies readonly Effect[];

export type ReasonEffect = (typeof REASON_EFFECTS)[number];

/** One rule that had something to say. */
export interface Reason {
  readonly rule: RuleId;
  /** What it does to the verdict; `unknown` when the manifest does not answer. */
  readonly effect: ReasonEffect;
  /**
   * JSON pointer into the manifest of what the rule looked at; of the section when the section is missing, and of the
   * entry in its list `unknown` when that says that nobody knows.
   */
  readonly pointer: string;
  /** Set when the reason is shown but does not count. */
  readonly setAsideBy?: "test" | "waiver";
}

/** What a rule does to some applications, wherever it stands in their manifests. */
export interface RuleEffect {
  readonly rule: CompatibilityRule;
  readonly effect: ReasonEffect;
  /** The manifest does not say whether the rule applies. */
  readonly open: boolean;
}

/** The verdict on one application in one environment. */
export interface Assessment {
  readonly verdict: Verdict;
  /** What decided: the rules, or proof that beats them. */
  readonly basis: "rules" | "test";
  /** Index of that proof in the manifest's evidence; present exactly when `basis` is test. */
  readonly evidence?: number;
  /** Worst first, then by rule id; empty for `compatible` by rules alone. */
  readonly reasons: readonly Reason[];
}

/**
 * Reasons that neither a test nor a waiver sets aside, in their order.
 *
 * @param effect - only those with that effect; undefined = with any
 */
export function countingReasons<Said extends Pick<Reason, "effect" | "setAsideBy">>(
  reasons: readonly Said[],
  effect?: ReasonEffect,
): readonly Said[] {
  return reasons.filter(
    (reason) => reason.setAsideBy === undefined && (effect === undefined || reason.effect === effect),
  );
}

/** It does not exist in that form, or people cannot have it that way. */
export const NOT_APPLICABLE: Assessment = { verdict: "not-applicable", basis: "rules", reasons: [] };

/** From best to worst: negative when `a` is better. */
export function compareVerdicts(a: Verdict, b: Verdict): number {
  return VERDICTS.indexOf(a) - VERDICTS.indexOf(b);
}

/** The better one; the first of equals. */
export function betterVerdict(a: Verdict, b: Verdict = "not-applicable"): Verdict {
  return compareVerdicts(a, b) <= 0 ? a : b;
}

/** Whether `a` does more to a verdict than `b`. */
export function isWorse(a: ReasonEffect, b: ReasonEffect): boolean {
  return REASON_EFFECTS.indexOf(a) < REASON_EFFECTS.indexOf(b);
}

const VERDICT_BY_EFFECT: Readonly<Record<ReasonEffect, Verdict>> = {
  blocker: "incompatible",
  unknown: "unknown",
  condition: "conditional",
  warning: "compatible",
};

/**
 * What reasons and a deciding test make of an application.
 *
 * @param reasons - worst first
 */
export function verdictOf(
  reasons: readonly Reason[],
  test: Pick<DecidingProof, "result"> | undefined,
): Verdict {
  return verdictOfEffect(reasons.find(({ setAsideBy }) => setAsideBy === undefined)?.effect, test);
}

/**
 * The same, by the worst effect that counts.
 *
 * @param worst - undefined for none
 */
export function verdictOfEffect(
  worst: ReasonEffect | undefined,
  test: Pick<DecidingProof, "result"> | undefined,
): Verdict {
  if (test?.result === "fails") return "incompatible";
  const verdict = worst === undefined ? "compatible" : VERDICT_BY_EFFECT[worst];
  return verdict === "compatible" && test?.result === "works-with-conditions" ? "conditional" : verdict;
}

/** Whether people can work with it, perhaps under conditions. */
export function isFeasible(verdict: Verdict): boolean {
  return verdict === "compatible" || verdict === "conditional";
}
