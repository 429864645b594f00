import type { LockSpec, SiteLock } from "../../generated/lock";
import type { LockRequest, SiteRequest } from "../lock-request";
import { AddressBook } from "./address-book";
import type { GivenBlock } from "./allocate-blocks";
import type { BlockNeed } from "./block-need";
import { endOf, formatCidr, parseCidr, prefixForAddresses, sizeOfPrefix, type Cidr } from "./cidr";
import { isInside, ownValue } from "./lock-entry";

/** Longest prefix of a network of a building (assumption: 16 addresses; smaller ones save nothing). */
export const SMALLEST_SITE_NETWORK_PREFIX = 28;

/** Prefix of a network of a building: the smallest that holds the addresses, at least a /28. */
export function siteNetworkPrefix(addresses: number): number {
  return Math.min(SMALLEST_SITE_NETWORK_PREFIX, prefixForAddresses(addresses));
}

/** Addresses that a fresh building's block should have: its own, or those of all its networks, whichever is more. */
export function siteAddresses({ addresses, networks = [] }: SiteRequest): number {
  const taken = networks.reduce(
    (sum, network) => sum + sizeOfPrefix(siteNetworkPrefix(network.addresses)),
    0,
  );
  return Math.max(addresses, taken);
}

/** Networks that found their place, and those for which the building's block has no room. */
export interface PlacedSiteNetworks {
  /** Site → network → block (CIDR). */
  readonly placed: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly overflow: readonly BlockNeed[];
}

/**
 * Gives every network that the lock does not know a part of its building's block, large ones first. What finds no room
 * there becomes a block of its own.
 *
 * @param given - blocks of buildings that are given out in this run
 */
export function placeSiteNetworks(
  request: LockRequest,
  lock: LockSpec,
  given: readonly GivenBlock[],
): PlacedSiteNetworks {
  const fresh = new Map(given.flatMap(({ kind, id, cidr }) => (kind === "site" ? [[id, cidr]] : [])));
  const placed = new Map<string, ReadonlyMap<string, string>>();
  const overflow: BlockNeed[] = [];
  for (const { id, networks = [] } of request.sites) {
    const held = ownValue(lock.sites, id);
    const wanted = networks.filter(({ name }) => !Object.hasOwn(held?.networks ?? {}, name));
    const block = held?.cidr ?? fresh.get(id);
    if (wanted.length === 0 || block === undefined) continue;
    const own = new Map<string, string>();
    const book = new AddressBook(blocksInside(block, held));
    const outer = parseCidr(block);
    for (const { name, prefix } of bySize(wanted)) {
      const found = book.take([{ from: outer.start, to: endOf(outer) }], prefix);
      if (found !== undefined) own.set(name, formatCidr(found));
      else overflow.push({ kind: "site", id, platform: "vsphere", prefix, firstSlot: 1, network: name });
    }
    placed.set(id, own);
  }
  return { placed, overflow: overflow.sort(bySizeAndOwner) };
}

/** What a building holds after this run; networks that are no longer asked for stay. */
export function siteNetworksLock(
  held: SiteLock | undefined,
  wanted: SiteRequest | undefined,
  cidrs: ReadonlyMap<string, string>,
  vlanIdOf: (network: string) => number | undefined,
): Pick<SiteLock, "networks"> {
  const before = held?.networks ?? {};
  const names = [...new Set([...Object.keys(before), ...(wanted?.networks ?? []).map(({ name }) => name)])];
  if (names.length === 0) return {};
  return {
    networks: Object.fromEntries(
      names.sort().map((name) => {
        const known = ownValue(before, name);
        const vlanId = known?.vlanId ?? vlanIdOf(name);
        return [
          name,
          { cidr: known?.cidr ?? cidrs.get(name) ?? "", ...(vlanId === undefined ? {} : { vlanId }) },
        ];
      }),
    ),
  };
}

function blocksInside(block: string, held: SiteLock | undefined): readonly Cidr[] {
  return Object.values(held?.networks ?? {})
    .filter(({ cidr }) => isInside(block, cidr))
    .map(({ cidr }) => parseCidr(cidr));
}

/** Large blocks first, because then aligned blocks leave no gaps; equal ones by building and network. */
function bySizeAndOwner(a: BlockNeed, b: BlockNeed): number {
  const [left, right] = [a, b].map(({ id, network = "" }) => `${id}/${network}`);
  return a.prefix - b.prefix || ((left ?? "") < (right ?? "") ? -1 : 1);
}

function bySize(
  networks: NonNullable<SiteRequest["networks"]>,
): readonly { readonly name: string; readonly prefix: number }[] {
  return networks
    .map(({ name, addresses }) => ({ name, prefix: siteNetworkPrefix(addresses) }))
    .sort((a, b) => a.prefix - b.prefix || (a.name < b.name ? -1 : 1));
}
