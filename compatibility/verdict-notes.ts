import type { Finding } from "../model/diagnostic";
import type { Application } from "../model/estate";
import { SETTINGS_FILE } from "../model/file-kinds";
import type { AssessedApplication } from "./assessed-application";
import { DELIVERY_MODES, type DeliveryMode } from "./delivery-mode";
import type { PortfolioCounts } from "./portfolio-counts";
import { fittingWays } from "./fitting-way";
import { missingSection, reasonPointer } from "./reason-pointer";
import { REMEDIATIONS, type RemediationId } from "./remediation-catalog";
import type { CompatibilityRule, RuleId } from "./rule";
import { catalogued } from "./rule-catalog";
import { isWorse, REASON_EFFECTS, type Reason, type ReasonEffect, type RuleEffect } from "./verdict";
import { MODE_WORDS } from "./wording";

/** What a rule does to a verdict, as a clause before the delivery modes. */
const EFFECT_WORDS: Readonly<Record<ReasonEffect, string>> = {
  blocker: "incompatible",
  unknown: "unknown",
  condition: "conditional",
  warning: "a warning",
};

/** Notes that are about no single rule, with what they expect. */
export const NOTE_RULES = {
  "app/missing-section": "sections that decide verdicts are filled in",
} as const;

/** Questions of a missing section that a note spells out (count; our own choice: a few lines). */
const QUESTIONS_SHOWN = 3;

/**
 * Why verdicts are as they are, for reviewers of manifests: one note for each rule, at the line that the rule looked at. It
 * names the worst that the rule does in any scenario, by delivery mode. The questions of a section that is missing share
 * one note. Reasons that are set aside by a test or a waiver are left out, and those that only estate.yaml can change: see
 * `estateNotes`.
 */
export function verdictNotes(assessed: AssessedApplication): readonly Finding[] {
  const { file } = assessed.application;
  const { missing, others } = groupedEffects(assessed);
  const modes = effectsByMode(assessed);
  return [
    ...[...missing].map(([pointer, rules]) => sectionNote({ file, pointer }, rules)),
    ...others.map((said) => ruleNote(assessed.application, said, modes.get(said.rule.id) ?? {})),
  ];
}

/** How many notes `verdictNotes` makes, without their words. */
export function countVerdictNotes({ application, worst }: AssessedApplication): number {
  const missing: string[] = [];
  let others = 0;
  for (const said of worst) {
    if (said.rule.setting !== undefined) continue;
    const section = sectionAskedFor(application, said);
    if (section === undefined) others += 1;
    else if (!missing.includes(section)) missing.push(section);
  }
  return missing.length + others;
}

/** What estate.yaml settles for all applications at once: one note for each rule about the estate, at its setting. */
export function estateNotes({
  applications,
  rules,
}: Pick<PortfolioCounts, "applications" | "rules">): readonly Finding[] {
  return rules.flatMap(({ rule: id, applications: counts }) => {
    const { title, explanation, setting, remediation } = catalogued(id);
    if (setting === undefined) return [];
    const effects = REASON_EFFECTS.filter((effect) => counts[effect] > 0).map(
      (effect) => `${EFFECT_WORDS[effect]} for ${counts[effect]} of ${applications} applications`,
    );
    const message = `${title}: ${explanation}; ${effects.join(", ")}`;
    const place = { file: SETTINGS_FILE, pointer: setting, atKey: true };
    return [{ rule: id, severity: "note", message, ...place, ...hintOf(remediation) }];
  });
}

/** Questions of missing sections, and everything else. */
interface GroupedEffects {
  /** Pointer to the section → rules that ask. */
  readonly missing: ReadonlyMap<string, readonly CompatibilityRule[]>;
  readonly others: readonly RuleEffect[];
}

