import type { Finding } from "../model/diagnostic";
import type { ApplicationEstate } from "../model/estate";
import { correctionFindings } from "./governance/correction-findings";
import { dateFindings } from "./governance/date-findings";
import { decisionFindings, lifecycleFindings, partnerFindings } from "./governance/decision-findings";
import { evidenceFindings } from "./governance/evidence-findings";
import { waiverFindings } from "./governance/waiver-findings";
import { policyOf } from "./policy";
import type { Portfolio } from "./portfolio";

/**
 * What is wrong with manifests, waivers and corrections as documents: not whether an application runs, but whether
 * what people wrote about it holds. Rules `app/…`, see docs/compatibility.md.
 *
 * @param portfolio - the assessment of the same estate, perhaps with fewer exemptions; its day is the day that counts
 */
export function governanceFindings(estate: ApplicationEstate, portfolio: Portfolio): readonly Finding[] {
  const policy = policyOf(estate, portfolio.today);
  return [
    ...exemptionFindings(estate, portfolio.today),
    ...lifecycleFindings(estate),
    ...estate.applications.flatMap((application) => dateFindings(application, policy)),
    ...portfolio.applications.flatMap(decisionFindings),
    ...partnerFindings(portfolio),
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
