import type { Environment } from "../../compatibility/environment";
import { tellsEnvironmentsApart, type CompatibilityRule, type Effect } from "../../compatibility/rule";
import type { Application } from "../../model/estate";
import { policy } from "./application-object";
import { askedEffect } from "./rule-effect";

/** Manifests by what they show about a rule; the keys say why, in a few words. */
export interface RuleCases {
  readonly rule: CompatibilityRule;
  readonly violating: Readonly<Record<string, Application>>;
  readonly compliant: Readonly<Record<string, Application>>;
  /** A sentence instead says why the rule can always tell. */
  readonly unknown: Readonly<Record<string, Application>> | string;
  /** Environments that tell cases apart; needed for rules with `effectIn` or `effectFor`. */
  readonly environments?: readonly (readonly [
    why: string,
    environment: Environment,
    application: Application,
    effect: Effect,
  ])[];
  /** Settings of estate.yaml the cases rely on. */
  readonly compatibility?: Parameters<typeof policy>[0];
}

/** What one case expects of a rule. */
export interface RuleCheck {
  readonly name: string;
  readonly expected: string;
  /** What a rule says, which may be a mutant of the one that the cases are about. */
  readonly received: (rule: CompatibilityRule) => string;
}

/** Runs the cases of a family; a rule without one of the three kinds of cases fails. */
export function describeRules(family: string, all: readonly RuleCases[]): void {
  if (collected !== undefined) {
    collected.push(...all);
    return;
  }
  describe.each(all.map((cases) => [cases.rule.id, cases] as const))(`${family} %s`, (_, cases) => {
    const { rule } = cases;
    it.each(checksOf(cases).map((check) => [check.name, check] as const))("%s", (_name, check) => {
      expect(check.received(rule)).toBe(check.expected);
    });

    it("has violating, compliant and unknown cases", () => {
      const kinds = [cases.violating, cases.compliant, cases.unknown];
      expect(kinds.map((kind) => Object.keys(kind).length > 0)).toEqual([true, true, true]);
    });

    if (tellsEnvironmentsApart(rule)) {
      it("has cases of environments", () => expect(cases.environments?.length ?? 0).toBeGreaterThan(1));
    }
  });
}

/** The cases of a rule one by one. */
export function checksOf(cases: RuleCases): readonly RuleCheck[] {
  const given = policy(cases.compatibility);
  const answers = (expected: string, applications: RuleCases["unknown"]): readonly RuleCheck[] =>
    (typeof applications === "string" ? [] : Object.entries(applications)).map(([why, application]) => ({
      name: `answers ${expected}: ${why}`,
      expected,
      received: (rule) => rule.applies(application, given),
    }));
  return [
    ...answers("yes", cases.violating),
    ...answers("no", cases.compliant),
    ...answers("unknown", cases.unknown),
    ...(cases.environments ?? []).map(([why, environment, application, expected]) => ({
      name: `has the effect ${expected} in an environment: ${why}`,
      expected,
      received: (rule: CompatibilityRule) =>
        askedEffect(rule, environment, application, given) ?? rule.effects[environment.mode],
    })),
  ];
}

let collected: RuleCases[] | undefined;

/** The cases of test files, without running any test of theirs. */
export async function collectRuleCases(load: () => Promise<unknown>): Promise<readonly RuleCases[]> {
  const { describe: realDescribe, it: realIt, test: realTest } = globalThis;
  const nothing = Object.assign(() => undefined, { each: () => () => undefined });
  collected = [];
  Object.assign(globalThis, { describe: nothing, it: nothing, test: nothing });
  try {
    await load();
    return collected;
  } finally {
    collected = undefined;
    Object.assign(globalThis, { describe: realDescribe, it: realIt, test: realTest });
  }
}
