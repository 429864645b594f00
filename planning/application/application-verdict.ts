import { compareVerdicts, type Assessment, type Verdict } from "../../compatibility/verdict";
import type { ApplicationCounts } from "../plan";
import type { PlacedApplications } from "./placement";

/** What the plan says about an application. */
export type PlacedVerdict = keyof ApplicationCounts;

/** How an application fares where people use it. */
export interface ApplicationVerdict {
  /** Id of the manifest. */
  readonly application: string;
  readonly verdict: PlacedVerdict;
  /** People who use it; 0 = no user group names it. */
  readonly people: number;
  /** What decided. */
  readonly assessment: Assessment;
}

/**
 * The verdict on every application: the worst where people use it; of one that nobody needs yet the best that any seat
 * offers. An application that is needed and not placeable also has a finding, which is an error.
 *
 * @returns sorted by application
 */
export function applicationVerdicts({
  placements,
  refusals,
  unused,
}: PlacedApplications): readonly ApplicationVerdict[] {
  const found = new Map<string, ApplicationVerdict>();
  for (const [application, assessment] of unused) {
    found.set(application, { application, verdict: placed(assessment.verdict), people: 0, assessment });
  }
  for (const { application, people, assessment } of [...placements, ...refusals]) {
    const { id } = application;
    const known = found.get(id);
    const isWorst = known === undefined || compareVerdicts(known.assessment.verdict, assessment.verdict) < 0;
    found.set(id, {
      application: id,
      verdict: isWorst ? placed(assessment.verdict) : known.verdict,
      people: (known?.people ?? 0) + people,
      assessment: isWorst ? assessment : known.assessment,
    });
  }
  return [...found.values()].sort((a, b) => (a.application < b.application ? -1 : 1));
}

function placed(verdict: Verdict): PlacedVerdict {
  return verdict === "incompatible" || verdict === "not-applicable" ? "notPlaceable" : verdict;
}
