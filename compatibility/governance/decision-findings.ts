import type { Finding } from "../../model/diagnostic";
import type { ApplicationEstate } from "../../model/estate";
import { pointerTo } from "../../model/json-pointer";
import { feasibleModes, type AssessedApplication } from "../assessed-application";
import type { Portfolio } from "../portfolio";
import { isFeasible } from "../verdict";
import { VERDICT_WORDS } from "../wording";
import { governanceFinding } from "./governance-finding";

/** Decisions that the assessment does not bear out. */
export function decisionFindings(assessed: AssessedApplication): readonly Finding[] {
  const { application, verdicts } = assessed;
  const { state, delivery } = application.decision;
  if (state !== "ready") return [];
  const at = (key: "state" | "delivery") => ({ file: application.file, pointer: pointerTo("decision", key) });
  const feasible = feasibleModes(assessed);
  const hint =
    feasible.length === 0
      ? "answer the open questions, record a test, or take the decision back"
      : `choose ${feasible.join(" or ")}, or record a test of what was decided`;
  if (delivery === undefined) {
    if (feasible.length > 0) return [];
    const message = `the decision says ready, but no delivery mode is compatible or conditional`;
    return [governanceFinding(at("state"), "app/unfounded-decision", message, hint)];
  }
  const verdict = verdicts[delivery];
  // What has no such form has a finding of its own.
  if (isFeasible(verdict) || verdict === "not-applicable") return [];
  const message = `the decision says ready by ${delivery}, but that is ${VERDICT_WORDS[verdict]} in every scenario`;
  return [governanceFinding(at("delivery"), "app/unfounded-decision", message, hint)];
}

/** User groups that need what is not there yet, what is not to be delivered, or what goes without a successor. */
export function lifecycleFindings({ userGroups, applications }: ApplicationEstate): readonly Finding[] {
  const byId = new Map(applications.map((application) => [application.id, application]));
  return userGroups.flatMap((group) =>
    Object.keys(group.applications).flatMap((id) => {
      const application = byId.get(id);
      const place = { file: group.file, pointer: pointerTo("applications", id), atKey: true };
      if (application?.lifecycle === "planned") {
        const message = `application "${id}" is only planned, but people of this group use it`;
        const hint = `set lifecycle in ${application.file} to active, or leave it out until then`;
        return [governanceFinding(place, "app/lifecycle", message, hint)];
      }
      if (application?.decision.state === "wont-do") {
        const message = `application "${id}" is not to be delivered, as its owner decided, but people of this group use it`;
        const hint = `change decision.state in ${application.file}, or say what these people use instead`;
        return [governanceFinding(place, "app/lifecycle", message, hint)];
      }
      if (application?.lifecycle !== "phase-out" || application.replacedBy !== undefined) return [];
      const message = `application "${id}" is being phased out, and its manifest names no successor`;
      return [governanceFinding(place, "app/lifecycle", message, `add replacedBy to ${application.file}`)];
    }),
  );
}

/** Modes that lead into the same session. */
const SESSIONS = [
  ["pooled", "app-attach", "web"],
  ["personal", "web"],
  ["remote-app"],
  ["local", "web"],
] as const;

/** Partners in the same session that no session can hold together, GV-121. Open questions are no conflict yet. */
export function partnerFindings({ applications }: Portfolio): readonly Finding[] {
  const byId = new Map(applications.map((assessed) => [assessed.application.id, assessed]));
  return applications.flatMap((assessed) => {
    const { id, file, dependsOn } = assessed.application;
    return dependsOn.flatMap(({ application: partnerId, by }, index) => {
      const partner = byId.get(partnerId);
      if (by !== "same-session" || partner === undefined) return [];
      if (SESSIONS.some((session) => canJoin(assessed, session) && canJoin(partner, session))) return [];
      const message = `applications "${id}" and "${partnerId}" work in the same session, but no session can hold both: ${possible(assessed)} and ${possible(partner)}`;
      const hint = "deliver one of them in a mode of the other, or connect them over data";
      const place = { file, pointer: pointerTo("dependsOn", index, "application") };
      return [governanceFinding(place, "app/co-location", message, hint)];
    });
  });
}

function canJoin({ verdicts }: AssessedApplication, session: (typeof SESSIONS)[number]): boolean {
  return session.some((mode) => isFeasible(verdicts[mode]) || verdicts[mode] === "unknown");
}

function possible(assessed: AssessedApplication): string {
  const modes = feasibleModes(assessed);
  return `"${assessed.application.id}" can be delivered by ${modes.length === 0 ? "no mode" : modes.join(", ")}`;
}
