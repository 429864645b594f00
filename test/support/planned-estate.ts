import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import type { EstateSizing } from "../../planning/estate-sizing";
import { reconcileLock } from "../../planning/lock/reconcile-lock";
import type { Plan } from "../../planning/plan";
import { lockRequest, planEstate, sizeEstate } from "../../planning/plan-estate";

/** Day on which the tests judge applications. */
export const TODAY = "2026-11-21";

/** Sizing of an estate that has no errors; throws with the findings otherwise. */
export function sized(estate: Estate): EstateSizing {
  const { sizing, findings } = sizeEstate(estate, TODAY);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (sizing === undefined || errors.length > 0) {
    throw new Error(errors.map(({ rule, message }) => `${rule}: ${message}`).join("\n"));
  }
  return sizing;
}

/** Plan of an estate that has no errors, with a fresh lock. */
export function planned(estate: Estate): Plan {
  const sizing = sized(estate);
  return planEstate(estate, sizing, freshLock(estate, sizing));
}

/** Findings of planning, the rule and place of each. */
export function findings(estate: Estate): readonly Finding[] {
  return sizeEstate(estate, TODAY).findings;
}

function freshLock(estate: Estate, sizing: EstateSizing): LockSpec {
  const { lock, findings: problems } = reconcileLock(lockRequest(estate, sizing), estate.lock);
  const [first] = problems.filter(({ severity }) => severity === "error");
  if (first !== undefined) throw new Error(`${first.rule}: ${first.message}`);
  return lock;
}
