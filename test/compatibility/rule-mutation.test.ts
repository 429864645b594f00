import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { CompatibilityRule } from "../../compatibility/rule";
import { RULES } from "../../compatibility/rule-catalog";
import { collectRuleCases, type RuleCases } from "../support/rule-cases";
import { isNoticed, mutantsOf } from "../support/rule-mutants";

const FOLDER = join(__dirname, "rules");

describe("cases of the rules", () => {
  /** Rule → its lists of cases. */
  const all = new Map<CompatibilityRule, RuleCases[]>();
  beforeAll(async () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith(".test.ts"));
    const cases = await collectRuleCases(() => Promise.all(files.map((file) => import(join(FOLDER, file)))));
    for (const each of cases) all.set(each.rule, [...(all.get(each.rule) ?? []), each]);
  });

  it("are there for every rule of the catalogue", () => {
    expect([...all.keys()].map(({ id }) => id).sort()).toEqual(RULES.map(({ id }) => id));
  });

  it("hold for the rules as they are", () => {
    expect([...all].filter(([rule, cases]) => isNoticed(cases, rule)).map(([{ id }]) => id)).toEqual([]);
  });

  it("notice every fault that is made on purpose", () => {
    const mutants = [...all.values()].flatMap((cases) =>
      mutantsOf(cases).map((mutant) => ({ ...mutant, noticed: isNoticed(cases, mutant.rule) })),
    );
    expect(mutants.length).toBeGreaterThan(4 * RULES.length);
    const survivors = mutants.filter(({ noticed }) => !noticed);
    expect(survivors.map(({ rule, fault }) => `${rule.id} ${fault}`)).toEqual([]);
  });
});
