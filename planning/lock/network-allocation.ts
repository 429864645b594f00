import type { LockSpec } from "../../generated/lock";
import type { NetworkSizing } from "../estate-sizing";
import type { NetworkAllocation } from "../plan";
import { ownValue } from "./lock-entry";

/**
 * What the lock file gave out to a network.
 *
 * @param kind - what the entries are, for the message
 * @throws RangeError when it is not among the entries
 */
export function networkAllocation(
  entries: Readonly<Record<string, NetworkAllocation>>,
  kind: string,
  name: string,
): NetworkAllocation {
  const entry = ownValue(entries, name);
  if (entry === undefined) throw new RangeError(`the lock has no ${kind} "${name}"; reconcile it first`);
  return { cidr: entry.cidr, ...(entry.vlanId === undefined ? {} : { vlanId: entry.vlanId }) };
}

/**
 * Networks of a platform, or of servers on it, with what the lock file gave out to them.
 *
 * @throws RangeError when the lock lacks one of them
 */
export function allocatedNetworks(
  lock: Pick<LockSpec, "networks">,
  sizings: readonly Pick<NetworkSizing, "name">[],
): Record<string, NetworkAllocation> {
  return Object.fromEntries(
    sizings.map(({ name }) => [name, networkAllocation(lock.networks, "network", name)]),
  );
}
