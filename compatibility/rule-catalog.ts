import type { CompatibilityRule, RuleId } from "./rule";
import { DATA_RULES } from "./rules/data/data-rules";
import { GOVERNANCE_RULES } from "./rules/governance/governance-rules";
import { LICENCE_RULES } from "./rules/licence/licence-rules";
import { MULTI_SESSION_RULES } from "./rules/multi-session/multi-session-rules";
import { NETWORK_RULES } from "./rules/network/network-rules";
import { OPERATING_SYSTEM_RULES } from "./rules/operating-system/operating-system-rules";
import { PACKAGING_RULES } from "./rules/packaging/packaging-rules";
import { PERIPHERAL_RULES } from "./rules/peripherals/peripherals-rules";
import { PROTECTION_RULES } from "./rules/protection/protection-rules";
import { RUNTIME_RULES } from "./rules/runtime/runtime-rules";

/** Families of rules, by the numbers of their rules. */
export const RULE_FAMILIES: readonly RuleFamily[] = [
  { prefix: "OS", title: "Operating system and support", rules: OPERATING_SYSTEM_RULES },
  { prefix: "MS", title: "Several people on one machine", rules: MULTI_SESSION_RULES },
  { prefix: "PK", title: "Packaging and installation", rules: PACKAGING_RULES },
  { prefix: "RT", title: "Runtimes, office suite, browser, graphics", rules: RUNTIME_RULES },
  { prefix: "PE", title: "Peripherals", rules: PERIPHERAL_RULES },
  { prefix: "LI", title: "Licences", rules: LICENCE_RULES },
  { prefix: "NW", title: "Network and sign-in", rules: NETWORK_RULES },
  { prefix: "DT", title: "Data", rules: DATA_RULES },
  { prefix: "PR", title: "Protection and accessibility", rules: PROTECTION_RULES },
  { prefix: "GV", title: "The manifest itself", rules: GOVERNANCE_RULES },
];

/** Rules about one subject. */
export interface RuleFamily {
  /** First two letters of the ids. */
  readonly prefix: string;
  readonly title: string;
  readonly rules: readonly CompatibilityRule[];
}

/** The whole catalogue, sorted by id. */
export const RULES: readonly CompatibilityRule[] = RULE_FAMILIES.flatMap(({ rules }) => rules).sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

const BY_ID: ReadonlyMap<string, CompatibilityRule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with that id; undefined when the catalogue has none. */
export function ruleById(id: string): CompatibilityRule | undefined {
  return BY_ID.get(id);
}

/**
 * The rule that a reason names.
 *
 * @throws RangeError when the catalogue has none with that id
 */
export function catalogued(id: RuleId): CompatibilityRule {
  const rule = ruleById(id);
  if (rule === undefined) throw new RangeError(`rule "${id}" is not in the catalogue`);
  return rule;
}
