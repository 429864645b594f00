import type { ApplicationWaiver } from "../generated/application";
import type { Application } from "../model/estate";
import { decidingProof, type DecidingProof } from "./deciding-proof";
import { DELIVERY_MODES, formFor, type DeliveryMode } from "./delivery-mode";
import { CODED_EFFECTS, type EffectCode } from "./effect-code";
import type { Environment, Policy } from "./environment";
import { codeForApplication, KnownEnvironments, type KnownEnvironment } from "./known-environment";
import { reasonPointer } from "./reason-pointer";
import { isSilent, type CompatibilityRule, type RuleId } from "./rule";
import { RULES } from "./rule-catalog";
import { addRule, hasRule, RuleEffects, ruleSet, type ActiveRules, type RuleSet } from "./rule-set";
import {
  NOT_APPLICABLE,
  REASON_EFFECTS,
  verdictOf,
  verdictOfEffect,
  type Assessment,
  type Reason,
  type RuleEffect,
  type Verdict,
} from "./verdict";

/** Verdicts on an application in several environments. */
export interface JudgedEnvironments {
  /** One per environment, in their order. */
  readonly verdicts: readonly Verdict[];
  /** The worst that each rule does in any of them, sorted by rule; without what is set aside. */
  readonly worst: readonly RuleEffect[];
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
  private readonly environments: KnownEnvironments;
  private readonly testable: RuleSet;
  private readonly none: RuleSet;
  private readonly noEffects: RuleEffects;
  /** Delivery modes, one bit each → rules with a say in one of them, by their index. */
  private readonly relevant = new Map<number, readonly number[]>();
  /** What rules can do, by code, whether the question is open, and index; objects that all applications share. */
  private readonly shared: RuleEffect[] = [];

  constructor(
    private readonly policy: Policy,
    rules: readonly CompatibilityRule[] = RULES,
  ) {
    this.rules = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.environments = new KnownEnvironments(policy, this.rules);
    this.none = ruleSet(rules.length);
    this.noEffects = new RuleEffects(rules.length);
    this.testable = ruleSet(rules.length);
    this.rules.forEach(({ testable }, index) => testable && addRule(this.testable, index));
  }

  /** The verdicts in several environments, without what led to them; each rule looks at the manifest once. */
  judge(application: Application, environments: readonly Environment[]): JudgedEnvironments {
    const seen = this.look(application, environments);
    const worst = new RuleEffects(this.rules.length);
    const verdicts: Verdict[] = [];
    for (const environment of environments) {
      if (exists(application, environment.mode)) {
        const known = this.environments.of(environment);
        const { test, effects } = this.onMachine(seen, known);
        const aside = this.setAside(seen, environment.mode, test);
        verdicts.push(verdictOfEffect(CODED_EFFECTS[worst.addMet(seen, known, effects, aside)], test));
      } else {
        verdicts.push(NOT_APPLICABLE.verdict);
      }
    }
    return { verdicts, worst: this.effectsOf(seen, worst) };
  }

  /** The verdicts in several environments and what led to them; the same object where the reasons are the same. */
  assess(application: Application, environments: readonly Environment[]): readonly Assessment[] {
    const seen = this.look(application, environments);
    // Environments differ in more than rules look at: most of them lead to an assessment that is already there.
    const found: Found[] = [];
    return environments.map((environment) => {
      const { mode } = environment;
      if (!exists(application, mode)) return NOT_APPLICABLE;
      const known = this.environments.of(environment);
      const machine = this.onMachine(seen, known);
      const { test } = machine;
      const effects = new RuleEffects(this.rules.length);
      effects.addMet(seen, known, machine.effects, this.none);
      for (const one of found) {
        if (one.mode === mode && one.test?.index === test?.index && one.effects.isSame(effects)) {
          return one.assessment;
        }
      }
      const assessment = this.assessment(seen, effects, mode, test);
      found.push({ mode, test, effects, assessment });
      return assessment;
    });
  }

  /** What the rules that have a say in one of the environments find in a manifest. */
  private look(application: Application, environments: readonly Environment[]): Seen {
    const { policy, rules } = this;
    const active: number[] = [];
    const own: number[] = [];
    const applying = ruleSet(rules.length);
    const open = ruleSet(rules.length);
    for (const index of this.relevantRules(application, environments)) {
      const rule = rules[index];
      const answer = rule === undefined ? "no" : rule.applies(application, policy);
      if (answer === "no") continue;
      active.push(index);
      addRule(answer === "unknown" ? open : applying, index);
      if (rule?.effectFor !== undefined) own.push(index);
    }
    const waivers = application.decision.waivers.filter(({ expires }) => expires >= policy.today);
    return { application, active, applying, open, own, waivers, machines: [], reasons: new Map() };
  }

  /** Rules that may have an effect in the environments; all others need not look at the manifest. */
  private relevantRules(application: Application, environments: readonly Environment[]): readonly number[] {
    let key = 0;
    for (const { mode } of environments) {
      if (exists(application, mode)) key |= 1 << DELIVERY_MODES.indexOf(mode);
    }
    const known = this.relevant.get(key);
    if (known !== undefined) return known;
    const modes = DELIVERY_MODES.filter((_, index) => (key & (1 << index)) !== 0);
    const corrections = this.policy.compatibility.rules;
    const relevant = this.rules.flatMap(({ id, effects }, index) =>
      Object.hasOwn(corrections, id) || modes.some((mode) => !isSilent(effects[mode])) ? [index] : [],
    );
    this.relevant.set(key, relevant);
    return relevant;
  }

