import { hasError } from "../../model/finding";
import type { LockSpec, NetworkLock, PoolLock, SiteLock } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import { groupBy } from "../../model/group-by";
import type { LockRequest, SiteRequest } from "../lock-request";
import { allocateBlocks, type GivenBlock } from "./allocate-blocks";
import { blockNeeds } from "./block-need";
import { fitFindings } from "./fit";
import { allocateLabels, type Labels } from "./labels";
import { lockChanges, type LockChange } from "./lock-change";
import { EMPTY_LOCK, entryName, lockedBlocks, ownValue, siteNetworkName } from "./lock-entry";
import { lockIntegrity } from "./lock-integrity";
import { addressSpaceFindings, contradictions, requireUsable } from "./lock-request-check";
import { imageFindings, poolImages } from "./pool-images";
import { clusterFindings, lockedClusters } from "./locked-clusters";
import { lockedSettings, settingFindings } from "./locked-settings";
import { decideNumbers } from "./locked-numbers";
import { numberIntegrity } from "./number-integrity";
import { decideSlots } from "./pool-slots";
import { parseCidr } from "./cidr";
import { lockedPriorities } from "./rule-priority";
import { placeSiteNetworks, siteNetworksLock } from "./site-networks";

/** The lock after a run, how it differs from the one before, and what to say about it. */
export interface Reconciliation {
  /** The lock to write; the one that was passed in when a finding is an error. */
  readonly lock: LockSpec;
  readonly changes: readonly LockChange[];
  readonly findings: readonly Finding[];
}

/**
 * Brings the lock in line with what the estate needs, without moving anything that was given out.
 *
 * New elements take the next free value; elements that left the estate stay reserved (`removed: true`) and get their
 * values back when they return; pools grow by further slots and subnets, and follow the shape that sizing gives their
 * hosts and the image generations of the estate. All or nothing: an error (a lock that cannot
 * be trusted, a full address space) leaves the lock as it was. The result depends on the set of elements, not on
 * their order, and a second run changes nothing.
 *
 * @param request - what the planned estate needs
 * @param current - content of the lock file, checked against its schema; undefined = there is none yet
 * @throws RangeError when the request names an element twice or holds an impossible number
 */
export function reconcileLock(request: LockRequest, current: LockSpec | undefined): Reconciliation {
  requireUsable(request);
  const before = current ?? EMPTY_LOCK;
  const distrust = [...addressSpaceFindings(request), ...lockIntegrity(before), ...numberIntegrity(before)];
  if (distrust.length === 0)
    distrust.push(
      ...contradictions(request, before),
      ...settingFindings(request, before),
      ...clusterFindings(request, before),
      ...imageFindings(request, before),
    );
  if (distrust.length > 0) return { lock: before, changes: [], findings: distrust.sort(byPlace) };

  const decisions = request.pools.map((pool) => ({
    id: pool.id,
    ...decideSlots(pool, ownValue(before.pools, pool.id)?.slots ?? 0),
  }));
  const slots = new Map(decisions.map((decision) => [decision.id, decision.slots]));
  const given = giveBlocks(request, before, slots);
  const labels = allocateLabels(request, before);
  const numbers = decideNumbers(request, before);
  const pools = new Map(request.pools.map((pool) => [pool.id, pool]));
  const after = assemble({
    request,
    pools,
    before,
    slots,
    blocks: given.blocks,
    siteNetworks: given.siteNetworks,
    labels,
    numbers: numbers.locked,
  });
  const findings = [
    ...decisions.flatMap((decision) => decision.findings),
    ...given.findings,
    ...labels.findings,
    ...numbers.findings,
  ];
  if (!hasError(findings)) findings.push(...fitFindings(request, after));
  findings.sort(byPlace);
  if (hasError(findings)) return { lock: before, changes: [], findings };
  return { lock: after, changes: lockChanges(before, after), findings };
}

/** Blocks of pools, networks and buildings, then those of the buildings' networks. */
function giveBlocks(
  request: LockRequest,
  before: LockSpec,
  slots: ReadonlyMap<string, number>,
): {
  readonly blocks: readonly GivenBlock[];
  readonly siteNetworks: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly findings: readonly Finding[];
} {
  const taken = lockedBlocks(before).flatMap(({ cidr }) => (cidr === undefined ? [] : [cidr]));
  const first = allocateBlocks(blockNeeds(request, before, slots), taken, request);
  const { placed, overflow } = placeSiteNetworks(request, before, first.blocks);
  if (overflow.length === 0) return { ...first, siteNetworks: placed };
  const now = [...taken, ...first.blocks.map(({ cidr }) => parseCidr(cidr))];
  const second = allocateBlocks(overflow, now, request);
  const siteNetworks = new Map([...placed].map(([site, networks]) => [site, new Map(networks)]));
  for (const { id, network = "", cidr } of second.blocks) siteNetworks.get(id)?.set(network, cidr);
  return { blocks: first.blocks, siteNetworks, findings: [...first.findings, ...second.findings] };
}

