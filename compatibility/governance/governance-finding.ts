import type { Finding, Severity } from "../../model/diagnostic";

/** Findings about manifests and corrections as documents, each with its severity and what it expects. */
export const GOVERNANCE_FINDINGS = {
  "app/unknown-rule": ["error", "waivers and corrections name rules of the catalogue"],
  "app/waiver-lapsed": ["error", "a waiver is renewed or removed after its last day"],
  "app/waiver-ending": ["warning", "a waiver is renewed or removed in the month before its last day"],
  "app/waiver-unused": ["warning", "a waiver sets something aside that the manifest still shows"],
  "app/ungranted-exemption": [
    "warning",
    "waivers and corrections stand in the version that decides about exemptions",
  ],
  "app/idle-correction": ["warning", "a correction differs from the catalogue"],
  "app/future-date": ["error", "reviews, decisions and evidence lie in the past"],
  "app/outdated-test": ["warning", "a test is about the version in use"],
  "app/review-overdue": ["note", "a manifest is confirmed as often as estate.yaml asks"],
  "app/unfounded-decision": ["warning", "an application that is ready can be delivered as decided"],
  "app/lifecycle": ["warning", "people need applications that are in use, and know what comes after them"],
  "app/co-location": ["warning", "applications that work in the same session can be delivered to one"],
} as const satisfies Readonly<Record<string, readonly [Severity, string]>>;

export type GovernanceRule = keyof typeof GOVERNANCE_FINDINGS;

/** Where a finding stands. */
export type Place = Pick<Finding, "file" | "pointer" | "atKey">;

/** A finding with the severity of its rule. */
export function governanceFinding(
  place: Place,
  rule: GovernanceRule,
  message: string,
  hint: string,
): Finding {
  return { rule, severity: GOVERNANCE_FINDINGS[rule][0], message, ...place, hint };
}
