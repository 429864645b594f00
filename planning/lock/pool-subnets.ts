import type { SubnetLock } from "../../generated/lock";
import { GENERATIONS_SIDE_BY_SIDE, RESERVED_ADDRESSES } from "../pool/subnet-addresses";
import { parseCidr, prefixForAddresses, sizeOfPrefix } from "./cidr";

/** Longest prefix of a pool's subnet (assumption: 27 hosts are the smallest pool worth a subnet). */
export const SMALLEST_POOL_PREFIX = 27;

/** Shortest prefix of a pool's subnet (assumption: 16,384 addresses hold 8,189 hosts in two generations). */
export const LARGEST_POOL_PREFIX = 18;

/** A subnet still to be given out. */
export interface SubnetNeed {
  readonly prefix: number;
  readonly firstSlot: number;
}

/**
 * Host slots a subnet can serve: `floor((addresses − 5) ÷ max(2, generations))`.
 *
 * @param prefix - prefix of the subnet (0 to 29)
 * @param generations - image generations side by side (1 to 3)
 * @returns slots (integer, ≥ 0)
 * @example
 * slotCapacity(27, 1) // => 13
 */
export function slotCapacity(prefix: number, generations: number): number {
  const planned = Math.max(GENERATIONS_SIDE_BY_SIDE.value, generations);
  return Math.max(0, Math.floor((sizeOfPrefix(prefix) - RESERVED_ADDRESSES.value) / planned));
}

/**
 * Subnets a pool lacks; none while all slots fit into what it has.
 *
 * The present subnets keep their addresses and their slots: a further subnet starts at the first slot that the last
 * one cannot serve. Each is the smallest that holds the addresses asked for, within /18 to /27.
 *
 * @param pool - `addresses` for a fresh subnet, growth included; `slots` to serve; `lockedSlots` live in `subnets`
 */
export function missingSubnets(
  pool: {
    readonly addresses: number;
    readonly generations: number;
    readonly slots: number;
    readonly lockedSlots: number;
  },
  subnets: readonly SubnetLock[],
): readonly SubnetNeed[] {
  const last = subnets.at(-1);
  const needs: SubnetNeed[] = [];
  let served =
    last === undefined
      ? 0
      : Math.max(
          pool.lockedSlots,
          last.firstSlot - 1 + slotCapacity(parseCidr(last.cidr).prefix, pool.generations),
        );
  while (served < pool.slots || (last === undefined && needs.length === 0)) {
    const prefix = subnetPrefix(pool, pool.slots - served);
    needs.push({ prefix, firstSlot: served + 1 });
    served += slotCapacity(prefix, pool.generations);
  }
  return needs;
}

function subnetPrefix(
  pool: { readonly addresses: number; readonly generations: number },
  slots: number,
): number {
  const hosts = slots * Math.max(GENERATIONS_SIDE_BY_SIDE.value, pool.generations);
  const prefix = prefixForAddresses(Math.max(pool.addresses, hosts + RESERVED_ADDRESSES.value));
  return Math.min(SMALLEST_POOL_PREFIX, Math.max(LARGEST_POOL_PREFIX, prefix));
}

/** A subnet whose slots need more addresses than it has. */
export interface OverfullSubnet {
  readonly index: number;
  readonly cidr: string;
  readonly slots: number;
  readonly hosts: number;
  readonly usable: number;
}

/**
 * First subnet that cannot give every host of its slots an address: `slots × generations + 5 > addresses`.
 *
 * @param slots - slots of the pool, 1 to this number
 */
export function overfullSubnet(
  subnets: readonly SubnetLock[],
  slots: number,
  generations: number,
): OverfullSubnet | undefined {
  for (const [index, subnet] of subnets.entries()) {
    const lastSlot = Math.min(slots, (subnets[index + 1]?.firstSlot ?? Infinity) - 1);
    const own = Math.max(0, lastSlot - subnet.firstSlot + 1);
    const usable = Math.max(0, sizeOfPrefix(parseCidr(subnet.cidr).prefix) - RESERVED_ADDRESSES.value);
    if (own * generations > usable) {
      return { index, cidr: subnet.cidr, slots: own, hosts: own * generations, usable };
    }
  }
  return undefined;
}
