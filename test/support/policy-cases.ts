import { checkPolicies, type PolicyFinding, type PolicyRule } from "../../policies/policy-engine";
import type { SynthJson } from "./synth-json";

type Block = Record<string, unknown>;

/** A synthesised stack that a test may damage. */
export class DamagedStack {
  readonly json: { resource: Record<string, Record<string, Block>>; [block: string]: unknown };

  constructor(
    json: SynthJson,
    readonly name = "stack",
  ) {
    this.json = JSON.parse(JSON.stringify(json));
  }

  /** First resource of a type, or the first whose logical name contains `part`. */
  first(type: string, part = ""): Block {
    const byName = this.json.resource[type] ?? {};
    const name = Object.keys(byName)
      .sort()
      .find((key) => key.includes(part));
    if (name === undefined) throw new Error(`no ${type} with "${part}" in its name`);
    return byName[name]!;
  }

  /** A nested block of the first resource of a type. */
  block(type: string, ...path: readonly (string | number)[]): Block {
    return path.reduce<Block>((value, key) => value[key] as Block, this.first(type));
  }

  /** A second resource like the first of its type. */
  copy(type: string, changes: Block = {}): void {
    this.json.resource[type]!["copy"] = { ...this.first(type), ...changes };
  }

  remove(type: string): void {
    delete this.json.resource[type];
  }
}

/** One way to break a rule. */
export interface PolicyCase {
  readonly rule: string;
  readonly when: string;
  readonly damage: (stack: DamagedStack) => void;
  /** Part of the message. */
  readonly says: string;
}

/** Cases of rules whose ids start with `policy/azure-<prefix>-`, one row each. */
export function azureCases(
  prefix: string,
  rows: readonly (readonly [rule: string, when: string, damage: PolicyCase["damage"], says: string])[],
): readonly PolicyCase[] {
  return rows.map(([rule, when, damage, says]) => ({
    rule: `policy/azure-${prefix}-${rule}`,
    when,
    damage,
    says,
  }));
}

/** Cases of one family of rules, and the stack that complies until it is damaged. */
export interface PolicyFamily {
  readonly rules: readonly PolicyRule[];
  readonly compliant: () => SynthJson;
  readonly stackName?: string;
  readonly cases: readonly PolicyCase[];
}

/** Declares the tests of a family: what complies passes, each case is found by its rule, no rule is without a case. */
export function testPolicies(family: PolicyFamily): void {
  let compliant: SynthJson;
  beforeAll(() => {
    compliant = family.compliant();
  });
  const findings = (damage?: (stack: DamagedStack) => void): readonly PolicyFinding[] => {
    const stack = new DamagedStack(compliant, family.stackName);
    damage?.(stack);
    return checkPolicies([{ name: stack.name, json: stack.json }], family.rules);
  };

  it("pass what our stacks synthesise", () => {
    expect(findings()).toEqual([]);
  });

  it.each(family.cases.map((example) => [example.rule, example.when, example] as const))(
    "%s fails when %s",
    (rule, _, { damage, says }) => {
      const messages = findings(damage)
        .filter((finding) => finding.rule === rule)
        .map(({ message }) => message);
      expect(messages).toContainEqual(expect.stringContaining(says));
    },
  );

  it("have a failing case each", () => {
    expect(new Set(family.cases.map(({ rule }) => rule))).toEqual(new Set(family.rules.map(({ id }) => id)));
  });
}
