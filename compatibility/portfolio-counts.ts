import type { ApplicationDecision } from "../generated/application";
import { DELIVERY_MODES, type DeliveryMode } from "./delivery-mode";
import type { AssessedApplication } from "./assessed-application";
import type { CompatibilityRule, RuleId } from "./rule";
import { VERDICTS, type ReasonEffect, type Verdict } from "./verdict";

type DecisionState = ApplicationDecision["state"];

/** How many applications have each verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** How many applications a rule says something about, by the worst that it does to each of them. */
export interface RuleCount {
  readonly rule: RuleId;
  readonly applications: Readonly<Record<ReasonEffect, number>>;
}

/** What one office has to find out. */
export interface OfficeQuestions {
  readonly office: string;
  /** Rules that cannot tell without an answer, each counted for each application. */
  readonly questions: number;
  /** Applications that they are about. */
  readonly applications: number;
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
    standardVerdicts: countVerdicts(applications, ({ standardVerdict }) => standardVerdict),
    rules: countRules(applications),
    questions: questionsByOffice(applications),
    decisions: countDecisions(applications),
  };
}

function verdictsByMode(applications: readonly AssessedApplication[]): PortfolioCounts["verdicts"] {
  const count = (mode: DeliveryMode) => countVerdicts(applications, ({ verdicts }) => verdicts[mode]);
  return Object.fromEntries(DELIVERY_MODES.map((mode) => [mode, count(mode)])) as PortfolioCounts["verdicts"];
}

function countVerdicts(
  applications: readonly AssessedApplication[],
  verdictOf: (assessed: AssessedApplication) => Verdict,
): VerdictCounts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const assessed of applications) counts[verdictOf(assessed)] += 1;
  return counts;
}

function countRules(applications: readonly AssessedApplication[]): readonly RuleCount[] {
  const counts = new Map<CompatibilityRule, Record<ReasonEffect, number>>();
  for (const { worst } of applications) {
    for (const { rule, effect } of worst) {
      let count = counts.get(rule);
      if (count === undefined)
        counts.set(rule, (count = { blocker: 0, unknown: 0, condition: 0, warning: 0 }));
      count[effect] += 1;
    }
  }
  return [...counts]
    .map(([{ id }, count]) => ({ rule: id, applications: count }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function questionsByOffice(applications: readonly AssessedApplication[]): readonly OfficeQuestions[] {
  const counts = new Map<string, { questions: number; applications: number }>();
  for (const { application, worst } of applications) {
    const questions = countQuestions(worst);
    if (questions === 0) continue;
    const count = counts.get(application.office) ?? { questions: 0, applications: 0 };
    count.questions += questions;
    count.applications += 1;
    counts.set(application.office, count);
  }
  return [...counts]
    .map(([office, count]) => ({ office, ...count }))
    .sort((a, b) => (a.office < b.office ? -1 : 1));
}

function countQuestions(worst: AssessedApplication["worst"]): number {
  let questions = 0;
  for (const { effect } of worst) if (effect === "unknown") questions += 1;
  return questions;
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
