import type { Environment } from "../../compatibility/environment";
import { tellsEnvironmentsApart, type CompatibilityRule, type Effect } from "../../compatibility/rule";
import type { Application } from "../../model/estate";
import { application, environment, policy } from "./application-object";
import { askedEffect } from "./rule-effect";
import { checksOf, type RuleCases } from "./rule-cases";

/** A rule with one fault, and what the fault is. */
export interface RuleMutant {
  readonly fault: string;
  readonly rule: CompatibilityRule;
}

/**
 * Faults that the cases of a rule have to notice.
 *
 * @param all - lists of cases of one rule, at least one
 */
export function mutantsOf(all: readonly RuleCases[]): readonly RuleMutant[] {
  const rule = all[0]!.rule;
  return [...constantAnswers(rule), ...constantEffects(rule), ...blindSpots(rule, all)];
}

/** Whether one of the cases fails with the mutant. */
export function isNoticed(all: readonly RuleCases[], mutant: CompatibilityRule): boolean {
  return all.flatMap(checksOf).some(({ received, expected }) => received(mutant) !== expected);
}

function constantAnswers(rule: CompatibilityRule): readonly RuleMutant[] {
  return (["yes", "no", "unknown"] as const).map((answer) => ({
    fault: `always answers ${answer}`,
    rule: { ...rule, applies: () => answer },
  }));
}

function constantEffects(rule: CompatibilityRule): readonly RuleMutant[] {
  if (!tellsEnvironmentsApart(rule)) return [];
  const { effectIn: _, effectFor: __, ...without } = rule;
  const always = (effect: Effect): CompatibilityRule => ({ ...without, effectIn: () => effect });
  return [
    { fault: "does not tell environments apart", rule: without },
    { fault: "never has an effect in an environment", rule: always("none") },
  ];
}

/** One mutant for each fact that the rule reads: it takes the harmless one for the true one. */
function blindSpots(rule: CompatibilityRule, all: readonly RuleCases[]): readonly RuleMutant[] {
  const looks = rule.looksAt.map((pointer): RuleMutant => {
    const blind = (manifest: Application) => withHarmless(manifest, pointer);
    return { fault: `does not look at ${pointer}`, rule: reading(rule, { application: blind }) };
  });
  const facts = [...new Set(all.flatMap(factsRead))].map((key): RuleMutant => {
    const blind = (met: Environment) => ({ ...met, [key]: environment()[key] });
    return {
      fault: `does not look at the environment's ${key}`,
      rule: reading(rule, { environment: blind }),
    };
  });
  return [...looks, ...facts];
}

/** The rule behind glasses. */
function reading(
  rule: CompatibilityRule,
  glasses: {
    readonly application?: (manifest: Application) => Application;
    readonly environment?: (met: Environment) => Environment;
  },
): CompatibilityRule {
  const manifest = glasses.application ?? ((same) => same);
  const met = glasses.environment ?? ((same) => same);
  const { applies, effectIn, effectFor } = rule;
  return {
    ...rule,
    applies: (application, given) => applies(manifest(application), given),
    ...(effectIn === undefined ? {} : { effectIn: (seen, given) => effectIn(met(seen), given) }),
    ...(effectFor === undefined
      ? {}
      : {
          effectFor: (application, machine, given) =>
            effectFor(manifest(application), met(machine as Environment), given),
        }),
  };
}

/** The manifest with one fact, or one section when the pointer names that, as in a harmless one. */
function withHarmless(manifest: Application, pointer: string): Application {
  const [section = "", key] = pointer.split("/").slice(1);
  const harmless = application() as unknown as Record<string, unknown>;
  const content = (manifest as unknown as Record<string, unknown>)[section];
  if (key === undefined || content === undefined) return { ...manifest, [section]: harmless[section] };
  const facts = content as Readonly<Record<string, unknown>>;
  const open = Array.isArray(facts["unknown"])
    ? { unknown: facts["unknown"].filter((each) => each !== key) }
    : {};
  const answer = (harmless[section] as Readonly<Record<string, unknown>>)[key];
  const { [key]: _, ...others } = facts;
  return {
    ...manifest,
    [section]: { ...others, ...open, ...(answer === undefined ? {} : { [key]: answer }) },
  };
}

/** Facts of the environment that the rule reads in its cases; the mode belongs to the table of effects. */
function factsRead({ rule, environments, compatibility }: RuleCases): readonly (keyof Environment)[] {
  const read = new Set<keyof Environment>();
  for (const [, met, manifest] of environments ?? []) {
    const watched = new Proxy(met, {
      get: (target, key: keyof Environment) => {
        if (key !== "mode") read.add(key);
        return target[key];
      },
    });
    askedEffect(rule, watched, manifest, policy(compatibility));
  }
  return [...read];
}