  private onMachine(seen: Seen, { machine, environment }: KnownEnvironment): OnMachine {
    return (seen.machines[machine] ??= this.meetMachine(seen, environment));
  }

  private meetMachine({ application, own, open }: Seen, environment: Environment): OnMachine {
    const { policy, rules } = this;
    const hasEvidence = application.evidence.length > 0;
    const test = hasEvidence ? decidingProof(application, "test", environment, policy.today) : undefined;
    if (own.length === 0) return { test, effects: this.noEffects };
    const effects = new RuleEffects(rules.length);
    for (const index of own) {
      const rule = rules[index];
      if (rule === undefined) continue;
      effects.add(codeForApplication(rule, application, environment, policy, hasRule(open, index)), index);
    }
    return { test, effects };
  }

  private setAside({ waivers }: Seen, mode: DeliveryMode, test: DecidingProof | undefined): RuleSet {
    const tested = speaksFor(test) ? this.testable : this.none;
    if (waivers.length === 0) return tested;
    const aside = tested.slice();
    this.rules.forEach(({ id }, index) => {
      if (isWaived(waivers, id, mode)) addRule(aside, index);
    });
    return aside;
  }

  private effectsOf({ active, open }: Seen, effects: RuleEffects): readonly RuleEffect[] {
    const found: RuleEffect[] = [];
    for (const index of active) {
      const code = effects.codeOf(index);
      if (code > 0) found.push(this.effectOf(index, code, hasRule(open, index)));
    }
    return found;
  }

  private effectOf(index: number, code: EffectCode, open: boolean): RuleEffect {
    const key = (index * CODED_EFFECTS.length + code) * 2 + Number(open);
    const known = this.shared[key];
    const [rule, effect] = [this.rules[index], CODED_EFFECTS[code]];
    if (known !== undefined) return known;
    if (rule === undefined || effect === undefined)
      throw new RangeError(`no rule ${index} with effect ${code}`);
    return (this.shared[key] = { rule, effect, open });
  }

  private assessment(
    seen: Seen,
    effects: RuleEffects,
    mode: DeliveryMode,
    test: DecidingProof | undefined,
  ): Assessment {
    const said = this.effectsOf(seen, effects);
    const reasons = REASON_EFFECTS.flatMap((effect) =>
      said.filter((each) => each.effect === effect).map((each) => reasonOf(seen, each, mode, test)),
    );
    const verdict = verdictOf(reasons, test);
    if (test === undefined) return { verdict, basis: "rules", reasons };
    return { verdict, basis: "test", evidence: test.index, reasons };
  }
}

/** What the rules find in a manifest. Rules are given by their index. */
interface Seen extends ActiveRules {
  readonly application: Application;
  /** Rules that apply, or may, from the first to the last. */
  readonly active: readonly number[];
  /** Active rules that let the manifest decide what they do. */
  readonly own: readonly number[];
  /** Waivers that count today. */
  readonly waivers: readonly ApplicationWaiver[];
  /** By number of the machine. */
  readonly machines: (OnMachine | undefined)[];
  /** Reasons that nothing sets aside: most environments share them. */
  readonly reasons: Map<RuleEffect, Reason>;
}

/** What the manifest makes of rules on a machine. */
interface OnMachine {
  /** The test that decides there. */
  readonly test: DecidingProof | undefined;
  /** What active rules do that let the manifest decide. */
  readonly effects: RuleEffects;
}

/** An assessment, and what tells it from others of the same application. */
interface Found {
  readonly mode: DeliveryMode;
  readonly test: DecidingProof | undefined;
  readonly effects: RuleEffects;
  readonly assessment: Assessment;
}

function exists({ forms }: Application, mode: DeliveryMode): boolean {
  return forms.includes(formFor(mode));
}

/** A test that failed sets nothing aside. */
function speaksFor(test: DecidingProof | undefined): boolean {
  return test !== undefined && test.result !== "fails";
}

function isWaived(waivers: readonly ApplicationWaiver[], id: RuleId, mode: DeliveryMode): boolean {
  return waivers.some(({ rule, modes }) => rule === id && (modes.length === 0 || modes.includes(mode)));
}

function reasonOf(
  { application, waivers, reasons }: Seen,
  said: RuleEffect,
  mode: DeliveryMode,
  test: DecidingProof | undefined,
): Reason {
  const { rule, effect, open } = said;
  let reason = reasons.get(said);
  if (reason === undefined) {
    reason = { rule: rule.id, effect, pointer: reasonPointer(application, rule, open) };
    reasons.set(said, reason);
  }
  if (rule.testable && speaksFor(test)) return { ...reason, setAsideBy: "test" };
  return isWaived(waivers, rule.id, mode) ? { ...reason, setAsideBy: "waiver" } : reason;
}
