import type { LockSpec } from "../../generated/lock";
import type { LockRequest } from "../lock-request";
import { prefixForAddresses } from "./cidr";
import { byId, ownValue, type LockKind } from "./lock-entry";
import { missingSubnets } from "./pool-subnets";
import { siteAddresses } from "./site-networks";

/**
 * Longest prefix of a platform network (assumption: it never gets a second block, so 256 addresses leave the
 * machines or private endpoints in it room to grow; the smallest Azure space, a /20, has just one such block for them).
 */
export const SMALLEST_NETWORK_PREFIX = 24;

/** Longest prefix of a building's block (assumption: one /24 for the WLAN and room systems of a small building). */
export const SMALLEST_SITE_PREFIX = 24;

/** A block of addresses that is still to be given out. */
export interface BlockNeed {
  readonly kind: LockKind;
  readonly id: string;
  readonly platform: "azure" | "vsphere";
  readonly prefix: number;
  /** Pools only: first host slot that lives in the block. */
  readonly firstSlot: number;
  /** Buildings only: network that the block is for. @default the building itself */
  readonly network?: string;
}

/** Prefix of a platform network: the smallest that holds the addresses, at least a /24. */
export function networkPrefix(addresses: number): number {
  return Math.min(SMALLEST_NETWORK_PREFIX, prefixForAddresses(addresses));
}

/** Prefix of a building's block: the smallest that holds the addresses, at least a /24. */
export function sitePrefix(addresses: number): number {
  return Math.min(SMALLEST_SITE_PREFIX, prefixForAddresses(addresses));
}

/**
 * Blocks that the request needs and the lock has not given out, in the order in which they are given out: large ones
 * first, because then aligned blocks leave no gaps in a fresh space; equal ones by kind and id, those of one pool by slot.
 *
 * @param slots - host slots of every requested pool after this run
 */
export function blockNeeds(
  request: LockRequest,
  lock: LockSpec,
  slots: ReadonlyMap<string, number>,
): readonly BlockNeed[] {
  const networks = request.networks
    .filter(({ name }) => !Object.hasOwn(lock.networks, name))
    .map(({ name, platform, addresses }) => ({
      kind: "network" as const,
      id: name,
      platform,
      prefix: networkPrefix(addresses),
      firstSlot: 1,
    }));
  const sites = request.sites
    .filter(({ id }) => !Object.hasOwn(lock.sites, id))
    .map((site) => ({
      kind: "site" as const,
      id: site.id,
      platform: "vsphere" as const,
      prefix: sitePrefix(siteAddresses(site)),
      firstSlot: 1,
    }));
  const needs = [...networks, ...poolNeeds(request, lock, slots), ...sites];
  return needs.sort((a, b) => a.prefix - b.prefix || compare(a.kind, b.kind) || byId(a, b));
}

function poolNeeds(
  request: LockRequest,
  lock: LockSpec,
  slots: ReadonlyMap<string, number>,
): readonly BlockNeed[] {
  return request.pools.flatMap((pool) => {
    const locked = ownValue(lock.pools, pool.id);
    const need = { ...pool, slots: slots.get(pool.id) ?? 0, lockedSlots: locked?.slots ?? 0 };
    return missingSubnets(need, locked?.subnets ?? []).map((subnet) => ({
      kind: "pool" as const,
      id: pool.id,
      platform: pool.platform,
      ...subnet,
    }));
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
