import type { ApplicationWaiver } from "../generated/application";
import type { Application } from "../model/estate";
import { decidingProof, type DecidingProof } from "./deciding-proof";
import { DELIVERY_MODES, formFor, type DeliveryMode } from "./delivery-mode";
import type { Environment, Policy } from "./environment";
import {
  CODED_EFFECTS,
  codeForApplication,
  KnownEnvironments,
  MANIFEST_DECIDES,
  type EffectCode,
  type KnownEnvironment,
} from "./known-environment";
import { reasonPointer } from "./reason-pointer";
import { isSilent, type CompatibilityRule } from "./rule";
import { RULES } from "./rule-catalog";
import { NOT_APPLICABLE, verdictOf, type Assessment, type Reason, type ReasonEffect } from "./verdict";

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
  private readonly environments: KnownEnvironments;
  /** Delivery modes, one bit each → rules with a say in one of them, by their index. */
  private readonly relevant = new Map<number, readonly number[]>();

  constructor(
    private readonly policy: Policy,
    rules: readonly CompatibilityRule[] = RULES,
  ) {
    this.rules = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.environments = new KnownEnvironments(policy, this.rules);
  }

  /** The verdicts in several environments; each rule looks at the manifest once. */
  assess(application: Application, environments: readonly Environment[]): AssessedEnvironments {
    const active = this.activeRules(application, environments);
    const machines: (OnMachine | undefined)[] = [];
    // Environments differ in more than rules look at: most of them lead to an assessment that is already there.
    const found: Found[] = [];
    const assessments = environments.map((environment) => {
      if (!exists(application, environment.mode)) return NOT_APPLICABLE;
      const known = this.environments.of(environment);
      const machine = (machines[known.machine] ??= onMachine(application, environment, active, this.policy));
      const codes = codesOf(active, known, machine);
      for (const one of found) {
        if (isSame(one, codes, environment.mode, machine.test)) return one.assessment;
      }
      const assessment = assessmentOf(active, codes, { application, environment, test: machine.test });
      found.push({ mode: environment.mode, test: machine.test, codes, assessment });
      return assessment;
    });
    return { assessments, worst: worstReasons(active, application) };
  }

  /** The rules that apply to an application in one of the environments, or may. */
  private activeRules(application: Application, environments: readonly Environment[]): readonly ActiveRule[] {
    const { policy, rules } = this;
    const waivers = application.decision.waivers.filter(({ expires }) => expires >= policy.today);
    const active: ActiveRule[] = [];
    for (const index of this.relevantRules(application, environments)) {
      const rule = rules[index];
      const answer = rule === undefined ? "no" : rule.applies(application, policy);
      if (rule === undefined || answer === "no") continue;
      const open = answer === "unknown";
      const own = waivers.length === 0 ? NO_WAIVERS : waivers.filter((waiver) => waiver.rule === rule.id);
      active.push({ rule, open, index: 2 * index + Number(open), waivers: own, reason: undefined, worst: 0 });
    }
    return active;
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
}

/** What the manifest makes of rules on a machine. */
interface OnMachine {
  /** The test that decides there. */
  readonly test: DecidingProof | undefined;
  /** What active rules do that let the manifest decide, in their order. */
  readonly codes: readonly EffectCode[];
}

/** An assessment, and what tells it from others of the same application. */
interface Found {
  readonly mode: DeliveryMode;
  readonly test: DecidingProof | undefined;
  /** What the active rules do. */
  readonly codes: Uint8Array;
  readonly assessment: Assessment;
}

/** A rule that applies to an application, or may. */
interface ActiveRule {
  readonly rule: CompatibilityRule;
  /** The manifest does not say whether it applies. */
  readonly open: boolean;
  /** Where its effects stand in `KnownEnvironment.codes`. */
  readonly index: number;
  /** Waivers that set it aside today. */
  readonly waivers: readonly ApplicationWaiver[];
  /** The reason that was made last: most environments share it. */
  reason: Reason | undefined;
  /** The worst that it does so far without being set aside. */
  worst: EffectCode;
}

const NO_WAIVERS: readonly ApplicationWaiver[] = [];

function exists({ forms }: Application, mode: DeliveryMode): boolean {
  return forms.includes(formFor(mode));
}

function onMachine(
  application: Application,
  environment: Environment,
  active: readonly ActiveRule[],
  policy: Policy,
): OnMachine {
  const codes: EffectCode[] = [];
  for (const { rule, open } of active) {
    if (rule.effectFor !== undefined) {
      codes.push(codeForApplication(rule, application, environment, policy, open));
    }
  }
  const hasEvidence = application.evidence.length > 0;
  const test = hasEvidence ? decidingProof(application, "test", environment, policy.today) : undefined;
  return { test, codes };
}

/** What the active rules do in an environment. */
function codesOf(active: readonly ActiveRule[], known: KnownEnvironment, machine: OnMachine): Uint8Array {
  const codes = new Uint8Array(active.length);
  let own = 0;
  for (let next = 0; next < active.length; next += 1) {
    const code = known.codes[active[next]?.index ?? 0] ?? 0;
    codes[next] = code === MANIFEST_DECIDES ? (machine.codes[own++] ?? 0) : code;
  }
  return codes;
}

function isSame(
  found: Found,
  codes: Uint8Array,
  mode: DeliveryMode,
  test: DecidingProof | undefined,
): boolean {
  if (found.mode !== mode || found.test?.index !== test?.index) return false;
  for (let next = 0; next < codes.length; next += 1) if (codes[next] !== found.codes[next]) return false;
  return true;
}

function assessmentOf(
  active: readonly ActiveRule[],
  codes: Uint8Array,
  { application, environment, test }: Situation,
): Assessment {
  const reasons: Reason[] = [];
  for (let code = CODED_EFFECTS.length - 1; code > 0; code -= 1) {
    for (let next = codes.indexOf(code); next !== -1; next = codes.indexOf(code, next + 1)) {
      const rule = active[next];
      if (rule === undefined) continue;
      const reason = reasonOf(rule, code, application);
      const setAsideBy = setAside(rule, environment.mode, test);
      reasons.push(setAsideBy === undefined ? reason : { ...reason, setAsideBy });
      if (setAsideBy === undefined && code > rule.worst) rule.worst = code;
    }
  }
  const verdict = verdictOf(reasons, test);
  if (test === undefined) return { verdict, basis: "rules", reasons };
  return { verdict, basis: "test", evidence: test.index, reasons };
}

/** What set-aside reasons depend on. */
interface Situation {
  readonly application: Application;
  readonly environment: Environment;
  readonly test: DecidingProof | undefined;
}

function worstReasons(active: readonly ActiveRule[], application: Application): readonly Reason[] {
  const worst: Reason[] = [];
  for (const rule of active) if (rule.worst > 0) worst.push(reasonOf(rule, rule.worst, application));
  return worst;
}

function reasonOf(active: ActiveRule, code: EffectCode, application: Application): Reason {
  const effect: ReasonEffect = CODED_EFFECTS[code] ?? "blocker";
  if (active.reason?.effect === effect) return active.reason;
  const { rule, open } = active;
  active.reason = { rule: rule.id, effect, pointer: reasonPointer(application, rule, open) };
  return active.reason;
}

/** A test that failed sets nothing aside. */
function setAside(
  { rule, waivers }: ActiveRule,
  mode: DeliveryMode,
  test: DecidingProof | undefined,
): Reason["setAsideBy"] {
  if (test !== undefined && test.result !== "fails" && rule.testable) return "test";
  return waivers.some(({ modes }) => modes.length === 0 || modes.includes(mode)) ? "waiver" : undefined;
}
