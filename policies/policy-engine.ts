import { declaredIn, type Attributes, type NamedStack } from "./stack-json";

interface RuleBase {
  /** Stable id, `policy/kebab-case`; all are listed in docs/azure.md and docs/vsphere.md. */
  readonly id: string;
  /** Why the rule exists, one sentence. */
  readonly explanation: string;
  /** Where it is from: URL of documentation, of an issue, or of the provider's code. */
  readonly source: string;
  /** The way out, as an imperative clause. */
  readonly hint: string;
}

/** What a rule about a resource may look at besides its attributes. */
export interface RuleContext {
  /** Address in Terraform: `azurerm_subnet.hosts_1234`. */
  readonly address: string;
  readonly type: string;
  /** The stack that declares it. */
  readonly stack: NamedStack;
}

/** Judges every resource of some types. */
export interface ResourceRule extends RuleBase {
  /** Resource types, `data.<type>` for data sources, `*` for all. */
  readonly types: readonly string[];
  /** @returns one message per problem: what is wrong, received, allowed with unit; lower case, no trailing stop */
  check(attributes: Attributes, context: RuleContext): readonly string[];
}

/** Judges all stacks together: uniqueness, or what must exist exactly once. */
export interface EstateRule extends RuleBase {
  checkAll(stacks: readonly NamedStack[]): readonly Violation[];
}

/** A rule is a pure function over the synthesised configuration: it reads, never changes. */
export type PolicyRule = ResourceRule | EstateRule;

/** Where a rule about all stacks found a problem. */
export interface Violation {
  readonly stack: string;
  readonly address: string;
  readonly message: string;
}

/** A problem that must not be written to disk, let alone applied. */
export interface PolicyFinding extends Violation {
  readonly rule: string;
  readonly hint: string;
}

/**
 * Judges synthesised stacks before anything is written.
 *
 * Collects all problems of all stacks. A rule that throws becomes a finding: what could not be judged does not pass.
 *
 * @param stacks - parsed configuration per stack
 * @param rules - usually `POLICY_RULES`
 * @returns findings sorted by stack, address, rule, message; empty when everything complies
 */
export function checkPolicies(
  stacks: readonly NamedStack[],
  rules: readonly PolicyRule[],
): readonly PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  const rulesOf = rulesByType(rules);
  for (const stack of stacks) {
    for (const { type, address, attributes } of declaredIn(stack.json)) {
      const context: RuleContext = { address, type, stack };
      for (const rule of rulesOf(type)) {
        for (const message of messagesOf(rule, attributes, context)) {
          findings.push({ rule: rule.id, stack: stack.name, address, message, hint: rule.hint });
        }
      }
    }
  }
  for (const rule of rules) {
    if ("checkAll" in rule) findings.push(...estateFindings(rule, stacks));
  }
  return findings.sort(byPlace);
}

function rulesByType(rules: readonly PolicyRule[]): (type: string) => readonly ResourceRule[] {
  const resourceRules = rules.filter((rule) => "types" in rule);
  const byType = new Map<string, readonly ResourceRule[]>();
  return (type) => {
    const known = byType.get(type);
    if (known !== undefined) return known;
    const found = resourceRules.filter(({ types }) => types.includes(type) || types.includes("*"));
    byType.set(type, found);
    return found;
  };
}

function messagesOf(rule: ResourceRule, attributes: Attributes, context: RuleContext): readonly string[] {
  try {
    return rule.check(attributes, context);
  } catch (error) {
    return [couldNotJudge(error)];
  }
}

function estateFindings(rule: EstateRule, stacks: readonly NamedStack[]): readonly PolicyFinding[] {
  try {
    return rule.checkAll(stacks).map((violation) => ({ ...violation, rule: rule.id, hint: rule.hint }));
  } catch (error) {
    return [{ rule: rule.id, stack: "", address: "", message: couldNotJudge(error), hint: rule.hint }];
  }
}

function couldNotJudge(error: unknown): string {
  return `could not be judged, so it does not pass: ${error instanceof Error ? error.message : String(error)}`;
}

function byPlace(a: PolicyFinding, b: PolicyFinding): number {
  return (
    compare(a.stack, b.stack) ||
    compare(a.address, b.address) ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
