import type { ApplicationSpec } from "../generated/application";
import type { AssessedApplication } from "../compatibility/assessed-application";
import { DELIVERY_MODES, type DeliveryMode } from "../compatibility/delivery-mode";
import type { Policy } from "../compatibility/environment";
import { catalogued } from "../compatibility/rule-catalog";
import { countingReasons, type Reason, type Verdict } from "../compatibility/verdict";
import type { ScenarioWayOut } from "../compatibility/ways-out";
import { reasonText, verdictText } from "../compatibility/wording";
import { groupBy } from "../model/group-by";

/** Everything there is to say about one application. Plain data. */
export interface ApplicationReport {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly office: string;
  /** Day of the assessment, YYYY-MM-DD. */
  readonly today: string;
  readonly protectionClass: string;
  /** Mode to deliver it in; absent when none is possible. */
  readonly best?: DeliveryMode;
  readonly modes: readonly ModeReport[];
  /** What has to be found out, each question once. */
  readonly questions: readonly {
    readonly rule: string;
    readonly question: string;
    readonly pointer: string;
  }[];
  /** By scenario, the one with most users first. */
  readonly waysOut: readonly ScenarioWayOut[];
  readonly evidence: readonly EvidenceReport[];
  readonly decision: ApplicationSpec["decision"];
}

/** A piece of evidence and the delivery modes whose verdict it decides somewhere; statements of the vendor decide none. */
export type EvidenceReport = ApplicationSpec["evidence"][number] & {
  readonly decides: readonly DeliveryMode[];
};

/** What holds in a delivery mode for people in some scenarios. */
export interface ModeReport {
  readonly mode: DeliveryMode;
  readonly scenarios: readonly string[];
  readonly verdict: Verdict;
  /** The verdict in words, with the test that decided. */
  readonly said: string;
  /** Worst first, those that are set aside included. */
  readonly reasons: readonly (Pick<Reason, "rule" | "effect" | "setAsideBy"> & { readonly said: string })[];
}

export function applicationReport(
  assessed: AssessedApplication,
  waysOut: readonly ScenarioWayOut[],
  { today }: Pick<Policy, "today">,
): ApplicationReport {
  const { application, protectionClass, best } = assessed;
  const { id, file, name, version, office, evidence, decision } = application;
  return {
    ...{ id, file, name, version, office, today, protectionClass },
    ...(best === undefined ? {} : { best }),
    modes: DELIVERY_MODES.flatMap((mode) => modeReports(assessed, mode)),
    questions: questionsOf(assessed),
    waysOut,
    evidence: evidence.map((proof, index) => ({ ...proof, decides: modesDecidedBy(index, assessed) })),
    decision,
  };
}

/** One entry for each way in which scenarios differ. */
function modeReports(
  { application, scenarios }: AssessedApplication,
  mode: DeliveryMode,
): readonly ModeReport[] {
  const distinct = groupBy(Object.entries(scenarios), ([, modes]) => JSON.stringify(modes[mode]));
  return [...distinct.values()].map((group) => {
    const assessment = group[0][1][mode];
    return {
      mode,
      scenarios: group.map(([scenario]) => scenario),
      verdict: assessment.verdict,
      said: verdictText(assessment, application),
      reasons: assessment.reasons.map((reason) => ({
        rule: reason.rule,
        effect: reason.effect,
        ...(reason.setAsideBy === undefined ? {} : { setAsideBy: reason.setAsideBy }),
        said: reasonText(reason),
      })),
    };
  });
}

function modesDecidedBy(index: number, { scenarios }: AssessedApplication): readonly DeliveryMode[] {
  const rows = Object.values(scenarios);
  return DELIVERY_MODES.filter((mode) => rows.some((modes) => modes[mode].evidence === index));
}

function questionsOf({ scenarios }: AssessedApplication): ApplicationReport["questions"] {
  const questions = new Map<string, ApplicationReport["questions"][number]>();
  for (const modes of Object.values(scenarios)) {
    for (const mode of DELIVERY_MODES) {
      for (const { rule, pointer } of countingReasons(modes[mode].reasons, "unknown")) {
        questions.set(rule, { rule, question: catalogued(rule).question, pointer });
      }
    }
  }
  return [...questions.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}
