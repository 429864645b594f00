import type { Environment } from "../../compatibility/environment";
import type { CompatibilityRule, Effect } from "../../compatibility/rule";
import type { Application } from "../../model/estate";
import { policy } from "./application-object";

/** Manifests by what they show about a rule; the keys say why, in a few words. */
export interface RuleCases {
  readonly rule: CompatibilityRule;
  readonly violating: Readonly<Record<string, Application>>;
  readonly compliant: Readonly<Record<string, Application>>;
  readonly unknown: Readonly<Record<string, Application>>;
  /** Environments that tell cases apart; needed for rules with `effectIn`. */
  readonly environments?: readonly (readonly [
    why: string,
    environment: Environment,
    application: Application,
    effect: Effect,
  ])[];
  /** Settings of estate.yaml the cases rely on. */
  readonly compatibility?: Parameters<typeof policy>[0];
}

/** Runs the cases of a family; a rule without one of the three kinds of cases fails. */
export function describeRules(family: string, all: readonly RuleCases[]): void {
  describe.each(all.map((cases) => [cases.rule.id, cases] as const))(`${family} %s`, (_, cases) => {
    const { rule } = cases;
    const given = policy(cases.compatibility);
    it.each([
      ...Object.entries(cases.violating).map(([why, application]) => ["yes", why, application] as const),
      ...Object.entries(cases.compliant).map(([why, application]) => ["no", why, application] as const),
      ...Object.entries(cases.unknown).map(([why, application]) => ["unknown", why, application] as const),
    ])("answers %s: %s", (answer, _why, application) => {
      expect(rule.applies(application, given)).toBe(answer);
    });

    it("has violating, compliant and unknown cases", () => {
      const kinds = [cases.violating, cases.compliant, cases.unknown];
      expect(kinds.map((kind) => Object.keys(kind).length > 0)).toEqual([true, true, true]);
    });

    if (rule.effectIn !== undefined) {
      it("has cases of environments", () => expect(cases.environments?.length ?? 0).toBeGreaterThan(1));
    }
    for (const [why, environment, application, effect] of cases.environments ?? []) {
      it(`has the effect ${effect} in an environment: ${why}`, () => {
        expect(rule.effectIn?.(environment, application, given) ?? rule.effects[environment.mode]).toBe(
          effect,
        );
      });
    }
  });
}
