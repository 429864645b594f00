import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { CompatibilityRule, RuleId } from "../../../compatibility/rule";
import { RULES } from "../../../compatibility/rule-catalog";
import type { Finding } from "../../../model/diagnostic";
import type { Application } from "../../../model/estate";
import { segmentsOf } from "../../../model/json-pointer";
import type { EstateFiles } from "../estate-builder";
import { collectRuleCases, type RuleCases } from "../rule-cases";
import { examplesEstate, findingsAbout, manifestWith } from "./examples-estate";
import { fragmentOf } from "./fragment";

const CASES = join(__dirname, "../../compatibility/rules");

/** A fault in a manifest and its cure, taken from the cases of a rule. */
export interface RuleExample {
  readonly rule: CompatibilityRule;
  /** JSON pointers that the examples are about: of places that can each say so, the one that does. */
  readonly shown: readonly string[];
  /** Parts of manifests, as YAML; "" when the manifest lacks them. */
  readonly bad: string;
  readonly good: string;
}

/** A rule's example with what the command says about both. */
export interface CheckedExample extends RuleExample {
  /** The finding about the bad manifest; undefined when the rule changes no verdict there. */
  readonly finding: Finding | undefined;
  /** Findings of the same rule about the good one. */
  readonly left: readonly Finding[];
  /** Mistakes in either; the waiver that lapsed is the example of its rule. */
  readonly mistakes: readonly Finding[];
}

/** Compliant cases that show more than the first one of a rule does. */
const TELLING_CASES: Readonly<Partial<Record<RuleId, RegExp>>> = {
  "NW-090": /distance/,
  "NW-094": /network and ports/,
};

/** Where only the environment tells cases apart. */
const GOOD_BY_HAND: Readonly<Partial<Record<RuleId, string>>> = {
  "OS-001": "system:\n  operatingSystems: [windows-11, windows-11-multi-session, windows-server-2025]\n",
};

/** Why a rule changes no verdict in the examples' estate, for those that do not. */
export const SILENT_RULES: Readonly<Partial<Record<RuleId, string>>> = {
  "OS-004": "image/licence in checks.md keeps such desktops out of every estate",
  "PE-073": "it spares PE-066 and PE-067",
  "PR-110": "applications are judged on a platform for their class; the gate asks about pools as they are",
};

let known: Promise<readonly RuleExample[]> | undefined;

/** One example for each rule about applications, in the order of their ids; a test file gives its cases away only once. */
export function ruleExamples(): Promise<readonly RuleExample[]> {
  return (known ??= collectExamples());
}

async function collectExamples(): Promise<readonly RuleExample[]> {
  const files = readdirSync(CASES).filter((file) => file.endsWith(".test.ts"));
  const all = await collectRuleCases(() => Promise.all(files.map((file) => import(join(CASES, file)))));
  return RULES.filter(({ setting }) => setting === undefined).map((rule) =>
    exampleOf(
      rule,
      all.filter((cases) => cases.rule === rule),
    ),
  );
}

function exampleOf(rule: CompatibilityRule, all: readonly RuleCases[]): RuleExample {
  const [first] = all.flatMap(({ violating }) => Object.values(violating));
  const said = first && rule.saidAt?.(first);
  const shown = said === undefined ? rule.looksAt : [said];
  const fragments = (kind: "violating" | "compliant", telling?: RegExp) =>
    all
      .flatMap((cases) => Object.entries<Application>(cases[kind]))
      .filter(([why]) => telling?.test(why) ?? true)
      .map(([, manifest]) => fragmentOf(manifest, shown));
  const [bad] = fragments("violating");
  const good =
    GOOD_BY_HAND[rule.id] ??
    fragments("compliant", TELLING_CASES[rule.id]).find((fragment) => fragment !== bad);
  if (bad === undefined || good === undefined) throw new Error(`rule ${rule.id} has no example`);
  return { rule, shown, bad, good };
}

/** What the command says about the examples. */
export async function checkedExamples(): Promise<readonly CheckedExample[]> {
  const examples = await ruleExamples();
  const [bad, good] = await Promise.all(
    (["bad", "good"] as const).map((kind) =>
      findingsAbout(
        examples.reduce((files, each) => ({ ...files, ...manifestOf(each, each[kind]) }), base()),
      ),
    ),
  );
  return examples.map((example) => {
    const { rule } = example;
    const about = (findings: readonly Finding[] = []) => findings.filter(({ file }) => file === fileOf(rule));
    const isOwn = (finding: Finding) => finding.rule === rule.id;
    return {
      ...example,
      finding: about(bad).find(isOwn),
      left: about(good).filter(isOwn),
      mistakes: [...about(bad), ...about(good)].filter(
        (finding) => finding.severity === "error" && finding.rule !== "app/waiver-lapsed",
      ),
    };
  });
}

/** With the partner that one of the examples names. */
function base(): EstateFiles {
  return { ...examplesEstate(), ...manifestWith("archive", "") };
}

function manifestOf({ rule, shown }: RuleExample, fragment: string): EstateFiles {
  const omitted = shown.map((pointer) => segmentsOf(pointer)[0] ?? "");
  return manifestWith(idOf(rule), fragment, omitted);
}

function idOf({ id }: CompatibilityRule): string {
  return id.toLowerCase();
}

function fileOf(rule: CompatibilityRule): string {
  return `applications/${idOf(rule)}.yaml`;
}
