import type { ApplicationWaiver } from "../generated/application";
import type { RuleCorrection } from "../generated/estate";
import type { Application } from "../model/estate";
import { decidingProof, type DecidingProof } from "./deciding-proof";
import { DELIVERY_MODES, formFor, type DeliveryMode } from "./delivery-mode";
import type { Environment, Policy } from "./environment";
import { reasonPointer } from "./reason-pointer";
import type { CompatibilityRule, Effect } from "./rule";
import { RULES } from "./rule-catalog";
import {
  isWorse,
  NOT_APPLICABLE,
  verdictOf,
  type Assessment,
  type Reason,
  type ReasonEffect,
} from "./verdict";

/** An application in several environments. */
export interface AssessedEnvironments {
  /** One per environment, in their order; the same object where the reasons are the same. */
  readonly assessments: readonly Assessment[];
  /** The worst that each rule does in any of them, sorted by rule; without what is set aside. */
  readonly worst: readonly Reason[];
}

/**
 * Judges applications under one policy.
 *
 * A rule that applies has the effect that estate.yaml corrects it to, else the one it has in the environment. A rule
 * that cannot tell, because the manifest does not answer, makes the verdict unknown where it would have counted. The
 * worst effect decides; warnings do not count. A test of the city beats rules that are a matter of tests; a waiver sets
 * a rule aside up to and including its last day.
 */
export class Assessor {
  /** Sorted by id. */
  private readonly rules: readonly CompatibilityRule[];
  /** Delivery modes, one bit each → rules with a say in one of them. */
  private readonly known = new Map<number, readonly CompatibilityRule[]>();

  constructor(
    private readonly policy: Policy,
    rules: readonly CompatibilityRule[] = RULES,
  ) {
    this.rules = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The verdicts in several environments; each rule looks at the manifest once. */
  assess(application: Application, environments: readonly Environment[]): AssessedEnvironments {
    const { policy } = this;
    const active = activeRules(application, policy, this.rulesFor(application, environments));
    const dependent = active.filter(({ rule }) => rule.effectIn !== undefined);
    // Environments differ in more than rules look at: most of them lead to an assessment that is already there.
    const found: Found[] = [];
    const assessments = environments.map((environment) => {
      const { mode } = environment;
      if (!exists(application, mode)) return NOT_APPLICABLE;
      const test = decidingTest(application, environment, policy);
      const effects = dependent.map((rule) => effectOf(rule, { application, environment, policy }));
      const same = found.find(
        (one) => one.mode === mode && one.test === test?.index && equal(one.effects, effects),
      );
      if (same !== undefined) return same.assessment;
      const assessment = assessmentOf(active, effects, { application, environment, policy }, test);
      found.push({ mode, test: test?.index, effects, assessment });
      return assessment;
    });
    return { assessments, worst: active.flatMap(({ worst }) => worst ?? []) };
  }

  /** Rules that may have an effect in the environments; all others need not look at the manifest. */
  private rulesFor(
    application: Application,
    environments: readonly Environment[],
  ): readonly CompatibilityRule[] {
    let key = 0;
    for (const { mode } of environments) {
      if (exists(application, mode)) key |= 1 << DELIVERY_MODES.indexOf(mode);
    }
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const modes = DELIVERY_MODES.filter((_, index) => (key & (1 << index)) !== 0);
    const corrections = this.policy.compatibility.rules;
    const rules = this.rules.filter(
      ({ id, effects }) => Object.hasOwn(corrections, id) || modes.some((mode) => !isSilent(effects[mode])),
    );
    this.known.set(key, rules);
    return rules;
  }
}

/** An assessment, and what tells it from others of the same application. */
interface Found {
  readonly mode: DeliveryMode;
  /** Index of the test that decides. */
  readonly test: number | undefined;
  /** What rules do that depend on the environment. */
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
  /** Waivers that set it aside today; undefined for none. */
  readonly waivers: readonly ApplicationWaiver[] | undefined;
  /** What estate.yaml says about it; undefined for nothing. */
  readonly correction: RuleCorrection | undefined;
  /** The worst of its reasons that count so far. */
  worst: Reason | undefined;
}

function exists({ forms }: Application, mode: DeliveryMode): boolean {
  return forms.includes(formFor(mode));
}

function decidingTest(
  application: Application,
  environment: Environment,
  { today }: Policy,
): DecidingProof | undefined {
  if (application.evidence.length === 0) return undefined;
  return decidingProof(application, "test", environment, today);
}

function equal<T>(a: readonly T[], b: readonly T[]): boolean {
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
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
    const waivers = valid.length === 0 ? undefined : valid.filter((waiver) => waiver.rule === rule.id);
    const correction = policy.compatibility.rules[rule.id];
    active.push({ rule, open, waivers, correction, reasons: {}, worst: undefined });
  }
  return active;
}

/**
 * What a rule does to the verdict; undefined for nothing. A correction replaces what the rule does in a mode, but not
 * its silence where the environment already offers what the rule asks for.
 */
function effectOf(
  { rule, open, correction }: ActiveRule,
  { environment, application, policy }: Situation,
): ReasonEffect | undefined {
  const { mode } = environment;
  const worst = rule.effects[mode];
  // An environment is never worse than the table says.
  const asks = rule.effectIn !== undefined && !isSilent(worst);
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

/** @param effects - of the active rules that depend on the environment, in their order */
function assessmentOf(
  active: readonly ActiveRule[],
  effects: readonly (ReasonEffect | undefined)[],
  situation: Situation,
  test: DecidingProof | undefined,
): Assessment {
  const found: Record<ReasonEffect, Reason[]> = { blocker: [], unknown: [], condition: [], warning: [] };
  let next = 0;
  for (const rule of active) {
    const effect = rule.rule.effectIn === undefined ? effectOf(rule, situation) : effects[next++];
    if (effect === undefined) continue;
    const reason = reasonOf(rule, effect, situation.application);
    const setAsideBy = setAside(rule, situation.environment.mode, test);
    found[effect].push(setAsideBy === undefined ? reason : { ...reason, setAsideBy });
    if (setAsideBy === undefined && (rule.worst === undefined || isWorse(effect, rule.worst.effect))) {
      rule.worst = reason;
    }
  }
  const reasons = found.blocker.concat(found.unknown, found.condition, found.warning);
  const verdict = verdictOf(reasons, test);
  if (test === undefined) return { verdict, basis: "rules", reasons };
  return { verdict, basis: "test", evidence: test.index, reasons };
}

function reasonOf(
  { rule, open, reasons }: ActiveRule,
  effect: ReasonEffect,
  application: Application,
): Reason {
  return (reasons[effect] ??= { rule: rule.id, effect, pointer: reasonPointer(application, rule, open) });
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
