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
  return assessApplication(application, [environment], policy, rules)[0] ?? NOT_APPLICABLE;
}

/**
 * The verdicts on an application in several environments; each rule looks at the manifest once.
 *
 * A rule that applies has the effect that estate.yaml corrects it to, else the one it has in the environment. A rule
 * that cannot tell, because the manifest does not answer, makes the verdict unknown where it would have counted. The
 * worst effect decides; warnings do not count. A test of the city beats rules that are a matter of tests; a waiver sets
 * a rule aside up to and including its last day.
 *
 * @returns one assessment per environment, in their order; the same object where the reasons are the same
 */
export function assessApplication(
  application: Application,
  environments: readonly Environment[],
  policy: Policy,
  rules: readonly CompatibilityRule[] = RULES,
): readonly Assessment[] {
  const active = activeRules(application, policy, rules);
  // Environments differ in more than rules look at: most of them lead to an assessment that is already there.
  const known = new Map<string, Assessment>();
  return environments.map((environment) => {
    if (!application.forms.includes(formFor(environment.mode))) return NOT_APPLICABLE;
    const test = decidingTest(application, environment, policy.today);
    let key = `${environment.mode} ${test?.index ?? ""} `;
    for (const { rule, effectIn } of active) {
      if (rule.effectIn !== undefined) key += LETTERS[effectIn(environment) ?? "none"];
    }
    let assessment = known.get(key);
    if (assessment === undefined) known.set(key, (assessment = assessIn(environment, active, test)));
    return assessment;
  });
}

/** One letter for each effect, for keys. */
const LETTERS: Readonly<Record<ReasonEffect | "none", string>> = {
  blocker: "b",
  unknown: "u",
  condition: "c",
  warning: "w",
  none: "-",
};

/** A rule that applies to an application, or may. */
interface ActiveRule {
  readonly rule: CompatibilityRule;
  readonly pointer: string;
  /** What it does in an environment; undefined for nothing. */
  readonly effectIn: (environment: Environment) => ReasonEffect | undefined;
  /** Whether a waiver sets it aside in a mode. */
  readonly waivedIn: (mode: DeliveryMode) => boolean;
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
    active.push({
      rule,
      pointer: reasonPointer(application, rule, open),
      effectIn: (environment) => reasonEffect(effectOf(rule, environment, application, policy), open),
      waivedIn: waivers(application, rule, policy),
    });
  }
  return active.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
}

/**
 * Effect of a rule that applies. A correction replaces what the rule does in a mode, but not its silence where the
 * environment already offers what the rule asks for.
 */
function effectOf(
  rule: CompatibilityRule,
  environment: Environment,
  application: Application,
  policy: Policy,
): Effect {
  const { mode } = environment;
  const worst = rule.effects[mode];
  const effect = rule.effectIn === undefined ? worst : rule.effectIn(environment, application, policy);
  if (isSilent(effect) && !isSilent(worst)) return effect;
  return policy.compatibility.rules[rule.id]?.effects[mode] ?? effect;
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

const NEVER = (): boolean => false;

function waivers(
  { decision }: Application,
  rule: CompatibilityRule,
  { today }: Policy,
): ActiveRule["waivedIn"] {
  const valid = decision.waivers.filter((waiver) => waiver.rule === rule.id && waiver.expires >= today);
  if (valid.length === 0) return NEVER;
  return (mode) => valid.some(({ modes }) => modes.length === 0 || modes.includes(mode));
}

function assessIn(
  environment: Environment,
  active: readonly ActiveRule[],
  test: DecidingTest | undefined,
): Assessment {
  const effects = active.map(({ effectIn }) => effectIn(environment));
  const reasons = REASON_EFFECTS.flatMap((effect) =>
    active
      .filter((_, index) => effects[index] === effect)
      .map(({ rule, pointer, waivedIn }): Reason => {
        const reason = { rule: rule.id, effect, pointer };
        if (beats(test, rule)) return { ...reason, setAsideBy: "test" };
        return waivedIn(environment.mode) ? { ...reason, setAsideBy: "waiver" } : reason;
      }),
  );
  const verdict = verdictOf(reasons, test);
  if (test === undefined) return { verdict, basis: "rules", reasons };
  return { verdict, basis: "test", evidence: test.index, reasons };
}

/** A test that failed takes nothing back. */
function beats(test: DecidingTest | undefined, rule: CompatibilityRule): boolean {
  return test !== undefined && test.result !== "fails" && rule.testable;
}

const VERDICT_BY_EFFECT: Readonly<Record<ReasonEffect, Verdict>> = {
  blocker: "incompatible",
  unknown: "unknown",
  condition: "conditional",
  warning: "compatible",
};

/**
 * What reasons and a deciding test make of an application.
 *
 * @param reasons - worst first
 */
export function verdictOf(
  reasons: readonly Reason[],
  test: Pick<DecidingTest, "result"> | undefined,
): Verdict {
  if (test?.result === "fails") return "incompatible";
  const worst = reasons.find(({ setAsideBy }) => setAsideBy === undefined);
  const verdict = worst === undefined ? "compatible" : VERDICT_BY_EFFECT[worst.effect];
  return verdict === "compatible" && test?.result === "works-with-conditions" ? "conditional" : verdict;
}
