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
      if (isMissing(assessed, effects)) {
        const { pointer } = effects.worst;
        missing.set(pointer, [...(missing.get(pointer) ?? []), effects]);
      } else others.push(effects);
    }
    return [
      ...[...missing].map(([pointer, effects]) => sectionNote({ file, pointer }, effects)),
      ...others.map((effects) => ruleNote(file, effects)),
    ];
  });
}

function isMissing({ application }: AssessedApplication, { worst }: RuleEffects): boolean {
  const section = worst.pointer.slice(1);
  return worst.effect === "unknown" && !section.includes("/") && !Object.hasOwn(application, section);
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
  // Scenarios that offer the same share a row.
  for (const row of new Set(Object.values(scenarios))) {
    for (const mode of DELIVERY_MODES) {
      for (const reason of row[mode].reasons) {
        if (reason.setAsideBy !== undefined) continue;
        const known = found.get(reason.rule);
        if (known === undefined) {
          found.set(reason.rule, { worst: reason, modes: { [mode]: reason.effect } });
          continue;
        }
        if (isWorse(reason.effect, known.worst.effect)) known.worst = reason;
        const before = known.modes[mode];
        if (before === undefined || isWorse(reason.effect, before)) known.modes[mode] = reason.effect;
      }
    }
  }
  return found;
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

/** `incompatible: pooled desktop, RemoteApp; conditional: app attach`. */
function effectsText(modes: RuleEffects["modes"]): string {
  return REASON_EFFECTS.flatMap((effect) => {
    const words = DELIVERY_MODES.filter((mode) => modes[mode] === effect).map((mode) => MODE_WORDS[mode]);
    return words.length === 0 ? [] : [`${EFFECT_WORDS[effect]}: ${words.join(", ")}`];
  }).join("; ");
}
