import type { DeliveryMode } from "./delivery-mode";
import type { EffortClass, RemediationId } from "./remediation-catalog";
import type { RuleId } from "./rule";
import type { Verdict } from "./verdict";

/** Something to be done, and the rules that have nothing to say afterwards. */
export interface WayStep {
  readonly remediation: RemediationId;
  /** Sorted; empty for a step that only changes the delivery or the product. */
  readonly rules: readonly RuleId[];
}

/** A question whose harmless answer the way counts on. */
export interface WayQuestion {
  readonly rule: RuleId;
  /** Where the answer belongs in the manifest. Questions with the same pointer are answered together. */
  readonly pointer: string;
}

/**
 * `stay`: delivered as it is; `move`: delivered in another mode; `replace`: another application of the inventory;
 * `migrate`: a product that the inventory does not hold; `retire`: nobody needs it.
 */
export type WayKind = "stay" | "move" | "replace" | "migrate" | "retire";

/** One way for people to work. */
export interface Way {
  readonly kind: WayKind;
  /** Mode it is delivered in afterwards; set for `stay` and `move`. */
  readonly mode?: DeliveryMode;
  /** Ids of applications that can take its place, the best first; set for `replace`. */
  readonly replacements?: readonly string[];
  /** In the order in which they are taken. */
  readonly steps: readonly WayStep[];
  /** Worst case first: by pointer, then by rule. */
  readonly questions: readonly WayQuestion[];
  /** Largest class of a step. */
  readonly effort: EffortClass;
  /** Sum over the steps (working days). */
  readonly days: number;
  /** What the rules say when all steps are done; absent for products that nobody has judged, and for none. */
  readonly verdict?: Verdict;
}

/** How people of a scenario get to work with an application that is not simply compatible there. */
export interface WayOut {
  /** Best verdict in the modes that these people have without further ado. */
  readonly verdict: Verdict;
  /** The mode of that verdict. */
  readonly mode: DeliveryMode;
  /** The cheapest first; empty where conditions have no remedy but people can work. */
  readonly ways: readonly Way[];
}
