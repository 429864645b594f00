import type { LockSpec } from "../../generated/lock";
import type { Finding, Severity } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import { parseCidr, prefixForAddresses, sizeOfPrefix } from "./cidr";
import { entryName, entryPointer, LOCK_FILE, ownValue, siteNetworkName, type LockKind } from "./lock-entry";
import { lockError } from "./lock-integrity";
import { overfullSubnet } from "./pool-subnets";

/**
 * Where what was given out is too small for what is needed now and nothing further can be given out beside it.
 *
 * Pools get further subnets instead, so they only appear here when the hosts of present slots do not fit.
 */
export function fitFindings(request: LockRequest, lock: LockSpec): readonly Finding[] {
  return [
    ...request.pools.flatMap((pool) => overfullFindings(pool, lock)),
    ...request.networks.flatMap(({ name, addresses }) =>
      // A network that is full fails at apply; what a building has is a plan that the city can still change.
      outgrown(heldBlock({ kind: "network", id: name }), ownValue(lock.networks, name), addresses, "error"),
    ),
    ...request.sites.flatMap(({ id, addresses, networks = [] }) => {
      const site = heldBlock({ kind: "site", id });
      const held = ownValue(lock.sites, id);
      return [
        ...outgrown(site, held, addresses, "warning"),
        ...networks.flatMap((network) => {
          const block = {
            name: siteNetworkName(id, network.name),
            pointer: `${site.pointer}/networks/${network.name}`,
          };
          return outgrown(block, ownValue(held?.networks ?? {}, network.name), network.addresses, "warning");
        }),
      ];
    }),
  ];
}

function overfullFindings(pool: LockRequest["pools"][number], lock: LockSpec): readonly Finding[] {
  const held = ownValue(lock.pools, pool.id);
  const overfull = held && overfullSubnet(held.subnets, held.slots, pool.generations);
  if (overfull === undefined) return [];
  return [
    lockError(
      "lock/subnet-overfull",
      `/pools/${pool.id}/subnets/${overfull.index}/cidr`,
      `pool "${pool.id}" has ${overfull.slots} host slots in ${overfull.cidr}: ${overfull.hosts} hosts with ${pool.generations} image generations, allowed are ${overfull.usable}`,
      "retire an image generation before the next one is added",
    ),
  ];
}

/** Something that has one block, and where it stands in the lock file. */
interface HeldBlock {
  readonly name: string;
  readonly pointer: string;
}

function heldBlock(entry: { readonly kind: LockKind; readonly id: string }): HeldBlock {
  return { name: entryName(entry), pointer: entryPointer(entry) };
}

function outgrown(
  { name, pointer }: HeldBlock,
  held: { readonly cidr: string } | undefined,
  addresses: number,
  severity: Severity,
): readonly Finding[] {
  // Not the prefix a fresh block would get: a smaller block from earlier is fine as long as it holds what is needed.
  if (held === undefined || sizeOfPrefix(parseCidr(held.cidr).prefix) >= addresses) return [];
  return [
    {
      rule: "lock/block-outgrown",
      severity,
      message: `${name} has ${held.cidr} with ${sizeOfPrefix(parseCidr(held.cidr).prefix)} addresses but needs ${addresses}, a /${prefixForAddresses(addresses)}; what was given out never moves by itself`,
      file: LOCK_FILE,
      pointer: `${pointer}/cidr`,
      hint: "to renumber it, delete the entry from estate.lock.yaml and run `workplace lock`: everything in it gets new addresses",
    },
  ];
}
