import type { ApplicationConnection, DeliveryMode } from "../generated/application";
import type { ImageGenerationSpec } from "../generated/estate";
import type { RedirectionSpec } from "../generated/scenario";
import type { ConferencingPlan } from "./conferencing/conference-plan";
import type { SiteRoomsPlan } from "./conferencing/room-plan";
import type { Figure } from "./figure";
import type { RolloutPlan } from "./rollout/rollout-plan";
import type { TelephonyPlan } from "./telephony/telephony-plan";
import type { SiteNetworksPlan } from "./wlan/network-plan";
import type { SiteWlan, WlanPlan } from "./wlan/wlan-plan";

export type PlatformName = "azure" | "vsphere";
/** `pooled`: many people on one host; `remote-app`: the same, single applications; `personal`, `gpu`: one person, one host. */
export type SessionType = "pooled" | "personal" | "gpu" | "remote-app";
export type ProtectionClass = "normal" | "high" | "very-high";

/** People of one user group in one scenario who use the pool. */
export interface PoolMember {
  readonly userGroup: string;
  readonly scenario: string;
  readonly people: number;
  readonly peakSessions: Figure;
  /** They have their desktop elsewhere and open single windows here. */
  readonly published?: true;
}

/** An application as people of a pool use it. */
export interface PoolApplicationPlan {
  /** Manifest; unique in a pool together with the mode. */
  readonly id: string;
  readonly name: string;
  readonly mode: DeliveryMode;
  /** The worst of all seats that use it here. */
  readonly verdict: "compatible" | "conditional" | "unknown";
  /** People who use it here. */
  readonly people: number;
  /** What has to be observed, a clause each; empty unless the verdict is conditional. */
  readonly conditions: readonly string[];
  /** Servers that it connects to. */
  readonly connections: readonly Readonly<ApplicationConnection>[];
  /** Full path of the program; present where it is published. */
  readonly executable?: string;
}

/** Applications of an estate by verdict. */
export interface ApplicationCounts {
  readonly compatible: number;
  readonly conditional: number;
  readonly unknown: number;
  /** No scenario can run it, and nobody needs it yet. */
  readonly notPlaceable: number;
}

/** The machine that hosts sessions. */
export interface HostShape {
  /** Azure: the name of the VM size; vSphere: the id of the VM profile. */
  readonly name: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly systemDiskGiB: number;
  /** vSphere only; `vcpu` is divisible by it. */
  readonly coresPerSocket?: number;
}

/** File shares that hold the profile containers of a pool. */
export interface ProfileStoragePlan {
  readonly capacityGiB: Figure;
  readonly steadyIops: Figure;
  readonly signInIops: Figure;
  /** Number of shares; the tightest of capacity, IOPS and handles decides (`boundBy`). */
  readonly shares: Figure;
  /** Provisioned size of one share (GiB). */
  readonly shareQuotaGiB: Figure;
}

/** One schedule of a scaling plan; times are local, HH:MM. */
export interface ScalingSchedulePlan {
  readonly name: string;
  readonly daysOfWeek: readonly string[];
  readonly rampUpStart: string;
  readonly peakStart: string;
  readonly rampDownStart: string;
  readonly offPeakStart: string;
  /** Share of hosts that run from ramp-up on, in percent (1–100). */
  readonly rampUpMinimumHostsPercent: number;
  readonly rampUpCapacityThresholdPercent: number;
  readonly rampDownMinimumHostsPercent: number;
  readonly rampDownCapacityThresholdPercent: number;
  readonly forceSignOut: boolean;
}

/** What the lock file has given to a pool. */
export interface PoolAllocation {
  /** Three characters that stand for the pool in computer names. */
  readonly code: string;
  /** vSphere only. */
  readonly vlanId?: number;
  /** Slots from `firstSlot` on live in this subnet; ordered. */
  readonly subnets: readonly { readonly cidr: string; readonly firstSlot: number }[];
  /** Host slots per image generation, numbered from 1. */
  readonly slots: number;
}

/** A pool: desktops that may be mixed because platform, image, session type, protection class and zone are the same. */
export interface PoolPlan {
  /** Stack name and lock key: `<platform>-pool-<zone>-<image>-<session type>-<protection class>`. */
  readonly id: string;
  readonly platform: PlatformName;
  readonly sessionType: SessionType;
  readonly image: string;
  readonly operatingSystem: "windows-11-multi-session" | "windows-11" | "windows-server-2025";
  /** Image definition in the gallery; Azure only. */
  readonly azureImage?: string;
  readonly generations: readonly ImageGenerationSpec[];
  readonly protectionClass: ProtectionClass;
  readonly zone: string;
  readonly members: readonly PoolMember[];
  /** Sorted by id and mode. */
  readonly applications: readonly PoolApplicationPlan[];
  readonly people: Figure;
  readonly peakSessions: Figure;
  /** Sessions one host carries; 1 for personal and gpu. `boundBy` names the tightest resource. */
  readonly sessionsPerHost: Figure;
  /** Session hosts the pool needs, headroom and N+1 included. */
  readonly hosts: Figure;
  readonly host: HostShape;
  readonly vcpu: Figure;
  readonly memoryGiB: Figure;
  /** Absent where profiles stay on the desktop (personal, gpu). */
  readonly profiles?: ProfileStoragePlan;
  /** Addresses its subnet must hold: two generations side by side, growth, reserved ones. */
  readonly subnetAddresses: Figure;
  /** Empty where nothing may be scaled (personal, gpu, on-premises). */
  readonly schedules: readonly ScalingSchedulePlan[];
  /** What passes between device and desktop: only what every scenario of the pool opens. */
  readonly redirection: Required<RedirectionSpec>;
  /** Entra groups that may use the pool; sorted. */
  readonly usersGroupObjectIds: readonly string[];
  /** vSphere only: cluster that runs it. */
  readonly cluster?: string;
  /** Stateful parts may be destroyed. */
  readonly allowDestroy: boolean;
  readonly monthlyCostEur: Figure;
  readonly allocation: PoolAllocation;
}

