import type { Effect, RuleId } from "./rule";

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

/** One rule that had something to say. */
export interface Reason {
  readonly rule: RuleId;
  /** What it does to the verdict; `unknown` when the manifest does not answer. */
  readonly effect: Exclude<Effect, "none" | "not-applicable">;
  /** JSON pointer into the manifest of what the rule looked at; of the section when the section is missing. */
  readonly pointer: string;
  /** Set when the reason is shown but does not count. */
  readonly setAsideBy?: "test" | "waiver";
}

/** The verdict on one application in one environment. */
export interface Assessment {
  readonly verdict: Verdict;
  /** What decided: the rules, or proof that beats them. */
  readonly basis: "rules" | "test";
  /** Worst first, then by rule id; empty for `compatible` by rules alone. */
  readonly reasons: readonly Reason[];
}
