import type { Application } from "../model/estate";
import { formFor, type DeliveryMode } from "./delivery-mode";
import type { Environment, Policy } from "./environment";
import type { CompatibilityRule, Effect } from "./rule";
import { RULES } from "./rule-catalog";
import { reasonPointer } from "./reason-pointer";
import { decidingTest, type DecidingTest } from "./test-evidence";
import {
  NOT_APPLICABLE,
  REASON_EFFECTS,
  type Assessment,
  type Reason,
  type ReasonEffect,
  type Verdict,
} from "./verdict";

/** The verdict on an application in one environment; see `assessApplication`. */
export function assess(
  application: Application,
  environment: Environment,
  policy: Policy,
  rules: readonly CompatibilityRule[] = RULES,
): Assessment {
  return assessIn(application, environment, policy, activeRules(application, policy, rules));
}

/**
 * The verdicts on an application in several environments; each rule looks at the manifest once.
 *
 * A rule that applies has the effect that estate.yaml corrects it to, else the one it has in the environment. A rule
 * that cannot tell, because the manifest does not answer, makes the verdict unknown where it would have counted. The
 * worst effect decides; warnings do not count. A test of the city beats rules that are a matter of tests; a waiver sets
 * a rule aside up to and including its last day.
 *
 * @returns one assessment per environment, in their order
 */
export function assessApplication(
  application: Application,
  environments: readonly Environment[],
  policy: Policy,
  rules: readonly CompatibilityRule[] = RULES,
): readonly Assessment[] {
  const active = activeRules(application, policy, rules);
  return environments.map((environment) => assessIn(application, environment, policy, active));
}

/**
 * Effect of a rule that applies. A correction replaces what the rule does in a mode, but not its silence where the
 * environment already offers what the rule asks for.
 */
export function effectOf(
  rule: CompatibilityRule,
  environment: Environment,
  application: Application,
  policy: Policy,
): Effect {
  const worst = rule.effects[environment.mode];
  const effect = rule.effectIn === undefined ? worst : rule.effectIn(environment, application, policy);
  if (isSilent(effect) && !isSilent(worst)) return effect;
  return policy.compatibility.rules[rule.id]?.effects[environment.mode] ?? effect;
}

/** A rule that applies to an application, or may. */
interface ActiveRule {
  readonly rule: CompatibilityRule;
  readonly open: boolean;
  readonly pointer: string;
  /** Modes in which a waiver sets it aside; undefined when there is none. */
  readonly waived: ((mode: DeliveryMode) => boolean) | undefined;
}

function activeRules(
  application: Application,
  policy: Policy,
  rules: readonly CompatibilityRule[],
): readonly ActiveRule[] {
  const active: ActiveRule[] = [];
  for (const rule of rules) {
    const answer = rule.applies(application, policy);
    if (answer === "no") continue;
    const open = answer === "unknown";
    const pointer = reasonPointer(application, rule, open);
    active.push({ rule, open, pointer, waived: waivedModes(application, rule, policy) });
  }
  return active;
}

function waivedModes(
  { decision }: Application,
  rule: CompatibilityRule,
  { today }: Policy,
): ActiveRule["waived"] {
  const waivers = decision.waivers.filter((waiver) => waiver.rule === rule.id && waiver.expires >= today);
  if (waivers.length === 0) return undefined;
  return (mode) => waivers.some(({ modes }) => modes.length === 0 || modes.includes(mode));
}

function assessIn(
  application: Application,
  environment: Environment,
  policy: Policy,
  active: readonly ActiveRule[],
): Assessment {
  const { mode } = environment;
  if (!application.forms.includes(formFor(mode))) return NOT_APPLICABLE;
  const test = decidingTest(application, environment, policy.today);
  const reasons: Reason[] = [];
  for (const { rule, open, pointer, waived } of active) {
    const effect = reasonEffect(effectOf(rule, environment, application, policy), open);
    if (effect === undefined) continue;
    const setAsideBy = beats(test, rule) ? "test" : waived?.(mode) === true ? "waiver" : undefined;
    reasons.push({
      rule: rule.id,
      effect,
      pointer,
      ...(setAsideBy === undefined ? {} : { setAsideBy }),
    });
  }
  reasons.sort(worstFirst);
  return {
    verdict: verdictOf(reasons, test),
    basis: test === undefined ? "rules" : "test",
    ...(test === undefined ? {} : { evidence: test.index }),
    reasons,
  };
}

function isSilent(effect: Effect): effect is "none" | "not-applicable" {
  return effect === "none" || effect === "not-applicable";
}

/** An open question is worth asking only where its answer could change the verdict. */
function reasonEffect(effect: Effect, open: boolean): ReasonEffect | undefined {
  if (isSilent(effect)) return undefined;
  if (!open) return effect;
  return effect === "warning" ? undefined : "unknown";
}

/** A test that failed takes nothing back. */
function beats(test: DecidingTest | undefined, rule: CompatibilityRule): boolean {
  return test !== undefined && test.result !== "fails" && rule.testable;
}

function worstFirst(a: Reason, b: Reason): number {
  return (
    REASON_EFFECTS.indexOf(a.effect) - REASON_EFFECTS.indexOf(b.effect) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

const VERDICT_BY_EFFECT: Readonly<Record<ReasonEffect, Verdict>> = {
  blocker: "incompatible",
  unknown: "unknown",
  condition: "conditional",
  warning: "compatible",
};

/** @param reasons - worst first */
function verdictOf(reasons: readonly Reason[], test: DecidingTest | undefined): Verdict {
  if (test?.result === "fails") return "incompatible";
  const worst = reasons.find(({ setAsideBy }) => setAsideBy === undefined);
  const verdict = worst === undefined ? "compatible" : VERDICT_BY_EFFECT[worst.effect];
  return verdict === "compatible" && test?.result === "works-with-conditions" ? "conditional" : verdict;
}
