import type { LockSpec } from "../generated/lock";
import type { ConferencingPlan, ConferencingSizing } from "./conferencing/conference-plan";
import type { ConnectionRuleSizing, EstateSizing, InfrastructureVmSizing } from "./estate-sizing";
import { allocatedNetworks, networkAllocation } from "./lock/network-allocation";
import { infrastructureKey } from "./platform/infrastructure";
import { infrastructureComputerName } from "./names";
import { allocateTelephony } from "./telephony/number-plan";
import type { SiteNetworksPlan, SiteNetworksSizing } from "./wlan/network-plan";
import type { WlanPlan, WlanSizing } from "./wlan/wlan-plan";
import type { ConnectionRulePlan, InfrastructureVmPlan, Plan, PoolAllocation } from "./plan";

/**
 * Adds what the lock file gave out to a sizing.
 *
 * @param prefix - naming prefix of the estate
 * @throws RangeError when the lock has no entry for a pool, network or site
 */
export function allocate(prefix: string, sizing: EstateSizing, lock: LockSpec): Plan {
  const { azure, vsphere, telephony, conferencing, wlan, ...decided } = sizing;
  return {
    ...decided,
    pools: sizing.pools.map((pool) => ({ ...pool, allocation: poolAllocation(lock, pool.id) })),
    sites: sizing.sites.map(({ addresses: _, networks: own, ...site }) => ({
      ...site,
      ...(own === undefined ? {} : { networks: siteNetworks(lock, site.id, own) }),
      allocation: networkAllocation(lock.sites, "site", site.id),
    })),
    ...(azure === undefined
      ? {}
      : {
          azure: {
            ...azure,
            networks: allocatedNetworks(lock, azure.networks),
            connectionRules: azure.connectionRules.map((rule) => connectionRule(lock, rule)),
          },
        }),
    ...(vsphere === undefined
      ? {}
      : {
          vsphere: {
            ...vsphere,
            networks: allocatedNetworks(lock, vsphere.networks),
            infrastructure: vsphere.infrastructure.map((vm) => platformVm(prefix, vm, lock)),
          },
        }),
    ...(conferencing === undefined ? {} : { conferencing: allocateConferencing(lock, conferencing) }),
    ...(wlan === undefined ? {} : { wlan: allocateWlan(lock, wlan) }),
    ...(telephony === undefined ? {} : { telephony: allocateTelephony(telephony, lock) }),
    workings: [
      ...sizing.workings,
      ...sizing.sites.map(({ addresses }) => addresses),
      ...[
        ...(azure?.networks ?? []),
        ...(vsphere?.networks ?? []),
        ...(conferencing?.servers?.networks ?? []),
        ...(telephony?.sessionBorder?.networks ?? []),
        ...(telephony?.directRouting === undefined ? [] : [telephony.directRouting.network]),
        ...(wlan?.core?.networks ?? []),
      ].map(({ addresses }) => addresses),
    ],
  };
}

function allocateConferencing(lock: LockSpec, { servers, ...rest }: ConferencingSizing): ConferencingPlan {
  return servers === undefined
    ? rest
    : { ...rest, servers: { ...servers, networks: allocatedNetworks(lock, servers.networks) } };
}

function allocateWlan(lock: LockSpec, { core, ...rest }: WlanSizing): WlanPlan {
  return core === undefined
    ? rest
    : { ...rest, core: { ...core, networks: allocatedNetworks(lock, core.networks) } };
}

function siteNetworks(
  lock: LockSpec,
  site: string,
  { isBuilt, segments }: SiteNetworksSizing,
): SiteNetworksPlan {
  const held = lock.sites[site]?.networks ?? {};
  return {
    isBuilt,
    segments: segments.map(({ segment, addresses }) => ({
      segment,
      addresses,
      ...networkAllocation(held, `network of site "${site}",`, segment),
    })),
  };
}

function poolAllocation(lock: LockSpec, id: string): PoolAllocation {
  const entry = lock.pools[id];
  if (entry === undefined) throw new RangeError(`the lock has no pool "${id}"; reconcile it first`);
  const { code, vlanId, subnets, slots } = entry;
  return { code, ...(vlanId === undefined ? {} : { vlanId }), subnets, slots };
}

function connectionRule(lock: LockSpec, { pools, ...rule }: ConnectionRuleSizing): ConnectionRulePlan {
  const priority = lock.connectionRules?.[rule.name];
  if (priority === undefined) {
    throw new RangeError(`the lock has no rule "${rule.name}"; reconcile it first`);
  }
  const from = pools.flatMap((pool) => poolAllocation(lock, pool).subnets.map(({ cidr }) => cidr));
  return { ...rule, priority, from };
}

function platformVm(prefix: string, vm: InfrastructureVmSizing, lock: LockSpec): InfrastructureVmPlan {
  const { keyStem: _stem, number: _number, ...rest } = vm;
  const code = vm.pool === undefined ? undefined : poolAllocation(lock, vm.pool).code;
  const key = infrastructureKey(vm, code);
  return { ...rest, key, computerName: infrastructureComputerName(prefix, key) };
}
