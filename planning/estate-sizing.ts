import type { ConferencingSizing } from "./conferencing/conference-plan";
import type { Figure } from "./figure";
import type {
  AzurePlatformPlan,
  ConnectionRulePlan,
  InfrastructureVmPlan,
  Plan,
  PoolPlan,
  SitePlan,
  VspherePlatformPlan,
} from "./plan";
import type { TelephonySizing } from "./telephony/telephony-plan";
import type { SiteNetworksSizing } from "./wlan/network-plan";
import type { WlanSizing } from "./wlan/wlan-plan";

/** A pool before the lock file has given it addresses, code and slots. */
export type PoolSizing = Omit<PoolPlan, "allocation">;

/** A network before the lock file has given it a block. */
export interface NetworkSizing {
  readonly name: string;
  readonly addresses: Figure;
}

/** A platform VM before pools have codes; its key and computer name follow from `keyStem`. */
export type InfrastructureVmSizing = Omit<InfrastructureVmPlan, "key" | "computerName"> & {
  /** Key without what the lock file decides: `broker-1`; for a pool's own VM `prof`, its code is appended. */
  readonly keyStem: string;
  /** Number among several VMs of one pool; the first has none. */
  readonly number?: number;
};

/** A rule before the lock file has given out its priority and the subnets of its pools. */
export type ConnectionRuleSizing = Omit<ConnectionRulePlan, "priority" | "from"> & {
  /** Pools that use the application; sorted. */
  readonly pools: readonly string[];
};

export type AzureSizing = Omit<AzurePlatformPlan, "networks" | "connectionRules"> & {
  readonly networks: readonly NetworkSizing[];
  readonly connectionRules: readonly ConnectionRuleSizing[];
};

export type VsphereSizing = Omit<VspherePlatformPlan, "networks" | "infrastructure"> & {
  readonly networks: readonly NetworkSizing[];
  readonly infrastructure: readonly InfrastructureVmSizing[];
};

export type SiteSizing = Omit<SitePlan, "allocation" | "networks"> & {
  readonly addresses: Figure;
  readonly networks?: SiteNetworksSizing;
};

/** Everything that is decided without the lock file. */
export type EstateSizing = Omit<
  Plan,
  "pools" | "azure" | "vsphere" | "sites" | "telephony" | "conferencing" | "wlan" | "workings"
> & {
  readonly pools: readonly PoolSizing[];
  readonly azure?: AzureSizing;
  readonly vsphere?: VsphereSizing;
  readonly sites: readonly SiteSizing[];
  readonly telephony?: TelephonySizing;
  readonly conferencing?: ConferencingSizing;
  readonly wlan?: WlanSizing;
  readonly workings: readonly Figure[];
};
