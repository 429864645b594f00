import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import { entryName, entryPointer, isRemoved, LOCK_FILE, lockEntries } from "./lock-entry";

/**
 * Errors for pools that are in the lock but no longer in the estate and were never given up: hosts, profiles and
 * personal desktops must survive a deleted line or a renamed zone. Nothing is locked or synthesised until the pool is
 * back or listed under `allowDestroy`. A pool that is marked as removed already has passed.
 *
 * @param allowDestroy - ids of pools that the estate gives up
 */
export function refusedRemovals(
  request: LockRequest,
  current: LockSpec | undefined,
  allowDestroy: readonly string[],
): readonly Finding[] {
  if (current === undefined) return [];
  const kept = new Set([...request.pools.map(({ id }) => id), ...allowDestroy]);
  return lockEntries(current)
    .filter((entry) => entry.kind === "pool" && !isRemoved(entry) && !kept.has(entry.id))
    .map((entry) => ({
      rule: "lock/removal-refused",
      severity: "error",
      message: `${entryName(entry)} is no longer in the estate, but was not given up: it may hold hosts, profiles and personal desktops`,
      file: LOCK_FILE,
      pointer: entryPointer(entry),
      hint: `bring its user groups, zone and image back; to give it up, list it under allowDestroy in estate.yaml as docs/lock.md says`,
    }));
}
