import { catalogued } from "../../compatibility/rule-catalog";
import { compareVerdicts, countingReasons } from "../../compatibility/verdict";
import { groupBy, type Group } from "../../model/group-by";
import type { PoolApplicationPlan } from "../plan";
import type { Placement } from "./placement";

/**
 * Applications of a pool, each once per delivery mode, by id and mode.
 *
 * @param placements - those of the pool
 */
export function poolApplications(placements: readonly Placement[]): readonly PoolApplicationPlan[] {
  const groups = groupBy(placements, ({ application, mode }) => `${application.id}/${mode}`);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, uses]) => poolApplication(uses));
}

/** @param uses - of one application in one mode */
function poolApplication(uses: Group<Placement>): PoolApplicationPlan {
  const worst = uses.reduce((a, b) =>
    compareVerdicts(a.assessment.verdict, b.assessment.verdict) < 0 ? b : a,
  );
  const { application, mode } = worst;
  const executable = application.installation?.executable;
  return {
    id: application.id,
    name: application.name,
    mode,
    verdict: usableVerdict(worst),
    people: uses.reduce((sum, { people }) => sum + people, 0),
    conditions: [...new Set(uses.flatMap(conditionsOf))].sort(),
    connections: application.network?.connections ?? [],
    ...(executable === undefined ? {} : { executable }),
  };
}

function usableVerdict({ application, assessment: { verdict } }: Placement): PoolApplicationPlan["verdict"] {
  if (verdict === "compatible" || verdict === "conditional" || verdict === "unknown") return verdict;
  throw new RangeError(`application "${application.id}" is placed where it is ${verdict}`);
}

/** What has to be observed: conditions of rules, and of the test that beats them. */
function conditionsOf({ application, assessment }: Placement): readonly string[] {
  const byRules = countingReasons(assessment.reasons, "condition").map(
    ({ rule }) => `${rule}: ${catalogued(rule).explanation}`,
  );
  const proof = assessment.evidence === undefined ? undefined : application.evidence[assessment.evidence];
  const byTest =
    proof?.result === "works-with-conditions"
      ? [`test of ${proof.on}: ${proof.conditions ?? `see ${proof.reference}`}`]
      : [];
  return [...byRules, ...byTest];
}
