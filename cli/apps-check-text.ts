import { DELIVERY_MODES } from "../compatibility/delivery-mode";
import type { CheckResult } from "../compatibility/application-check";
import type {
  OfficeQuestions,
  PortfolioCounts,
  RuleCount,
  VerdictCounts,
} from "../compatibility/portfolio-counts";
import { REMEDIATIONS } from "../compatibility/remediation-catalog";
import { catalogued } from "../compatibility/rule-catalog";
import { VERDICTS } from "../compatibility/verdict";
import { MODE_WORDS, VERDICT_WORDS } from "../compatibility/wording";
import type { Colours } from "./colours";
import { plural } from "./findings";
import { whole } from "./quantity";
import { textTable } from "./text-table";

/** Rules that are shown (count; our own choice: one screen). */
const RULES_SHOWN = 10;

/** Offices that are shown (count; our own choice: one screen). */
const OFFICES_SHOWN = 8;

/** What owners have decided, in the order of the work, with the words behind a count. */
const DECISION_STATES = [
  ["not-reviewed", "not reviewed"],
  ["in-progress", "in progress"],
  ["ready", "ready"],
  ["wont-do", "not to be delivered"],
] as const satisfies readonly (readonly [keyof PortfolioCounts["decisions"], string])[];

/** How many applications run where, what stands in the way most often, and who has to answer what. */
export function appsCheckText(
  { counts, standardScenario }: Pick<CheckResult, "counts" | "standardScenario">,
  today: string,
  colours: Colours,
  room?: number,
): string {
  const { applications, rules, questions } = counts;
  return [
    `${colours.bold(plural(applications, "application"))} judged on ${today}, each where it runs best`,
    verdictTable(counts, standardScenario !== undefined, colours, room),
    ruleTable(rules, colours, room),
    estateLines(rules, colours),
    questionTable(questions, colours, room),
    decisionLine(counts),
    `next: ${nextStep(counts)}\n`,
  ]
    .filter((part) => part !== "")
    .map((part) => part.trim())
    .join("\n\n");
}

function verdictTable(
  { verdicts, standardVerdicts }: PortfolioCounts,
  withStandard: boolean,
  colours: Colours,
  room: number | undefined,
): string {
  const cells = (counts: VerdictCounts) => VERDICTS.map((verdict) => whole(counts[verdict]));
  const standard = withStandard ? [["standard desktop", ...cells(standardVerdicts)]] : [];
  return textTable(
    ["delivery mode", ...VERDICTS.map((verdict) => VERDICT_WORDS[verdict])],
    [...DELIVERY_MODES.map((mode) => [MODE_WORDS[mode], ...cells(verdicts[mode])]), ...standard],
    colours,
    room,
  );
}

function ruleTable(rules: readonly RuleCount[], colours: Colours, room: number | undefined): string {
  const counted = rules
    .filter(({ rule }) => catalogued(rule).setting === undefined)
    .map(({ rule, applications: { blocker, unknown, condition } }) => ({
      rule,
      cells: [blocker, condition, unknown],
      sum: blocker + condition + unknown,
    }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum || (a.rule < b.rule ? -1 : 1));
  if (counted.length === 0) return "";
  const shown = counted.slice(0, RULES_SHOWN);
  const table = textTable(
    ["most frequent reason", "rule", "blocks", "conditions", "open"],
    shown.map(({ rule, cells }) => [catalogued(rule).title, rule, ...cells.map(whole)]),
    colours,
    room,
  );
  return withMore(table, counted.length - shown.length, "rule");
}

/** What no owner of an application can act on. */
function estateLines(rules: readonly RuleCount[], colours: Colours): string {
  const lines = rules.flatMap(({ rule, applications: { blocker, unknown, condition } }) => {
    const found = catalogued(rule);
    const count = blocker + unknown + condition;
    if (found.setting === undefined || count === 0) return [];
    const [way] = found.remediation;
    const action = way === undefined ? "" : `: ${REMEDIATIONS[way].action}`;
    return [`${found.title} [${rule}], ${plural(count, "application")}${action}`];
  });
  return lines.length === 0 ? "" : [colours.dim("settled by the estate, once for all"), ...lines].join("\n");
}

function questionTable(
  offices: readonly OfficeQuestions[],
  colours: Colours,
  room: number | undefined,
): string {
  if (offices.length === 0) return "";
  const sorted = [...offices].sort((a, b) => b.questions - a.questions || (a.office < b.office ? -1 : 1));
  const shown = sorted.slice(0, OFFICES_SHOWN);
  const table = textTable(
    ["who has to answer", "questions", "applications"],
    shown.map((each) => [each.office, whole(each.questions), whole(each.applications)]),
    colours,
    room,
  );
  return withMore(table, sorted.length - shown.length, "office");
}

function decisionLine({ decisions }: PortfolioCounts): string {
  const counted = DECISION_STATES.filter(([state]) => decisions[state] > 0);
  return `decisions: ${counted.map(([state, words]) => `${whole(decisions[state])} ${words}`).join(", ")}`;
}

function withMore(table: string, count: number, noun: string): string {
  return count === 0 ? table : `${table.trimEnd()}\n… and ${plural(count, noun)} more`;
}

function nextStep({ examples }: PortfolioCounts): string {
  const example = examples.incompatible ?? examples.unknown ?? examples.conditional;
  if (example === undefined) return "workplace plan";
  return `workplace apps show ${example} says why and what to do about it`;
}
