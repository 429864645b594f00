import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import type { LockChange } from "./lock-change";
import { LOCK_FILE } from "./lock-entry";
import { reconcileLock } from "./reconcile-lock";

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
 * lags behind the estate, and a warning `lock/scale-in-pending` when drained hosts still have their slots.
 */
export function lockFindings(request: LockRequest, current: LockSpec | undefined): readonly Finding[] {
  const { changes, findings } = reconcileLock(request, current);
  const stale = changes.filter(({ kind }) => kind !== "shrunk");
  const pending = changes.filter(({ kind }) => kind === "shrunk");
  return [
    ...findings,
    ...(stale.length === 0 ? [] : [staleLock(stale, current === undefined)]),
    ...pending.map(scaleInPending),
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
