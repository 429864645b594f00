import type { Application } from "../model/estate";
import { CODED_EFFECTS, UNKNOWN, type EffectCode } from "./effect-code";
import type { Environment, Policy } from "./environment";
import { isSilent, type CompatibilityRule, type Effect } from "./rule";
import { addRule, RuleEffects, ruleSet, type EnvironmentEffects } from "./rule-set";

/** What rules do in an environment, worked out once for all applications. */
export interface KnownEnvironment extends EnvironmentEffects {
  readonly environment: Environment;
  /** Number of its machine, from 0; equal machines share one. */
  readonly machine: number;
}

/** Keeps what rules do in environments. */
export class KnownEnvironments {
  private readonly known = new Map<Environment, KnownEnvironment>();
  private readonly machines = new Map<string, number>();

  constructor(
    private readonly policy: Policy,
    private readonly rules: readonly CompatibilityRule[],
  ) {}

  of(environment: Environment): KnownEnvironment {
    const known = this.known.get(environment);
    if (known !== undefined) return known;
    const { policy, rules } = this;
    const effects = new RuleEffects(rules.length);
    const asked = ruleSet(rules.length);
    rules.forEach((rule, index) => {
      if (rule.effectFor !== undefined) return;
      const own = isAsked(rule, environment) ? rule.effectIn?.(environment, policy) : undefined;
      effects.add(counted(rule, own, environment, policy, false), index);
      if (counted(rule, own, environment, policy, true) === UNKNOWN) addRule(asked, index);
    });
    const made = { environment, machine: this.machineOf(environment), effects, asked };
    this.known.set(environment, made);
    return made;
  }

  private machineOf({ mode, place, operatingSystem, protectionClass, latencyMs }: Environment): number {
    const key = JSON.stringify([mode, place, operatingSystem, protectionClass, latencyMs]);
    const number = this.machines.get(key) ?? this.machines.size;
    this.machines.set(key, number);
    return number;
  }
}

/** What a rule does to an application where the manifest decides; see `CompatibilityRule.effectFor`. */
export function codeForApplication(
  rule: CompatibilityRule,
  application: Application,
  environment: Environment,
  policy: Policy,
  open: boolean,
): EffectCode {
  const own = isAsked(rule, environment) ? rule.effectFor?.(application, environment, policy) : undefined;
  return counted(rule, own, environment, policy, open);
}

/** An environment is never worse than the table says. */
function isAsked({ effects }: CompatibilityRule, { mode }: Environment): boolean {
  return !isSilent(effects[mode]);
}

/**
 * What counts of the effect that a rule has in an environment. A correction replaces what the rule does in a mode, but
 * not its silence where the environment already offers what the rule asks for.
 *
 * @param own - undefined where the table alone decides
 */
function counted(
  { id, effects }: CompatibilityRule,
  own: Effect | undefined,
  { mode }: Environment,
  { compatibility }: Policy,
  open: boolean,
): EffectCode {
  const correction = compatibility.rules[id];
  const worst = effects[mode];
  let effect = own ?? worst;
  if (correction !== undefined && (!isSilent(effect) || isSilent(worst))) {
    effect = correction.effects[mode] ?? effect;
  }
  if (isSilent(effect)) return 0;
  // An open question is worth asking only where its answer could change the verdict.
  if (open) return effect === "warning" ? 0 : UNKNOWN;
  return CODED_EFFECTS.indexOf(effect);
}
