import type { Finding } from "../../model/diagnostic";
import { MAX_SLOT } from "../names";
import type { LockRequest } from "../lock-request";
import { LOCK_FILE } from "./lock-entry";

/** Slots of a pool after this run, and what to say about them. */
export interface SlotDecision {
  readonly slots: number;
  readonly findings: readonly Finding[];
}

/**
 * Host slots that a pool has from now on.
 *
 * Slots grow with the hosts needed and never shrink by themselves, because people may still be signed in. Slots that
 * the estate declares drained go, highest first: `slots = max(hosts, drainedFromSlot − 1)`.
 *
 * @param lockedSlots - slots the lock file holds; 0 for a new pool
 * @returns the slots; unchanged when a finding is an error
 * @example
 * decideSlots({ id: "p", platform: "azure", addresses: 64, hosts: 9, generations: 1, drainedFromSlot: 10 }, 12).slots // => 9
 */
export function decideSlots(pool: LockRequest["pools"][number], lockedSlots: number): SlotDecision {
  const { hosts, drainedFromSlot: drainedFrom } = pool;
  if (hosts > MAX_SLOT) return { slots: lockedSlots, findings: [tooManyHosts(pool)] };
  if (drainedFrom === undefined) {
    return { slots: Math.max(hosts, lockedSlots), findings: surplus(pool, lockedSlots) };
  }
  if (drainedFrom <= hosts) {
    return { slots: lockedSlots, findings: [drainedTooMany(pool, drainedFrom, lockedSlots)] };
  }
  if (drainedFrom > lockedSlots) {
    return {
      slots: Math.max(hosts, lockedSlots),
      findings: [drainedAlready(pool, drainedFrom, lockedSlots), ...surplus(pool, lockedSlots)],
    };
  }
  return { slots: drainedFrom - 1, findings: surplus(pool, drainedFrom - 1) };
}

function surplus(pool: LockRequest["pools"][number], slots: number): readonly Finding[] {
  if (slots <= pool.hosts) return [];
  const first = pool.hosts + 1;
  return [
    {
      rule: "lock/surplus-hosts",
      severity: "warning",
      message: `pool "${pool.id}" has ${slots} host slots and needs ${pool.hosts} hosts: ${slots - pool.hosts} surplus`,
      // In the lock file, because the estate usually has no line about it yet.
      file: LOCK_FILE,
      pointer: `/pools/${pool.id}/slots`,
      hint: `drain ${slotRange(first, slots)}, declare "drainedHosts: { ${pool.id}: ${first} }" in estate.yaml and run \`workplace lock\``,
    },
  ];
}

function drainedTooMany(pool: LockRequest["pools"][number], drainedFrom: number, slots: number): Finding {
  const firstSurplus = pool.hosts + 1;
  return {
    rule: "lock/drained-too-many",
    severity: "error",
    message: `pool "${pool.id}" is declared drained from slot ${drainedFrom} but needs ${pool.hosts} hosts; allowed is slot ${firstSurplus} or higher`,
    file: "estate.yaml",
    pointer: `/drainedHosts/${pool.id}`,
    hint:
      slots > pool.hosts
        ? `declare ${firstSurplus} instead of ${drainedFrom}`
        : "remove the declaration: the pool has no surplus hosts",
  };
}

function drainedAlready(pool: LockRequest["pools"][number], drainedFrom: number, slots: number): Finding {
  return {
    rule: "lock/drained-already",
    severity: "warning",
    message: `pool "${pool.id}" is declared drained from slot ${drainedFrom} but has only ${slots} host slots`,
    file: "estate.yaml",
    pointer: `/drainedHosts/${pool.id}`,
    hint: "remove the declaration: its slots are gone",
  };
}

function tooManyHosts(pool: LockRequest["pools"][number]): Finding {
  return {
    rule: "lock/too-many-hosts",
    severity: "error",
    message: `pool "${pool.id}" needs ${pool.hosts} hosts but computer names number at most ${MAX_SLOT}`,
    file: "estate.yaml",
    pointer: "/zones",
    hint: "split the people over several network zones",
  };
}

function slotRange(first: number, last: number): string {
  return first === last ? `slot ${first}` : `slots ${first} to ${last}`;
}