/** A network given out by the lock file. */
export interface NetworkAllocation {
  readonly cidr: string;
  readonly vlanId?: number;
}

/** A virtual machine of the platform itself on vSphere. */
export interface InfrastructureVmPlan {
  /** What it does; handed over as guestinfo. */
  readonly role: "connection-broker" | "gateway" | "licensing" | "profile-server";
  /** Instance key, stable: `broker-1`. */
  readonly key: string;
  readonly computerName: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly systemDiskGiB: number;
  /** Data disk; its loss loses data. */
  readonly dataDiskGiB?: number;
  /** Pools it serves, when not all. */
  readonly pool?: string;
}

export interface ClusterPlan {
  readonly id: string;
  readonly name: string;
  readonly purpose: "desktops" | "gpu-desktops" | "infrastructure";
  readonly datastore: string;
  /** Physical hosts needed, loss of one included; enough for all image generations in use. */
  readonly physicalHosts: Figure;
  /** One image generation: hosts of a retiring one are empty or emptying. */
  readonly vcpu: Figure;
  /** All image generations in use, because all of them are switched on. */
  readonly memoryGiB: Figure;
}

/** What the security group of session hosts opens for an application. */
export interface ConnectionRulePlan {
  /** `app-<application>-<purpose>-<protocol>`. */
  readonly name: string;
  readonly description: string;
  /** Given out by the lock file, so that no rule moves when another one comes or goes. */
  readonly priority: number;
  readonly protocol: "tcp" | "udp";
  /** Ports and ranges. */
  readonly ports: readonly string[];
  /** Subnets of the pools that use the application (CIDR). */
  readonly from: readonly string[];
  /** Network of the servers (CIDR). */
  readonly to: string;
}

export interface AzurePlatformPlan {
  readonly addressSpace: string;
  /** `private-endpoints`. */
  readonly networks: Readonly<Record<string, NetworkAllocation>>;
  /** Sorted by name. */
  readonly connectionRules: readonly ConnectionRulePlan[];
  /** vCPU that the subscription's quota must allow, two generations side by side. */
  readonly quotaVcpu: Figure;
  readonly logGibPerMonth: Figure;
  readonly monthlyBudgetEur: Figure;
}

export interface VspherePlatformPlan {
  readonly clusters: readonly ClusterPlan[];
  /** Id of the cluster of all infrastructure machines; absent without a cluster for them. */
  readonly infrastructureCluster?: string;
  /** `management`, `access` (gateways), `storage` (profile servers). */
  readonly networks: Readonly<Record<string, NetworkAllocation>>;
  readonly infrastructure: readonly InfrastructureVmPlan[];
}

export interface SitePlan {
  readonly id: string;
  readonly file: string;
  readonly people: Figure;
  readonly peakPeopleOnSite: Figure;
  readonly displayMbps: Figure;
  /** Display traffic over uplink. */
  readonly uplinkShare: Figure;
  readonly desksNeeded: Figure;
  /** Rooms that become free when the target occupancy is reached. */
  readonly roomsFreed?: Figure;
  /** Absent without meeting rooms. */
  readonly rooms?: SiteRoomsPlan;
  /** Absent where no areas are described, and in retired buildings. */
  readonly wlan?: SiteWlan;
  /** Absent without WLAN, and where the estate names no networks on the air. */
  readonly networks?: SiteNetworksPlan;
  readonly allocation: NetworkAllocation;
}

export interface LicencePlan {
  readonly id: string;
  readonly count: Figure;
  readonly monthlyCostEur: Figure;
}

export interface DevicePlan {
  readonly id: string;
  readonly kind: "endpoint" | "accessory";
  readonly count: Figure;
}

/** Everything that was decided for an estate. */
export interface Plan {
  readonly city: {
    readonly name: string;
    readonly state: string;
    readonly language: "de" | "en";
    readonly fictitious: boolean;
  };
  readonly people: Figure;
  readonly peakSessions: Figure;
  readonly pools: readonly PoolPlan[];
  readonly azure?: AzurePlatformPlan;
  readonly vsphere?: VspherePlatformPlan;
  readonly sites: readonly SitePlan[];
  readonly licences: readonly LicencePlan[];
  readonly devices: readonly DevicePlan[];
  readonly applications: ApplicationCounts;
  /** Absent where the estate has no telephony. */
  readonly telephony?: TelephonyPlan;
  /** Absent where the estate says nothing about conferences. */
  readonly conferencing?: ConferencingPlan;
  /** Absent where the estate has no WLAN. */
  readonly wlan?: WlanPlan;
  /** Absent where the estate says nothing about a roll-out. */
  readonly rollout?: RolloutPlan;
  readonly energyKwhPerYear: Figure;
  readonly monthlyCostEur: Figure;
  readonly oneOffCostEur: Figure;
  /** Intermediate figures that others refer to; only explanations need them. */
  readonly workings?: readonly Figure[];
}
