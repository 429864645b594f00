import type { LockSpec, NetworkLock, PoolLock, SiteLock, SiteNetworkLock } from "../../generated/lock";
import { contains, readCidr, type Cidr } from "./cidr";

/** File name of the lock, relative to the estate's folder. */
export const LOCK_FILE = "estate.lock.yaml";

/** A lock that has given out nothing. */
export const EMPTY_LOCK: LockSpec = { version: 1, pools: {}, networks: {}, sites: {} };

/** Sections of the lock file by the word people use for their elements. */
export const LOCK_SECTIONS = { pool: "pools", network: "networks", site: "sites" } as const;

export type LockKind = keyof typeof LOCK_SECTIONS;

/** One element of the lock file. */
export interface LockEntry {
  readonly kind: LockKind;
  readonly id: string;
  readonly value: PoolLock | NetworkLock | SiteLock;
}

/** A block of addresses that the lock file has given out. */
export interface LockedBlock {
  readonly entry: LockEntry;
  /** As written in the lock file. */
  readonly text: string;
  /** Absent when the text is no network. */
  readonly cidr?: Cidr;
  /** JSON pointer to the text in the lock file. */
  readonly pointer: string;
}

/** How messages name an element: `pool "azure-pool-…"`. */
export function entryName(entry: { readonly kind: LockKind; readonly id: string }): string {
  return `${entry.kind} "${entry.id}"`;
}

/** JSON pointer of an element in the lock file. */
export function entryPointer(entry: { readonly kind: LockKind; readonly id: string }): string {
  return `/${LOCK_SECTIONS[entry.kind]}/${entry.id}`;
}

/** Whether the element left the estate and only keeps its allocation reserved. */
export function isRemoved(entry: LockEntry): boolean {
  return entry.value.removed === true;
}

/** All elements, sorted by kind and id. */
export function lockEntries(lock: LockSpec): readonly LockEntry[] {
  return (["network", "pool", "site"] as const).flatMap((kind) =>
    Object.entries<PoolLock | NetworkLock | SiteLock>(lock[LOCK_SECTIONS[kind]])
      .map(([id, value]) => ({ kind, id, value }))
      .sort(byId),
  );
}

/** All blocks given out, reserved ones included; of a building's networks those that are no part of its block. */
export function lockedBlocks(lock: LockSpec): readonly LockedBlock[] {
  return [
    ...lockEntries(lock).flatMap((entry) => {
      const pointer = entryPointer(entry);
      return "subnets" in entry.value
        ? entry.value.subnets.map(({ cidr }, index) =>
            lockedBlock(entry, cidr, `${pointer}/subnets/${index}/cidr`),
          )
        : [lockedBlock(entry, entry.value.cidr, `${pointer}/cidr`)];
    }),
    ...heldSiteNetworks(lock)
      .filter(({ entry, value }) => !isInside(lock.sites[entry.id]?.cidr ?? "", value.cidr))
      .map(siteNetworkBlock),
  ];
}

/** Blocks of all networks of buildings. */
export function siteNetworkBlocks(lock: LockSpec): readonly LockedBlock[] {
  return heldSiteNetworks(lock).map(siteNetworkBlock);
}

function siteNetworkBlock({ entry, value, pointer }: HeldSiteNetwork): LockedBlock {
  return lockedBlock(entry, value.cidr, `${pointer}/cidr`);
}

/** A network of a building that the lock file has given out. */
export interface HeldSiteNetwork {
  /** Its building. */
  readonly entry: LockEntry;
  readonly network: string;
  readonly value: Readonly<SiteNetworkLock>;
  /** JSON pointer in the lock file. */
  readonly pointer: string;
}

/** How messages name a network of a building. */
export function siteNetworkName(site: string, network: string): string {
  return `network "${network}" of site "${site}"`;
}

/** Networks of all buildings, those of buildings that are gone included. */
export function heldSiteNetworks({ sites }: LockSpec): readonly HeldSiteNetwork[] {
  return Object.entries(sites).flatMap(([id, site]) => {
    const entry: LockEntry = { kind: "site", id, value: site };
    return Object.entries(site.networks ?? {}).map(([network, value]) => ({
      entry,
      network,
      value,
      pointer: `${entryPointer(entry)}/networks/${network}`,
    }));
  });
}

/** Whether a network lies in the block of its building; false where one of them is unreadable. */
export function isInside(block: string, network: string): boolean {
  const [outer, inner] = [readCidr(block), readCidr(network)];
  return typeof outer !== "string" && typeof inner !== "string" && contains(outer, inner);
}

/** Value of a key that the record itself has; `constructor` is a valid id and must not find the built-in one. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Order by id, code unit by code unit: the same on every machine. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function lockedBlock(entry: LockEntry, text: string, pointer: string): LockedBlock {
  const cidr = readCidr(text);
  return typeof cidr === "string" ? { entry, text, pointer } : { entry, text, pointer, cidr };
}
