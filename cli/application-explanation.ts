import type { RuleId } from "../compatibility/rule";
import { decidingReasons } from "../compatibility/wording";
import type { ApplicationVerdict, PlacedVerdict } from "../planning/application/application-verdict";
import { PLACED_VERDICTS } from "./application-count-text";

/** Subject of the count of all applications; those of single verdicts stand below it. */
const ALL = "applications";

/** An application behind a count. */
export interface CountedApplication {
  /** Id of the manifest. */
  readonly application: string;
  /** People who use it; 0 = no user group names it. */
  readonly people: number;
  /** Rules that decided; none for what is compatible, and where a test failed. */
  readonly reasons: readonly RuleId[];
}

/** How many applications have a verdict, and which; the shape of `explain applications/<verdict> --format json`. */
export interface ApplicationCount {
  readonly subject: string;
  readonly value: number;
  readonly unit: "applications";
  readonly verdict: PlacedVerdict;
  readonly meaning: string;
  /** Most users first, then by id. */
  readonly applications: readonly CountedApplication[];
}

/** All counts; the shape of `explain applications --format json`. */
export interface ApplicationCountSum {
  readonly subject: string;
  readonly value: number;
  readonly unit: "applications";
  readonly formula: string;
  readonly meaning: string;
  readonly counts: readonly ApplicationCount[];
}

const MEANINGS: Readonly<Record<PlacedVerdict, string>> = {
  compatible: "people can work with it as it is",
  conditional: "people can work with it once its conditions are met",
  unknown: "open questions could still keep it from running",
  notPlaceable:
    "no seat of any user group can run it, and nobody uses it yet; if somebody did, that would be an error of the estate",
};

const SUM_MEANING =
  "every application counts once: by its worst verdict where people use it; one that nobody uses yet, by the best that " +
  "any seat offers";

/** The counts of the plan. None in an estate without applications. */
export function applicationCounts(
  verdicts: readonly ApplicationVerdict[],
): readonly (ApplicationCountSum | ApplicationCount)[] {
  if (verdicts.length === 0) return [];
  const counts = PLACED_VERDICTS.map((verdict) => countOf(verdict, verdicts));
  const sum = {
    subject: ALL,
    value: verdicts.length,
    unit: "applications",
    formula: PLACED_VERDICTS.join(" + "),
    meaning: SUM_MEANING,
    counts,
  } as const;
  return [sum, ...counts];
}

function countOf(wanted: PlacedVerdict, verdicts: readonly ApplicationVerdict[]): ApplicationCount {
  const applications = verdicts
    .filter(({ verdict }) => verdict === wanted)
    .map(({ application, people, assessment }) => ({
      application,
      people,
      reasons: decidingReasons(assessment).map(({ rule }) => rule),
    }))
    .sort((a, b) => b.people - a.people || (a.application < b.application ? -1 : 1));
  return {
    subject: `${ALL}/${wanted}`,
    value: applications.length,
    unit: "applications",
    verdict: wanted,
    meaning: MEANINGS[wanted],
    applications,
  };
}