function groupedEffects({ application, worst }: AssessedApplication): GroupedEffects {
  const missing = new Map<string, CompatibilityRule[]>();
  const others: RuleEffect[] = [];
  for (const said of worst) {
    const { rule } = said;
    if (rule.setting !== undefined) continue;
    const section = sectionAskedFor(application, said);
    const same = section === undefined ? undefined : missing.get(section);
    if (section === undefined) others.push(said);
    else if (same === undefined) missing.set(section, [rule]);
    else same.push(rule);
  }
  return { missing, others };
}

/** Pointer to the section whose absence leaves a rule open; undefined when that is not why. */
function sectionAskedFor(application: Application, { rule, effect, open }: RuleEffect): string | undefined {
  return effect === "unknown" ? missingSection(application, rule, open) : undefined;
}

function sectionNote(
  { file, pointer }: { readonly file: string; readonly pointer: string },
  rules: readonly CompatibilityRule[],
): Finding {
  const shown = rules.slice(0, QUESTIONS_SHOWN).map(({ question }) => question);
  const more = rules.length - shown.length;
  const message =
    `section "${pointer.slice(1)}" is missing, which leaves ${rules.map(({ id }) => id).join(", ")} open: ` +
    `${shown.join(" ")}${more > 0 ? ` and ${more} more` : ""}`;
  const hint = "write the section; what you leave out in it counts as no or none";
  return { rule: "app/missing-section", severity: "note", message, file, pointer, atKey: true, hint };
}

/** Delivery mode → the worst that one rule does there. */
type ModeEffects = Partial<Record<DeliveryMode, ReasonEffect>>;

function effectsByMode({ scenarios }: AssessedApplication): ReadonlyMap<RuleId, Readonly<ModeEffects>> {
  const found = new Map<RuleId, ModeEffects>();
  // Scenarios that offer the same share a row, and rows with the same reasons an assessment.
  const rows = [...new Set(Object.values(scenarios))];
  for (const mode of DELIVERY_MODES) {
    for (const { reasons } of new Set(rows.map((row) => row[mode]))) {
      for (const reason of reasons) if (reason.setAsideBy === undefined) addEffect(found, mode, reason);
    }
  }
  return found;
}

function addEffect(found: Map<RuleId, ModeEffects>, mode: DeliveryMode, { rule, effect }: Reason): void {
  const known = found.get(rule);
  const before = known?.[mode];
  if (known === undefined) found.set(rule, { [mode]: effect });
  else if (before === undefined || isWorse(effect, before)) known[mode] = effect;
}

function ruleNote(
  application: Application,
  { rule, effect, open }: RuleEffect,
  modes: Readonly<ModeEffects>,
): Finding {
  const said = effect === "unknown" ? rule.question : rule.explanation;
  const message = `${rule.title}: ${said}; ${effectsText(modes)}`;
  const { file } = application;
  const pointer = reasonPointer(application, rule, open);
  const place = { rule: rule.id, severity: "note", message, file, pointer, atKey: true } as const;
  if (effect === "unknown") return { ...place, hint: "write down the answer" };
  return { ...place, ...hintOf(fittingWays(rule, application, application.decision.delivery)) };
}

/** The cheapest way out, where there is one. */
function hintOf([way]: readonly RemediationId[]): Pick<Finding, "hint"> {
  return way === undefined ? {} : { hint: REMEDIATIONS[way].action };
}

/** There are many applications and few combinations. */
const EFFECT_TEXTS = new Map<string, string>();

/** `incompatible: pooled desktop, RemoteApp; conditional: app attach`. */
function effectsText(modes: Readonly<ModeEffects>): string {
  const key = DELIVERY_MODES.map((mode) => modes[mode] ?? "").join();
  const known = EFFECT_TEXTS.get(key);
  if (known !== undefined) return known;
  const text = REASON_EFFECTS.flatMap((effect) => {
    const words = DELIVERY_MODES.filter((mode) => modes[mode] === effect).map((mode) => MODE_WORDS[mode]);
    return words.length === 0 ? [] : [`${EFFECT_WORDS[effect]}: ${words.join(", ")}`];
  }).join("; ");
  EFFECT_TEXTS.set(key, text);
  return text;
}
