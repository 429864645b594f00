import { hasError } from "../../model/finding";
import type { LockSpec, NetworkLock, NumberLock, PoolLock } from "../../generated/lock";
import type { LockRequest } from "../lock-request";
import { lockChanges } from "./lock-change";
import { EMPTY_LOCK } from "./lock-entry";
import { reconcileLock, type Reconciliation } from "./reconcile-lock";
import { releaseFromLock } from "./release";

/**
 * Releases elements by name and brings the lock in line with the estate, in one run.
 *
 * Releasing comes first, so that it mends what reconciling alone cannot: a full address space, a reserved block that
 * overlaps one in use. What has just left the estate counts as removed. All or nothing, as `reconcileLock`.
 *
 * @param request - sized with `withoutChoices(current, names)`
 * @param names - `pool/<id>`, `site/<id>`, `network/<name>`, `numbers/<site>`, `host/<pool>`, `cluster/<role>` or `setting/<name>`; none = `reconcileLock`
 * @throws RangeError as `reconcileLock`
 */
export function reconcileWithRelease(
  request: LockRequest,
  current: LockSpec | undefined,
  names: readonly string[],
): Reconciliation {
  if (names.length === 0) return reconcileLock(request, current);
  const before = current ?? EMPTY_LOCK;
  const released = releaseFromLock(retired(request, before), names);
  if (released.findings.length > 0) return { lock: before, changes: [], findings: released.findings };
  const result = reconcileLock(request, released.lock);
  if (hasError(result.findings)) return { ...result, lock: before };
  return { ...result, changes: lockChanges(before, result.lock) };
}

/** The lock with exactly that marked as removed which the request does not name. */
function retired(request: LockRequest, lock: LockSpec): LockSpec {
  return {
    ...lock,
    pools: retiredSection(lock.pools, new Set(request.pools.map(({ id }) => id))),
    networks: retiredSection(lock.networks, new Set(request.networks.map(({ name }) => name))),
    sites: retiredSection(lock.sites, new Set(request.sites.map(({ id }) => id))),
    ...(lock.numbers === undefined
      ? {}
      : { numbers: retiredSection(lock.numbers, new Set(request.numbers?.sites.map(({ id }) => id))) }),
  };
}

/** What is wanted again loses the mark, so that releasing refuses it; what is no longer wanted gets it. */
function retiredSection<Value extends PoolLock | NetworkLock | NumberLock>(
  section: Readonly<Record<string, Value>>,
  requested: ReadonlySet<string>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(section).map(([id, value]) => [
      id,
      requested.has(id) && value.removed !== true ? value : { ...value, removed: !requested.has(id) },
    ]),
  );
}
