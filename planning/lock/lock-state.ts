import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import type { LockChange } from "./lock-change";
import { entryName, entryPointer, isRemoved, LOCK_FILE, lockEntries, type LockEntry } from "./lock-entry";
import { reconcileLock, type Reconciliation } from "./reconcile-lock";

/** Changes that a message spells out before it only counts. */
const NAMED_CHANGES = 3;

/**
 * Changes that `workplace lock` would make and without which nothing may be synthesised: elements without an
 * allocation, grown, returned or gone.
 *
 * Pending scale-in does not count: until it is locked, the drained hosts simply stay. Empty as well when the lock
 * cannot be reconciled at all; `lockFindings` tells both apart.
 */
export function lockStaleness(request: LockRequest, current: LockSpec | undefined): readonly LockChange[] {
  return reconcileLock(request, current).changes.filter(({ kind }) => kind !== "shrunk");
}

/**
 * Everything to say about the lock before synthesis: what `reconcileLock` finds, an error `lock/stale` when the file
 * lags behind the estate, a warning `lock/scale-in-pending` when drained hosts still have their slots, and a warning
 * `lock/removed-pool` for each pool that left the estate and was not released.
 *
 * @param reconciliation - of both, when it is at hand
 */
export function lockFindings(
  request: LockRequest,
  current: LockSpec | undefined,
  { lock, changes, findings }: Reconciliation = reconcileLock(request, current),
): readonly Finding[] {
  const stale = changes.filter(({ kind }) => kind !== "shrunk");
  const pending = changes.filter(({ kind }) => kind === "shrunk");
  return [
    ...findings,
    ...(stale.length === 0 ? [] : [staleLock(stale, current === undefined)]),
    ...pending.map(scaleInPending),
    ...lockEntries(lock).flatMap(removedPool),
  ];
}

function staleLock(changes: readonly LockChange[], missing: boolean): Finding {
  const more = changes.length - NAMED_CHANGES;
  const named = [
    ...changes.slice(0, NAMED_CHANGES).map(({ kind, subject }) => `${subject} ${kind}`),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(", ");
  return {
    rule: "lock/stale",
    severity: "error",
    message: missing ? `${LOCK_FILE} is missing: ${named}` : `${LOCK_FILE} lags behind the estate: ${named}`,
    file: LOCK_FILE,
    pointer: "",
    hint: `run \`workplace lock\`, review the difference and commit ${LOCK_FILE}`,
  };
}

/**
 * Taking a pool out of the estate destroys nothing: its stack is no longer written, so Terraform no longer sees what it
 * made. Without this warning hosts and profiles would stay, and cost money, unnoticed.
 */
function removedPool(entry: LockEntry): readonly Finding[] {
  if (entry.kind !== "pool" || !isRemoved(entry)) return [];
  return [
    {
      rule: "lock/removed-pool",
      severity: "warning",
      message: `${entryName(entry)} left the estate: its stack is no longer written, its hosts and profiles stay on the platform`,
      file: LOCK_FILE,
      pointer: entryPointer(entry),
      hint: `when they are destroyed, run \`workplace lock --release pool/${entry.id}\`; otherwise bring the pool back, and destroy it as docs/lock.md says`,
    },
  ];
}

function scaleInPending({ subject, detail }: LockChange): Finding {
  return {
    rule: "lock/scale-in-pending",
    severity: "warning",
    message: `${subject} keeps its drained hosts until the lock gives up their slots: ${detail}`,
    file: "estate.yaml",
    pointer: "/drainedHosts",
    hint: "run `workplace lock` and commit estate.lock.yaml",
  };
}
