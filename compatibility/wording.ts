import type { Application } from "../model/estate";
import type { DeliveryMode } from "./delivery-mode";
import { catalogued } from "./rule-catalog";
import { countingReasons, type Assessment, type Reason, type ReasonEffect, type Verdict } from "./verdict";

/** Verdicts in running text. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  compatible: "compatible",
  conditional: "conditional",
  unknown: "unknown",
  incompatible: "incompatible",
  "not-applicable": "not applicable",
};

/** What reasons do to a verdict, in running text. */
export const EFFECT_WORDS: Readonly<Record<ReasonEffect, string>> = {
  blocker: "blocker",
  unknown: "open question",
  condition: "condition",
  warning: "warning",
};

/** Delivery modes in running text. */
export const MODE_WORDS: Readonly<Record<DeliveryMode, string>> = {
  pooled: "pooled desktop",
  personal: "personal desktop",
  "remote-app": "RemoteApp",
  "app-attach": "app attach",
  local: "installed on the device",
  web: "in the browser",
};

/** Delivery modes as the end of a sentence: it runs … */
export const MODE_PHRASES: Readonly<Record<DeliveryMode, string>> = {
  pooled: "on shared desktops",
  personal: "on desktops of one's own",
  "remote-app": "as a published application",
  "app-attach": "attached at sign-in",
  local: "on the device",
  web: "in the browser",
};

/**
 * A reason in words: what the rule is about and why it matters; the question instead where the manifest does not answer.
 * It says so when no owner of an application can change it.
 *
 * @example
 * reasonText({ rule: "MS-013", effect: "unknown", pointer: "/multiSession" })
 * // => "user settings in the machine registry: does it keep settings of the user under HKEY_LOCAL_MACHINE? [MS-013]"
 */
export function reasonText(reason: Reason): string {
  const rule = catalogued(reason.rule);
  const said = reason.effect === "unknown" ? rule.question : rule.explanation;
  const aside = reason.setAsideBy === undefined ? "" : `, set aside by a ${reason.setAsideBy}`;
  const settled = rule.setting === undefined ? "" : ", settled in estate.yaml";
  return `${rule.title}: ${said} [${rule.id}${settled}${aside}]`;
}

/**
 * What decided, in words: the verdict, and the test when it beats the rules.
 *
 * @example
 * verdictText(assessment, application) // => "incompatible by the test of 2026-09-01 (TEST-0815)"
 */
export function verdictText(assessment: Assessment, application: Pick<Application, "evidence">): string {
  const verdict = VERDICT_WORDS[assessment.verdict];
  const proof = assessment.evidence === undefined ? undefined : application.evidence[assessment.evidence];
  if (proof === undefined) return verdict;
  const conditions = proof.conditions === undefined ? "" : `: ${proof.conditions}`;
  return `${verdict} by the test of ${proof.on} (${proof.reference})${conditions}`;
}

/** The reasons that decide: those with the worst effect that counts; none for what runs, and for a failed test. */
export function decidingReasons({ reasons, verdict }: Assessment): readonly Reason[] {
  if (verdict === "compatible" || verdict === "not-applicable") return [];
  const counting = countingReasons(reasons);
  return counting.filter(({ effect }) => effect !== "warning" && effect === counting[0]?.effect);
}
