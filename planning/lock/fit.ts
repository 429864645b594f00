import type { LockSpec } from "../../generated/lock";
import type { Finding, Severity } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import { parseCidr, prefixForAddresses, sizeOfPrefix } from "./cidr";
import { entryName, entryPointer, LOCK_FILE, ownValue, type LockKind } from "./lock-entry";
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
      outgrown({ kind: "network", id: name }, ownValue(lock.networks, name)?.cidr, addresses),
    ),
    ...request.sites.flatMap(({ id, addresses }) =>
      outgrown({ kind: "site", id }, ownValue(lock.sites, id)?.cidr, addresses),
    ),
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

function outgrown(
  entry: { readonly kind: LockKind; readonly id: string },
  cidr: string | undefined,
  addresses: number,
): readonly Finding[] {
  // Not the prefix a fresh block would get: a smaller block from earlier is fine as long as it holds what is needed.
  if (cidr === undefined || sizeOfPrefix(parseCidr(cidr).prefix) >= addresses) return [];
  // A network that is full fails at apply; a building's block is a plan that the city can still change.
  const severity: Severity = entry.kind === "network" ? "error" : "warning";
  return [
    {
      rule: "lock/block-outgrown",
      severity,
      message: `${entryName(entry)} has ${cidr} with ${sizeOfPrefix(parseCidr(cidr).prefix)} addresses but needs ${addresses}, a /${prefixForAddresses(addresses)}; what was given out never moves by itself`,
      file: LOCK_FILE,
      pointer: `${entryPointer(entry)}/cidr`,
      hint: "to renumber it, delete the entry from estate.lock.yaml and run `workplace lock`: everything in it gets new addresses",
    },
  ];
}
