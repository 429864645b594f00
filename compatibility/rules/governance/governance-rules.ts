import type { CompatibilityRule } from "../../rule";
import { owner } from "./gv-120-owner";
import { sameSessionPartner } from "./gv-121-same-session-partner";
import { lapsedWaiver } from "./gv-122-lapsed-waiver";
import { evidence } from "./gv-123-evidence";
import { review } from "./gv-124-review";

/** GV: the manifest itself. */
export const GOVERNANCE_RULES: readonly CompatibilityRule[] = [
  owner,
  sameSessionPartner,
  lapsedWaiver,
  evidence,
  review,
];
