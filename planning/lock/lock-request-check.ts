import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import { cidrProblem, contains, overlaps, parseCidr } from "./cidr";
import {
  entryName,
  entryPointer,
  heldSiteNetworks,
  lockedBlocks,
  lockEntries,
  siteNetworkName,
  type LockEntry,
  type LockKind,
} from "./lock-entry";
import { lockError } from "./lock-integrity";

const SPACES = [
  { platform: "azure", key: "azureAddressSpace" },
  { platform: "vsphere", key: "onPremisesAddressSpace" },
] as const;

/** JSON pointer in estate.yaml of the address space of a platform. */
export function spacePointer(platform: "azure" | "vsphere"): string {
  return `/network/${platform === "azure" ? "azureAddressSpace" : "onPremisesAddressSpace"}`;
}

/**
 * Address spaces that nothing can be given out from: not a network, or the two overlap although both are routed to
 * each other.
 */
export function addressSpaceFindings(request: LockRequest): readonly Finding[] {
  const { azure, vsphere } = request.addressSpaces;
  const invalid = SPACES.flatMap(({ platform, key }) => {
    const text = request.addressSpaces[platform];
    const problem = text === undefined ? undefined : cidrProblem(text);
    return problem === undefined
      ? []
      : [spaceError("lock/invalid-address-space", platform, `${key} is "${text}": ${problem}`)];
  });
  if (invalid.length > 0 || azure === undefined || !overlaps(parseCidr(azure), parseCidr(vsphere))) {
    return invalid;
  }
  return [
    spaceError(
      "lock/address-spaces-overlap",
      "azure",
      `azureAddressSpace ${azure} overlaps onPremisesAddressSpace ${vsphere}; routing between them needs different addresses`,
    ),
  ];
}

/**
 * Where a lock that is sound by itself contradicts the estate: blocks outside the address space, VLAN ids that are
 * missing, out of range, or on a platform without VLANs.
 *
 * Only elements of the request are compared; reserved ones keep what they had.
 */
export function contradictions(request: LockRequest, lock: LockSpec): readonly Finding[] {
  const platforms = requestedPlatforms(request);
  const entries = lockEntries(lock).filter((entry) => platforms.has(key(entry)));
  return [
    ...outsideSpace(request, lock, platforms),
    ...entries.flatMap((entry) => vlanContradiction(request, entry, platforms.get(key(entry)))),
    ...siteVlansOutside(request, lock, platforms),
  ];
}

function outsideSpace(
  request: LockRequest,
  lock: LockSpec,
  platforms: ReadonlyMap<string, "azure" | "vsphere">,
): readonly Finding[] {
  return lockedBlocks(lock).flatMap(({ entry, text, cidr, pointer }) => {
    const platform = platforms.get(key(entry));
    if (platform === undefined || cidr === undefined) return [];
    const space = request.addressSpaces[platform];
    if (space !== undefined && contains(parseCidr(space), cidr)) return [];
    return [
      lockError(
        "lock/outside-address-space",
        pointer,
        `${entryName(entry)} has ${text}, which is outside ${spaceName(platform)} ${space ?? "(not set)"}`,
        `set ${spaceName(platform)} in estate.yaml to a network that contains it`,
      ),
    ];
  });
}

function vlanContradiction(
  { vlanIds }: LockRequest,
  entry: LockEntry,
  platform: "azure" | "vsphere" | undefined,
): readonly Finding[] {
  const { vlanId } = entry.value;
  const wanted = platform === "vsphere" && entry.kind !== "site";
  const pointer = `${entryPointer(entry)}/vlanId`;
  if (wanted && vlanId === undefined) {
    const message = `${entryName(entry)} is on vsphere and has no VLAN id`;
    return [lockError("lock/vlan-mismatch", entryPointer(entry), message)];
  }
  if (!wanted && vlanId !== undefined) {
    const message = `${entryName(entry)} has VLAN id ${vlanId}; only pools and networks on vsphere have one`;
    return [lockError("lock/vlan-mismatch", pointer, message)];
  }
  return vlanId === undefined ? [] : vlanOutside(vlanIds, vlanId, entryName(entry), pointer);
}

function siteVlansOutside(
  { vlanIds }: LockRequest,
  lock: LockSpec,
  platforms: ReadonlyMap<string, "azure" | "vsphere">,
): readonly Finding[] {
  return heldSiteNetworks(lock).flatMap(({ entry, network, value: { vlanId }, pointer }) =>
    vlanId === undefined || !platforms.has(key(entry))
      ? []
      : vlanOutside(vlanIds, vlanId, siteNetworkName(entry.id, network), `${pointer}/vlanId`),
  );
}

function vlanOutside(
  { first, last }: LockRequest["vlanIds"],
  vlanId: number,
  name: string,
  pointer: string,
): readonly Finding[] {
  if (vlanId >= first && vlanId <= last) return [];
  return [
    lockError(
      "lock/vlan-outside-range",
      pointer,
      `${name} has VLAN id ${vlanId}; allowed is ${first} to ${last}`,
      "widen network.firstVlanId and network.lastVlanId in estate.yaml",
    ),
  ];
}

/**
 * Guards against misuse by our own code.
 *
 * @throws RangeError when an element stands in the request twice or a number is none
 */
export function requireUsable(request: LockRequest): void {
  const numbers = request.pools.flatMap(({ id, hosts, generations, drainedFromSlot }) => [
    [`hosts of pool "${id}"`, hosts, 0] as const,
    [`image generations of pool "${id}"`, generations, 1] as const,
    [`first drained slot of pool "${id}"`, drainedFromSlot ?? 1, 1] as const,
  ]);
  for (const [what, value, min] of numbers) {
    if (!Number.isInteger(value) || value < min) {
      throw new RangeError(`${what} is ${value}; allowed is a whole number from ${min}`);
    }
  }
  const count = request.pools.length + request.networks.length + request.sites.length;
  if (requestedPlatforms(request).size !== count) {
    throw new RangeError("a pool, network or site stands in the lock request twice");
  }
}

/** Platform of every requested element by `kind/id`; buildings count as on-premises. */
function requestedPlatforms(request: LockRequest): ReadonlyMap<string, "azure" | "vsphere"> {
  return new Map([
    ...request.pools.map(({ id, platform }) => [key({ kind: "pool", id }), platform] as const),
    ...request.networks.map(({ name, platform }) => [key({ kind: "network", id: name }), platform] as const),
    ...request.sites.map(({ id }) => [key({ kind: "site", id }), "vsphere"] as const),
  ]);
}

function key(entry: { readonly kind: LockKind; readonly id: string }): string {
  return `${entry.kind}/${entry.id}`;
}

function spaceName(platform: "azure" | "vsphere"): string {
  return `network.${platform === "azure" ? "azureAddressSpace" : "onPremisesAddressSpace"}`;
}

function spaceError(rule: string, platform: "azure" | "vsphere", message: string): Finding {
  return {
    rule,
    severity: "error",
    message,
    file: "estate.yaml",
    pointer: spacePointer(platform),
    hint: "give each platform a private network of its own, written as 10.64.0.0/16",
  };
}
