import { alignUp, endOf, sizeOfPrefix, type Cidr } from "./cidr";

/** What a block is for; each kind has its own part of the address space. */
export type BlockKind = "network" | "pool" | "site";

/** A stretch of addresses, `from` included and `to` excluded. */
export interface AddressRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Share of an address space that is kept for networks of the platform itself (0–1; assumption: a /16 leaves them
 * 4,096 addresses, several times what management, access, storage and private endpoints take).
 */
export const NETWORK_SHARE = 1 / 16;

/** Share of the on-premises space, from its end, that is kept for buildings (0–1; assumption: as much as for all else). */
export const SITE_SHARE = 1 / 2;

/**
 * Where a block of this kind is looked for, in order: its own part of the space, then anywhere in the space.
 *
 *     on-premises   |networks|          pools           |               sites              |
 *                   0       1/16                       1/2                                 1
 *     azure         |networks|                          pools                              |
 *
 * The parts keep kinds apart, so that a firewall rule can name one of them; the second step uses up the whole space
 * before anything fails. Blocks that were given out stay where they are, also when a larger space moves the parts.
 *
 * @param space - the platform's address space
 * @param platform - azure has no buildings
 */
export function searchRanges(
  space: Cidr,
  platform: "azure" | "vsphere",
  kind: BlockKind,
): readonly AddressRange[] {
  const size = sizeOfPrefix(space.prefix);
  const poolsFrom = space.start + Math.floor(size * NETWORK_SHARE);
  const sitesFrom = platform === "vsphere" ? space.start + Math.floor(size * SITE_SHARE) : endOf(space);
  const whole = { from: space.start, to: endOf(space) };
  switch (kind) {
    case "network":
      return [{ from: space.start, to: poolsFrom }, whole];
    case "pool":
      return [{ from: poolsFrom, to: sitesFrom }, whole];
    case "site":
      return [{ from: sitesFrom, to: endOf(space) }, whole];
  }
}

/** Lowest aligned start of a block in a range, undefined when the range cannot hold one. */
export function firstStart(range: AddressRange, prefix: number): number | undefined {
  const start = alignUp(range.from, prefix);
  return start + sizeOfPrefix(prefix) <= range.to ? start : undefined;
}
