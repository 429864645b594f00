import type { Finding } from "../model/diagnostic";
import type { ApplicationEstate } from "../model/estate";
import { correctionFindings } from "./governance/correction-findings";
import { dateFindings } from "./governance/date-findings";
import { decisionFindings, lifecycleFindings, partnerFindings } from "./governance/decision-findings";
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
    ...correctionFindings(estate),
    ...lifecycleFindings(estate),
    ...estate.applications.flatMap((application) => [
      ...waiverFindings(application, policy),
      ...dateFindings(application, policy),
    ]),
    ...portfolio.applications.flatMap(decisionFindings),
    ...partnerFindings(portfolio),
  ];
}
