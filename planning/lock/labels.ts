import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import { byId, entryName, heldSiteNetworks, lockEntries, ownValue, siteNetworkName } from "./lock-entry";
import { nextPoolCode, POOL_CODES } from "./pool-code";
import { nextVlanId } from "./vlan-id";

/** Codes and VLAN ids that were given out in this run. */
export interface Labels {
  /** Pool id → code. */
  readonly codes: ReadonlyMap<string, string>;
  /** `pool "<id>"`, `network "<name>"` or `network "<name>" of site "<id>"` → VLAN id. */
  readonly vlanIds: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

/**
 * Gives a code to every pool and a VLAN id to every pool and network on vSphere, and to networks of buildings that need
 * one by now, where the lock does not know it yet: the next free one each, networks before pools before buildings, by id.
 */
export function allocateLabels(request: LockRequest, lock: LockSpec): Labels {
  const known = lockEntries(lock);
  const names = new Set(known.map(entryName));
  const pools = request.pools
    .map(({ id, platform }) => ({ kind: "pool" as const, id, platform }))
    .sort(byId)
    .filter((pool) => !names.has(entryName(pool)));
  const networks = request.networks
    .map(({ name, platform }) => ({ kind: "network" as const, id: name, platform }))
    .sort(byId)
    .filter((network) => !names.has(entryName(network)));

  const codes = giveOut(
    pools.map(({ id }) => id),
    new Set(known.flatMap(({ value }) => ("code" in value ? [value.code] : []))),
    nextPoolCode,
  );
  const wanting = [
    ...[...networks, ...pools].filter(({ platform }) => platform === "vsphere").map(entryName),
    ...siteNetworksWithoutVlan(request, lock),
  ];
  const taken = [...known, ...heldSiteNetworks(lock)];
  const takenIds = new Set(taken.flatMap(({ value }) => (value.vlanId === undefined ? [] : [value.vlanId])));
  const vlanIds = giveOut(wanting, takenIds, (ids) => nextVlanId(ids, request.vlanIds));
  return {
    codes,
    vlanIds,
    findings: [
      ...(codes.size < pools.length ? [codesExhausted(pools.length, codes.size)] : []),
      ...(vlanIds.size < wanting.length ? [vlanIdsExhausted(request, wanting.length, vlanIds.size)] : []),
    ],
  };
}

function siteNetworksWithoutVlan(request: LockRequest, lock: LockSpec): readonly string[] {
  return request.sites
    .filter(({ needsVlans }) => needsVlans === true)
    .sort(byId)
    .flatMap(({ id, networks = [] }) => {
      const held = ownValue(lock.sites, id)?.networks ?? {};
      return networks
        .filter(({ name }) => ownValue(held, name)?.vlanId === undefined)
        .map(({ name }) => siteNetworkName(id, name))
        .sort();
    });
}

function giveOut<Value>(
  owners: readonly string[],
  reserved: ReadonlySet<Value>,
  next: (taken: ReadonlySet<Value>) => Value | undefined,
): ReadonlyMap<string, Value> {
  const taken = new Set(reserved);
  const given = new Map<string, Value>();
  for (const owner of owners) {
    const value = next(taken);
    if (value === undefined) break;
    taken.add(value);
    given.set(owner, value);
  }
  return given;
}

function vlanIdsExhausted({ vlanIds }: LockRequest, needed: number, free: number): Finding {
  return {
    rule: "lock/vlan-ids-exhausted",
    severity: "error",
    message: `VLAN ids ${vlanIds.first} to ${vlanIds.last} are exhausted: needed ${needed}, free ${free}`,
    file: "estate.yaml",
    pointer: "/network/firstVlanId",
    hint: "widen network.firstVlanId and network.lastVlanId, or free reserved ids with `workplace lock --release`",
  };
}

function codesExhausted(needed: number, free: number): Finding {
  return {
    rule: "lock/pool-codes-exhausted",
    severity: "error",
    message: `the ${POOL_CODES} pool codes are exhausted: needed ${needed}, free ${free}`,
    file: "estate.yaml",
    pointer: "/zones",
    hint: "free the codes of removed pools with `workplace lock --release`, or merge network zones",
  };
}
