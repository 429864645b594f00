import { DELIVERY_MODES } from "../../compatibility/delivery-mode";
import type { CompatibilityRule, Effect } from "../../compatibility/rule";
import type { Application } from "../../model/estate";
import { application, bareApplication, withFacts } from "./application-object";
import type { RuleCases } from "./rule-cases";

/** Sections of a manifest, which all list what is open. */
type Section = {
  [K in keyof Application]-?: NonNullable<Application[K]> extends { readonly unknown: readonly string[] }
    ? K
    : never;
}[keyof Application];

/** Cases of a rule that looks for a flag of a section. */
export function flagCases(rule: CompatibilityRule, section: Section, flag: string): RuleCases {
  return {
    rule,
    violating: { [`${flag} is set`]: withFacts(section, { [flag]: true } as never) },
    compliant: { [`${flag} is not set`]: application() },
    unknown: openCases(section, flag),
  };
}

/** The two ways to leave a key open: without its section, and listed in it. */
export function openCases(section: Section, key: string): Readonly<Record<string, Application>> {
  return {
    "the section is missing": bareApplication(),
    "the key is listed as unknown": withFacts(section, { unknown: [key] } as never),
  };
}

const LETTERS: Readonly<Record<string, Effect>> = {
  x: "blocker",
  c: "condition",
  u: "unknown",
  w: "warning",
  ok: "none",
  "-": "not-applicable",
};

/**
 * Compares a family with a table: one row per rule, effects in the order of the delivery modes.
 * x blocker, c condition, u unknown, w warning, ok none, - not applicable.
 */
export function describeEffects(rules: readonly CompatibilityRule[], table: string): void {
  const rows = table
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/));

  it("lists the rules of the family", () =>
    expect(rules.map(({ id }) => id)).toEqual(rows.map(([id]) => id)));

  it.each(rows.map(([id, ...letters]) => [id!, letters] as const))("%s has the effects %s", (id, letters) => {
    const rule = rules.find((each) => each.id === id);
    expect(DELIVERY_MODES.map((mode) => rule?.effects[mode])).toEqual(
      letters.map((letter) => LETTERS[letter]),
    );
  });
}
