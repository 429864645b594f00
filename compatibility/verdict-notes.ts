import type { Finding } from "../model/diagnostic";
import type { AssessedApplication } from "./assessed-application";
import { DELIVERY_MODES, type DeliveryMode } from "./delivery-mode";
import type { Portfolio } from "./portfolio";
import { REMEDIATIONS } from "./remediation-catalog";
import type { CompatibilityRule, RuleId } from "./rule";
import { ruleById } from "./rule-catalog";
import { REASON_EFFECTS, type Reason, type ReasonEffect } from "./verdict";
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
 * Why verdicts are as they are, for reviewers of manifests: one note for each application and rule, at the line that the
 * rule looked at. It names the worst that the rule does in any scenario, by delivery mode. The questions of a section
 * that is missing share one note. Reasons that are set aside by a test or a waiver are left out.
 */
export function verdictNotes({ applications }: Pick<Portfolio, "applications">): readonly Finding[] {
  return applications.flatMap((assessed) => {
    const { file } = assessed.application;
    const found = [...ruleEffects(assessed).values()];
    const missing = new Map<string, RuleEffects[]>();
    const others: RuleEffects[] = [];
    for (const effects of found) {
      if (!isMissing(assessed, effects)) {
        others.push(effects);
        continue;
      }
      const { pointer } = effects.worst;
      const same = missing.get(pointer);
      if (same === undefined) missing.set(pointer, [effects]);
      else same.push(effects);
    }
    return [
      ...[...missing].map(([pointer, effects]) => sectionNote({ file, pointer }, effects)),
      ...others.map((effects) => ruleNote(file, effects)),
    ];
  });
}

function isMissing({ application }: AssessedApplication, { worst }: RuleEffects): boolean {
  if (worst.effect !== "unknown" || worst.pointer.includes("/", 1)) return false;
  return !Object.hasOwn(application, worst.pointer.slice(1));
}

function sectionNote(
  { file, pointer }: { readonly file: string; readonly pointer: string },
  effects: readonly RuleEffects[],
): Finding {
  const rules = effects.map(({ worst }) => catalogued(worst.rule));
  const shown = rules.slice(0, QUESTIONS_SHOWN).map(({ question }) => question);
  const more = rules.length - shown.length;
  const message =
    `section "${pointer.slice(1)}" is missing, which leaves ${rules.map(({ id }) => id).join(", ")} open: ` +
    `${shown.join(" ")}${more > 0 ? ` and ${more} more` : ""}`;
  const hint = "write the section; what you leave out in it counts as no or none";
  return { rule: "app/missing-section", severity: "note", message, file, pointer, atKey: true, hint };
}

/** What one rule does to one application. */
interface RuleEffects {
  worst: Reason;
  readonly modes: Partial<Record<DeliveryMode, ReasonEffect>>;
}

function ruleEffects({ scenarios }: AssessedApplication): ReadonlyMap<RuleId, RuleEffects> {
  const found = new Map<RuleId, RuleEffects>();
  // Scenarios that offer the same share a row, and rows with the same reasons an assessment.
  const rows = [...new Set(Object.values(scenarios))];
  for (const mode of DELIVERY_MODES) {
    for (const { reasons } of new Set(rows.map((row) => row[mode]))) {
      for (const reason of reasons) if (reason.setAsideBy === undefined) addReason(found, mode, reason);
    }
  }
  return found;
}

function addReason(found: Map<RuleId, RuleEffects>, mode: DeliveryMode, reason: Reason): void {
  const known = found.get(reason.rule);
  if (known === undefined) {
    found.set(reason.rule, { worst: reason, modes: { [mode]: reason.effect } });
    return;
  }
  if (isWorse(reason.effect, known.worst.effect)) known.worst = reason;
  const before = known.modes[mode];
  if (before === undefined || isWorse(reason.effect, before)) known.modes[mode] = reason.effect;
}

function isWorse(a: ReasonEffect, b: ReasonEffect): boolean {
  return REASON_EFFECTS.indexOf(a) < REASON_EFFECTS.indexOf(b);
}

function ruleNote(file: string, { worst, modes }: RuleEffects): Finding {
  const { rule: id, effect, pointer } = worst;
  const rule = catalogued(id);
  const said = effect === "unknown" ? rule.question : rule.explanation;
  const message = `${rule.title}: ${said}; ${effectsText(modes)}`;
  const [remediation] = rule.remediation;
  const place = { rule: id, severity: "note", message, file, pointer, atKey: true } as const;
  if (effect === "unknown") return { ...place, hint: "write down the answer" };
  return remediation === undefined ? place : { ...place, hint: REMEDIATIONS[remediation].action };
}

function catalogued(id: RuleId): CompatibilityRule {
  const rule = ruleById(id);
  if (rule === undefined) throw new RangeError(`rule "${id}" is not in the catalogue`);
  return rule;
}

/** There are many applications and few combinations. */
const EFFECT_TEXTS = new Map<string, string>();

/** `incompatible: pooled desktop, RemoteApp; conditional: app attach`. */
function effectsText(modes: RuleEffects["modes"]): string {
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