interface Parts {
  readonly request: LockRequest;
  /** Requested pools by id. */
  readonly pools: ReadonlyMap<string, LockRequest["pools"][number]>;
  readonly before: LockSpec;
  readonly slots: ReadonlyMap<string, number>;
  readonly blocks: readonly GivenBlock[];
  /** Site → network → block that was given out in this run. */
  readonly siteNetworks: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly labels: Labels;
  readonly numbers: Pick<LockSpec, "numbers">;
}

function assemble(parts: Parts): LockSpec {
  const { request, before } = parts;
  const blocks = groupBy(parts.blocks, entryName);
  const sites = new Map<string, SiteRequest>(request.sites.map((site) => [site.id, site]));
  const subnets = (id: string): readonly GivenBlock[] => blocks.get(entryName({ kind: "pool", id })) ?? [];
  const network = (kind: "network" | "site") => (id: string, held: NetworkLock | undefined) =>
    networkLock(
      held,
      blocks.get(entryName({ kind, id }))?.[0],
      parts.labels.vlanIds.get(entryName({ kind, id })),
    );
  return {
    version: 1,
    ...lockedSettings(request, before),
    ...lockedClusters(request, before),
    pools: section(before.pools, idsOf(request.pools), (id, held) => poolLock(parts, id, held, subnets(id))),
    networks: section(before.networks, new Set(request.networks.map(({ name }) => name)), network("network")),
    sites: section(before.sites, new Set(sites.keys()), (id, held: SiteLock | undefined) => ({
      ...network("site")(id, held),
      ...siteNetworksLock(held, sites.get(id), parts.siteNetworks.get(id) ?? new Map(), (name) =>
        parts.labels.vlanIds.get(siteNetworkName(id, name)),
      ),
    })),
    ...lockedPriorities(request, before),
    ...parts.numbers,
  };
}

/** Requested elements as `build` has them, all others as they are but reserved. */
function section<Value extends PoolLock | NetworkLock | SiteLock>(
  held: Readonly<Record<string, Value>>,
  requested: ReadonlySet<string>,
  build: (id: string, held: Value | undefined) => Value,
): Record<string, Value> {
  const ids = [...new Set([...Object.keys(held), ...requested])].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const value = ownValue(held, id);
      return [id, requested.has(id) || value === undefined ? build(id, value) : { ...value, removed: true }];
    }),
  );
}

function poolLock(
  parts: Parts,
  id: string,
  held: PoolLock | undefined,
  further: readonly GivenBlock[],
): PoolLock {
  const vlanId = held?.vlanId ?? parts.labels.vlanIds.get(entryName({ kind: "pool", id }));
  const wanted = parts.pools.get(id);
  // Sizing keeps the held shape as long as it can, so a different one is meant.
  const host = wanted?.host ?? held?.host;
  return {
    code: held?.code ?? parts.labels.codes.get(id) ?? "",
    subnets: [...(held?.subnets ?? []), ...further.map(({ cidr, firstSlot }) => ({ cidr, firstSlot }))],
    slots: parts.slots.get(id) ?? 0,
    ...(host === undefined ? {} : { host }),
    ...poolImages(wanted?.images, held),
    ...(vlanId === undefined ? {} : { vlanId }),
  };
}

function networkLock(
  held: NetworkLock | undefined,
  block: GivenBlock | undefined,
  newVlanId: number | undefined,
): NetworkLock {
  const vlanId = held?.vlanId ?? newVlanId;
  return { cidr: held?.cidr ?? block?.cidr ?? "", ...(vlanId === undefined ? {} : { vlanId }) };
}

function idsOf(elements: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(elements.map(({ id }) => id));
}

function byPlace(a: Finding, b: Finding): number {
  const [left, right] = [a, b].map(({ file, pointer, message }) => `${file}\n${pointer}\n${message}`);
  return left === right ? 0 : (left ?? "") < (right ?? "") ? -1 : 1;
}
