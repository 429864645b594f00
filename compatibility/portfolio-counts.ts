import type { ApplicationDecision } from "../generated/application";
import { groupBy } from "../model/group-by";
import { DELIVERY_MODES, type DeliveryMode } from "./delivery-mode";
import type { AssessedApplication } from "./assessed-application";
import type { RuleId } from "./rule";
import { VERDICTS, type Assessment, type ReasonEffect, type Verdict } from "./verdict";

type DecisionState = ApplicationDecision["state"];

/** How many applications have each verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** How many applications a rule says something about, by the worst that it does to each of them. */
export interface RuleCount {
  readonly rule: RuleId;
  readonly applications: Readonly<Record<ReasonEffect, number>>;
}

/** A question that would settle a verdict. */
export interface OpenQuestion {
  /** Id of the manifest. */
  readonly application: string;
  readonly rule: RuleId;
  /** Where the answer belongs in the manifest, as a JSON pointer. */
  readonly pointer: string;
}

/** What one office has to find out. */
export interface OfficeQuestions {
  readonly office: string;
  /** Sorted by application and rule. */
  readonly questions: readonly OpenQuestion[];
}

/** Figures about a portfolio. */
export interface PortfolioCounts {
  /** Delivery mode → verdict in the best scenario → applications. */
  readonly verdicts: Readonly<Record<DeliveryMode, VerdictCounts>>;
  /** Verdict on the standard desktop → applications. */
  readonly standardVerdicts: VerdictCounts;
  /** Sorted by rule. Reasons that are set aside do not count. */
  readonly rules: readonly RuleCount[];
  /** Sorted by office. */
  readonly questions: readonly OfficeQuestions[];
  readonly decisions: Readonly<Record<DecisionState, number>>;
}

/** Counts verdicts, rules, open questions and decisions. */
export function countPortfolio(applications: readonly AssessedApplication[]): PortfolioCounts {
  return {
    verdicts: verdictsByMode(applications),
    standardVerdicts: countVerdicts(applications.map(({ standard }) => standard)),
    rules: countRules(applications),
    questions: questionsByOffice(applications),
    decisions: countDecisions(applications),
  };
}

function verdictsByMode(applications: readonly AssessedApplication[]): PortfolioCounts["verdicts"] {
  const count = (mode: DeliveryMode) => countVerdicts(applications.map(({ modes }) => modes[mode]));
  return Object.fromEntries(DELIVERY_MODES.map((mode) => [mode, count(mode)])) as PortfolioCounts["verdicts"];
}

function countVerdicts(assessments: readonly Assessment[]): VerdictCounts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of assessments) counts[verdict] += 1;
  return counts;
}

function countRules(applications: readonly AssessedApplication[]): readonly RuleCount[] {
  const counts = new Map<RuleId, Record<ReasonEffect, number>>();
  for (const { worst } of applications) {
    for (const { rule, effect } of worst) {
      let count = counts.get(rule);
      if (count === undefined)
        counts.set(rule, (count = { blocker: 0, unknown: 0, condition: 0, warning: 0 }));
      count[effect] += 1;
    }
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, applications: count }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function questionsByOffice(applications: readonly AssessedApplication[]): readonly OfficeQuestions[] {
  return [...groupBy(applications, ({ application }) => application.office)]
    .map(([office, own]) => ({ office, questions: own.flatMap(openQuestions) }))
    .filter(({ questions }) => questions.length > 0)
    .sort((a, b) => (a.office < b.office ? -1 : 1));
}

function openQuestions({ application: { id }, worst }: AssessedApplication): readonly OpenQuestion[] {
  return worst.flatMap(({ rule, effect, pointer }) =>
    effect === "unknown" ? [{ application: id, rule, pointer }] : [],
  );
}

function countDecisions(applications: readonly AssessedApplication[]): PortfolioCounts["decisions"] {
  const counts: Record<DecisionState, number> = {
    "not-reviewed": 0,
    "in-progress": 0,
    ready: 0,
    "wont-do": 0,
  };
  for (const { application } of applications) counts[application.decision.state] += 1;
  return counts;
}
