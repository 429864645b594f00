import type { LockSpec } from "../../generated/lock";
import type { LockRequest } from "../lock-request";
import { ownValue } from "./lock-entry";

/**
 * First priority that applications' rules get: after the general ones, before the last word, which denies the rest
 * (kind: our own choice within the vendor's 100 to 4096).
 */
export const FIRST_RULE_PRIORITY = 1000;

/**
 * Priorities of applications' firewall rules: a rule keeps the one it has, a new one takes the lowest free.
 *
 * Priorities only keep rules apart, for all of them allow something. A rule that is gone gives its priority back at
 * once: the security group is written as a whole, so that nothing clashes with what stands.
 */
export function lockedPriorities(
  { connectionRules = [] }: LockRequest,
  lock: LockSpec,
): Pick<LockSpec, "connectionRules"> {
  const held = lock.connectionRules ?? {};
  const names = [...new Set(connectionRules)].sort();
  const taken = new Set(names.flatMap((name) => ownValue(held, name) ?? []));
  let next = FIRST_RULE_PRIORITY;
  const priorities = names.map((name) => {
    const known = ownValue(held, name);
    if (known !== undefined) return [name, known] as const;
    while (taken.has(next)) next += 1;
    taken.add(next);
    return [name, next] as const;
  });
  return priorities.length === 0 ? {} : { connectionRules: Object.fromEntries(priorities) };
}
