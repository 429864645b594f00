import type { Finding } from "../model/diagnostic";
import type { Application, ApplicationEstate, UserGroup } from "../model/estate";
import type { Policy } from "./environment";
import { correctionFindings } from "./governance/correction-findings";
import { dateFindings } from "./governance/date-findings";
import { lifecycleFindings } from "./governance/decision-findings";
import { evidenceFindings } from "./governance/evidence-findings";
import { waiverFindings } from "./governance/waiver-findings";
import { policyOf } from "./policy";

/**
 * What is wrong with a manifest as a document: not whether the application runs, but whether what people wrote about it
 * holds. Rules `app/…`, see docs/compatibility.md; `ApplicationCheck` finds those that need verdicts.
 *
 * @param groups - those that need the application
 */
export function governanceFindings(
  application: Application,
  policy: Policy,
  groups: readonly UserGroup[],
): readonly Finding[] {
  return [
    ...waiverFindings(application, policy),
    ...evidenceFindings(application, policy),
    ...dateFindings(application, policy),
    ...lifecycleFindings(application, groups),
  ];
}

/**
 * What is wrong with what beats rules: corrections, waivers and evidence.
 *
 * @param today - YYYY-MM-DD
 */
export function exemptionFindings(estate: ApplicationEstate, today: string): readonly Finding[] {
  const policy = policyOf(estate, today);
  return [
    ...correctionFindings(estate),
    ...estate.applications.flatMap((application) => [
      ...waiverFindings(application, policy),
      ...evidenceFindings(application, policy),
    ]),
  ];
}
