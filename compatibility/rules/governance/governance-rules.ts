import type { CompatibilityRule } from "../../rule";
import { review } from "./gv-120-review";
import { sameSessionPartner } from "./gv-121-same-session-partner";
import { lapsedWaiver } from "./gv-122-lapsed-waiver";
import { evidence } from "./gv-123-evidence";

/** GV: the manifest itself. */
export const GOVERNANCE_RULES: readonly CompatibilityRule[] = [
  review,
  sameSessionPartner,
  lapsedWaiver,
  evidence,
];
