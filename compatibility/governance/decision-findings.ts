import type { Finding } from "../../model/diagnostic";
import type { Application, UserGroup } from "../../model/estate";
import { pointerTo } from "../../model/json-pointer";
import { feasibleModes, type AssessedApplication, type ModeVerdicts } from "../assessed-application";
import { isFeasible } from "../verdict";
import { VERDICT_WORDS } from "../wording";
import { governanceFinding } from "./governance-finding";

/** Decisions that the assessment does not bear out. */
export function decisionFindings(assessed: AssessedApplication): readonly Finding[] {
  const { application, verdicts } = assessed;
  const { state, delivery } = application.decision;
  if (state !== "ready") return [];
  const at = (key: "state" | "delivery") => ({ file: application.file, pointer: pointerTo("decision", key) });
  const feasible = feasibleModes(verdicts);
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

/**
 * User groups that need what is not there yet, what is not to be delivered, or what goes without a successor.
 *
 * @param groups - those that need the application
 */
export function lifecycleFindings(
  application: Application,
  groups: readonly UserGroup[],
): readonly Finding[] {
  const said = groups.length === 0 ? undefined : lifecycleProblem(application);
  if (said === undefined) return [];
  const pointer = pointerTo("applications", application.id);
  return groups.map(({ file }) =>
    governanceFinding({ file, pointer, atKey: true }, "app/lifecycle", said.message, said.hint),
  );
}

function lifecycleProblem({ id, file, lifecycle, decision, replacedBy }: Application): Said | undefined {
  if (lifecycle === "planned") {
    return {
      message: `application "${id}" is only planned, but people of this group use it`,
      hint: `set lifecycle in ${file} to active, or leave it out until then`,
    };
  }
  if (decision.state === "wont-do") {
    return {
      message: `application "${id}" is not to be delivered, as its owner decided, but people of this group use it`,
      hint: `change decision.state in ${file}, or say what these people use instead`,
    };
  }
  if (lifecycle !== "phase-out" || replacedBy !== undefined) return undefined;
  return {
    message: `application "${id}" is being phased out, and its manifest names no successor`,
    hint: `add replacedBy to ${file}`,
  };
}

type Said = Required<Pick<Finding, "message" | "hint">>;

/** Modes that lead into the same session. */
const SESSIONS = [
  ["pooled", "app-attach", "web"],
  ["personal", "web"],
  ["remote-app"],
  ["local", "web"],
] as const;

/**
 * Partners in the same session that no session can hold together, GV-121. Open questions are no conflict yet.
 *
 * @param applications - all of them, by id
 */
export function partnerFindings(applications: ReadonlyMap<string, Partner>): readonly Finding[] {
  return [...applications].flatMap(([id, { file, dependsOn, verdicts }]) =>
    dependsOn.flatMap(({ application: partnerId, by }, index) => {
      const partner = applications.get(partnerId);
      if (by !== "same-session" || partner === undefined) return [];
      if (SESSIONS.some((session) => canJoin(verdicts, session) && canJoin(partner.verdicts, session)))
        return [];
      const message = `applications "${id}" and "${partnerId}" work in the same session, but no session can hold both: ${possible(id, verdicts)} and ${possible(partnerId, partner.verdicts)}`;
      const hint = "deliver one of them in a mode of the other, or connect them over data";
      const place = { file, pointer: pointerTo("dependsOn", index, "application") };
      return [governanceFinding(place, "app/co-location", message, hint)];
    }),
  );
}

/** What decides whether an application finds into the session of another. */
export interface Partner extends Pick<Application, "file" | "dependsOn"> {
  readonly verdicts: ModeVerdicts;
}

function canJoin(verdicts: ModeVerdicts, session: (typeof SESSIONS)[number]): boolean {
  return session.some((mode) => isFeasible(verdicts[mode]) || verdicts[mode] === "unknown");
}

function possible(id: string, verdicts: ModeVerdicts): string {
  const modes = feasibleModes(verdicts);
  return `"${id}" can be delivered by ${modes.length === 0 ? "no mode" : modes.join(", ")}`;
}
