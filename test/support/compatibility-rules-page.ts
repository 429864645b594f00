import { DELIVERY_MODES, type DeliveryMode } from "../../compatibility/delivery-mode";
import { REMEDIATIONS } from "../../compatibility/remediation-catalog";
import { RULE_FAMILIES, RULES, type RuleFamily } from "../../compatibility/rule-catalog";
import {
  tellsEnvironmentsApart,
  type Backing,
  type CompatibilityRule,
  type Effect,
} from "../../compatibility/rule";
import { MODE_WORDS } from "../../compatibility/wording";
import { inWords } from "../../model/json-pointer";

/** The text of docs/compatibility-rules.md. */
export function compatibilityRulesPage(): string {
  return [INTRODUCTION, ...RULE_FAMILIES.map(familySection)].join("\n");
}

const INTRODUCTION = `# Compatibility rules

The ${RULES.length} rules that decide where an application runs, rendered from \`compatibility/rules/\`; do not edit.
[compatibility.md](compatibility.md) says how they make a verdict, [compatibility-examples.md](compatibility-examples.md)
shows a bad and a good manifest for each of them. After a change of a rule run
\`UPDATE_GOLDEN=1 npx jest test/docs/compatibility-rules.test.ts\`.

The tables show what a rule does, when it applies, in each delivery mode: **blocker** makes the verdict incompatible,
**condition** conditional, **unknown** unknown; a *warning* changes nothing; \`–\` is no effect, and an empty cell a mode in
which the rule has no meaning. With an asterisk it depends on the environment, and the cell shows the worst case. The cells
are the platform team's reading, whatever backs the fact behind the rule: \`compatibility.rules\` in estate.yaml corrects
them, with a reason.
`;

function familySection({ prefix, title, rules }: RuleFamily): string {
  return [
    `## ${prefix}: ${title}`,
    "",
    `| rule | ${DELIVERY_MODES.map((mode) => MODE_WORDS[mode]).join(" | ")} |`,
    `|---|${DELIVERY_MODES.map(() => "---|").join("")}`,
    ...rules.map((rule) => `| ${rule.id} | ${DELIVERY_MODES.map((mode) => cell(rule, mode)).join(" | ")} |`),
    "",
    ...rules.map(ruleSection),
  ].join("\n");
}

const CELLS: Readonly<Record<Effect, string>> = {
  blocker: "**blocker**",
  condition: "**condition**",
  unknown: "**unknown**",
  warning: "*warning*",
  none: "–",
  "not-applicable": "",
};

function cell(rule: CompatibilityRule, mode: DeliveryMode): string {
  const effect = rule.effects[mode];
  const depends = tellsEnvironmentsApart(rule) && effect !== "none" && effect !== "not-applicable";
  return `${CELLS[effect]}${depends ? " \\*" : ""}`;
}

const BACKING_WORDS: Readonly<Record<Backing, string>> = {
  documented: "documented",
  tool: "checked by a tool",
  inference: "our inference",
};

function ruleSection(rule: CompatibilityRule): string {
  const {
    id,
    title,
    explanation,
    question,
    looksAt,
    setting,
    remediation,
    requirements = [],
    backing,
    source,
  } = rule;
  const ways = remediation.map((way) => `${REMEDIATIONS[way].action} (${REMEDIATIONS[way].effort})`);
  const lines = [
    `Looks at ${looksAt.map((pointer) => `\`${inWords(pointer)}\``).join(", ")}.`,
    ...(setting === undefined
      ? []
      : [`Settled in estate.yaml by \`${inWords(setting)}\`, for all applications at once.`]),
    `When open: ${question}`,
    ...(ways.length === 0 ? [] : [`Ways out: ${ways.join("; ")}.`]),
    `Backing: ${BACKING_WORDS[backing]}${source === undefined ? "" : `, ${linked(source)}`}.${rule.testable ? "" : " A test does not beat it."}`,
    ...(requirements.length === 0
      ? []
      : [`Gives evidence for ${requirements.join(", ")} (BSI IT-Grundschutz).`]),
  ];
  return [
    `### ${id} ${title}`,
    "",
    `${upperFirst(explanation)}.`,
    "",
    ...lines.map((line) => `- ${line}`),
    "",
  ].join("\n");
}

function linked(source: string): string {
  return source.startsWith("https://") && !/\s/.test(source) ? `<${source}>` : source;
}

function upperFirst(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
