import type { ApplicationWaiver } from "../generated/application";
import type { RuleCorrection } from "../generated/estate";
import type { Application } from "../model/estate";
import { formFor, type DeliveryMode } from "./delivery-mode";
import type { Environment, Policy } from "./environment";
import type { CompatibilityRule, Effect } from "./rule";
import { RULES } from "./rule-catalog";
import { reasonPointer } from "./reason-pointer";
import { decidingProof, type DecidingProof } from "./deciding-proof";
import { NOT_APPLICABLE, type Assessment, type Reason, type ReasonEffect, type Verdict } from "./verdict";

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
  const dependent = active.filter(({ rule }) => rule.effectIn !== undefined);
  const isTested = application.evidence.some(({ kind }) => kind === "test");
  const known: KnownAssessment[] = [];
  return environments.map((environment) => {
    const { mode } = environment;
    if (!application.forms.includes(formFor(mode))) return NOT_APPLICABLE;
    const situation = { application, environment, policy };
    const test = isTested ? decidingProof(application, "test", environment, policy.today) : undefined;
    const effects = dependent.map((rule) => reasonEffect(rule, situation));
    const same = known.find(
      (candidate) =>
        candidate.mode === mode &&
        candidate.test?.index === test?.index &&
        candidate.effects.every((effect, index) => effect === effects[index]),
    );
    if (same !== undefined) return same.assessment;
    const assessment = assessIn(situation, active, test);
    known.push({ mode, test, effects, assessment });
    return assessment;
  });
}

/**
 * An assessment and what has led to it. Environments differ in more than rules look at, so most of them lead to an
 * assessment that is already there.
 */
interface KnownAssessment {
  readonly mode: DeliveryMode;
  readonly test: DecidingProof | undefined;
  /** Effects of the rules that tell environments apart. */
  readonly effects: readonly (ReasonEffect | undefined)[];
  readonly assessment: Assessment;
}

/** What effects depend on. */
interface Situation {
  readonly application: Application;
  readonly environment: Environment;
  readonly policy: Policy;
}

/** A rule that applies to an application, or may. */
interface ActiveRule {
  readonly rule: CompatibilityRule;
  /** The manifest does not say whether it applies. */
  readonly open: boolean;
  /** Effect → the reason, made on first use: most environments share it. */
  readonly reasons: Partial<Record<ReasonEffect, Reason>>;
  readonly pointer: string;
  /** Waivers that set it aside today; undefined for none. */
  readonly waivers: readonly ApplicationWaiver[] | undefined;
  /** What estate.yaml says about it; undefined for nothing. */
  readonly correction: RuleCorrection | undefined;
}

function activeRules(
  application: Application,
  policy: Policy,
  rules: readonly CompatibilityRule[],
): readonly ActiveRule[] {
  const valid = application.decision.waivers.filter(({ expires }) => expires >= policy.today);
  const active: ActiveRule[] = [];
  for (const rule of rules) {
    const answer = rule.applies(application, policy);
    if (answer === "no") continue;
    const open = answer === "unknown";
    const pointer = reasonPointer(application, rule, open);
    const waivers = valid.length === 0 ? undefined : valid.filter((waiver) => waiver.rule === rule.id);
    const correction = policy.compatibility.rules[rule.id];
    active.push({ rule, open, pointer, waivers, correction, reasons: {} });
  }
  // The catalogue is sorted.
  return rules === RULES ? active : active.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
}

/**
 * What a rule does to the verdict; undefined for nothing. A correction replaces what the rule does in a mode, but not
 * its silence where the environment already offers what the rule asks for.
 */
function reasonEffect(
  { rule, open, correction }: ActiveRule,
  { environment, application, policy }: Situation,
): ReasonEffect | undefined {
  const { mode } = environment;
  const worst = rule.effects[mode];
  const asks = rule.effectIn !== undefined && worst !== "not-applicable";
  let effect = asks ? rule.effectIn(environment, application, policy) : worst;
  if (correction !== undefined && (!isSilent(effect) || isSilent(worst))) {
    effect = correction.effects[mode] ?? effect;
  }
  if (isSilent(effect)) return undefined;
  if (!open) return effect;
  // An open question is worth asking only where its answer could change the verdict.
  return effect === "warning" ? undefined : "unknown";
}

function isSilent(effect: Effect): effect is "none" | "not-applicable" {
  return effect === "none" || effect === "not-applicable";
}

function assessIn(
  situation: Situation,
  active: readonly ActiveRule[],
  test: DecidingProof | undefined,
): Assessment {
  const found: Record<ReasonEffect, Reason[]> = { blocker: [], unknown: [], condition: [], warning: [] };
  for (const rule of active) {
    const effect = reasonEffect(rule, situation);
    if (effect === undefined) continue;
    const reason = (rule.reasons[effect] ??= { rule: rule.rule.id, effect, pointer: rule.pointer });
    const setAsideBy = setAside(rule, situation.environment.mode, test);
    found[effect].push(setAsideBy === undefined ? reason : { ...reason, setAsideBy });
  }
  const reasons = [...found.blocker, ...found.unknown, ...found.condition, ...found.warning];
  const verdict = verdictOf(reasons, test);
  if (test === undefined) return { verdict, basis: "rules", reasons };
  return { verdict, basis: "test", evidence: test.index, reasons };
}

/** A test that failed sets nothing aside. */
function setAside(
  { rule, waivers }: ActiveRule,
  mode: DeliveryMode,
  test: DecidingProof | undefined,
): Reason["setAsideBy"] {
  if (test !== undefined && test.result !== "fails" && rule.testable) return "test";
  return waivers?.some(({ modes }) => modes.length === 0 || modes.includes(mode)) ? "waiver" : undefined;
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
  test: Pick<DecidingProof, "result"> | undefined,
): Verdict {
  if (test?.result === "fails") return "incompatible";
  const worst = reasons.find(({ setAsideBy }) => setAsideBy === undefined);
  const verdict = worst === undefined ? "compatible" : VERDICT_BY_EFFECT[worst.effect];
  return verdict === "compatible" && test?.result === "works-with-conditions" ? "conditional" : verdict;
}
