import type { ReasonEffect } from "./verdict";

/** What a rule does, as a number: an application meets thousands of them. Worse is higher, 0 is nothing. */
export type EffectCode = number;

/** What a code means; from nothing to the worst. */
export const CODED_EFFECTS = [
  undefined,
  "warning",
  "condition",
  "unknown",
  "blocker",
] as const satisfies readonly (ReasonEffect | undefined)[];

/** Code of an open question. */
export const UNKNOWN: EffectCode = CODED_EFFECTS.indexOf("unknown");
