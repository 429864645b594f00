import type { ApplicationDecision } from "../generated/application";
import type { AssessedApplication } from "./assessed-application";
import { DELIVERY_MODES, type DeliveryMode } from "./delivery-mode";
import type { CompatibilityRule, RuleId } from "./rule";
import type { ReasonEffect, Verdict } from "./verdict";

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
  readonly applications: number;
  /** Delivery mode → verdict in the best scenario → applications. */
  readonly verdicts: Readonly<Record<DeliveryMode, VerdictCounts>>;
  /** Verdict on the standard desktop → applications. */
  readonly standardVerdicts: VerdictCounts;
  /** Verdict on the standard desktop → id of the first application that has it. */
  readonly examples: Readonly<Partial<Record<Verdict, string>>>;
  /** Sorted by rule. Reasons that are set aside do not count. */
  readonly rules: readonly RuleCount[];
  /** Sorted by office. */
  readonly questions: readonly OfficeQuestions[];
  readonly decisions: Readonly<Record<DecisionState, number>>;
}

/** Counts verdicts, rules, open questions and decisions of applications that nobody has to keep. */
export class PortfolioCounter {
  private applications = 0;
  private readonly verdicts = {
    pooled: noVerdicts(),
    personal: noVerdicts(),
    "remote-app": noVerdicts(),
    "app-attach": noVerdicts(),
    local: noVerdicts(),
    web: noVerdicts(),
  };
  private readonly standardVerdicts = noVerdicts();
  private readonly examples: Partial<Record<Verdict, string>> = {};
  private readonly rules = new Map<CompatibilityRule, Record<ReasonEffect, number>>();
  private readonly questions = new Map<string, { questions: number; applications: number }>();
  private readonly decisions = { "not-reviewed": 0, "in-progress": 0, ready: 0, "wont-do": 0 };

  add({ application, verdicts, standardVerdict, worst }: AssessedApplication): void {
    this.applications += 1;
    for (const mode of DELIVERY_MODES) this.verdicts[mode][verdicts[mode]] += 1;
    this.standardVerdicts[standardVerdict] += 1;
    this.examples[standardVerdict] ??= application.id;
    this.decisions[application.decision.state] += 1;
    this.countQuestions(application.office, this.countRules(worst));
  }

  counts(): PortfolioCounts {
    const { applications, verdicts, standardVerdicts, examples, decisions } = this;
    const rules = [...this.rules]
      .map(([{ id }, count]) => ({ rule: id, applications: count }))
      .sort((a, b) => (a.rule < b.rule ? -1 : 1));
    const questions = [...this.questions]
      .map(([office, count]) => ({ office, ...count }))
      .sort((a, b) => (a.office < b.office ? -1 : 1));
    return { applications, verdicts, standardVerdicts, examples, rules, questions, decisions };
  }

  /** @returns questions among them (count) */
  private countRules(worst: AssessedApplication["worst"]): number {
    let questions = 0;
    for (const { rule, effect } of worst) {
      let count = this.rules.get(rule);
      if (count === undefined) {
        this.rules.set(rule, (count = { blocker: 0, unknown: 0, condition: 0, warning: 0 }));
      }
      count[effect] += 1;
      if (effect === "unknown") questions += 1;
    }
    return questions;
  }

  private countQuestions(office: string, questions: number): void {
    if (questions === 0) return;
    let count = this.questions.get(office);
    if (count === undefined) this.questions.set(office, (count = { questions: 0, applications: 0 }));
    count.questions += questions;
    count.applications += 1;
  }
}

function noVerdicts(): Record<Verdict, number> {
  return { compatible: 0, conditional: 0, unknown: 0, incompatible: 0, "not-applicable": 0 };
}
