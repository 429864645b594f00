import { compareVerdicts, type Verdict } from "../../compatibility/verdict";
import type { ApplicationCounts } from "../plan";
import type { PlacedApplications } from "./placement";

/**
 * Applications of the estate by verdict: the worst where people use them; of those that nobody needs yet the best that
 * any seat offers. Every application counts once.
 */
export function countApplications({ placements, unused }: PlacedApplications): ApplicationCounts {
  const verdicts = new Map<string, Verdict>(unused);
  for (const { application, assessment } of placements) {
    const known = verdicts.get(application.id);
    if (known === undefined || compareVerdicts(known, assessment.verdict) < 0) {
      verdicts.set(application.id, assessment.verdict);
    }
  }
  const count = (verdict: Verdict): number =>
    [...verdicts.values()].filter((value) => value === verdict).length;
  const [compatible, conditional, unknown] = [count("compatible"), count("conditional"), count("unknown")];
  return {
    compatible,
    conditional,
    unknown,
    notPlaceable: verdicts.size - compatible - conditional - unknown,
  };
}
