import { Testing } from "cdktf";
import type { WlanMachinePlan } from "../../planning/wlan/wlan-core-plan";
import { BuildingStack, type BuildingStackProps } from "../../stacks/building-stack";
import { WlanCoreStack, type WlanCoreStackProps } from "../../stacks/wlan-core-stack";
import { synthJson, type SynthJson } from "./synth-json";
import { conferencingProps } from "./conferencing-builder";
import { threeSsids } from "./wlan-object";

/** A server in the first fault domain. */
export function wlanMachine(
  role: WlanMachinePlan["role"],
  number: number,
  overrides: Partial<WlanMachinePlan> = {},
): WlanMachinePlan {
  const key = `${role === "radius" ? "radius" : "wlc"}-${number}`;
  return {
    role,
    key,
    computerName: `ms-${key}`,
    vcpu: 2,
    memoryGiB: 4,
    systemDiskGiB: 32,
    network: "wlan-services",
    cluster: "infrastructure",
    ...overrides,
  };
}

/** Two RADIUS servers and two controllers in two fault domains, for two buildings. */
export function wlanCoreProps(overrides: Partial<WlanCoreStackProps> = {}): WlanCoreStackProps {
  const { context, clusters } = conferencingProps();
  const second = { cluster: "infrastructure-b" };
  return {
    context,
    plan: {
      machines: [
        wlanMachine("radius", 1),
        wlanMachine("radius", 2, second),
        wlanMachine("controller", 1),
        wlanMachine("controller", 2, second),
      ],
      networks: { "wlan-services": { cidr: "10.128.5.0/24", vlanId: 112 } },
      ssids: threeSsids(),
      clients: [
        { site: "library", network: "10.136.1.192/28", vlanIds: { staff: 211, management: 212 } },
        {
          site: "town-hall",
          network: "10.136.0.192/28",
          vlanIds: { staff: 201, voice: 202, management: 203 },
        },
      ],
      radius: { roles: { Workplace: "staff", Telephone: "voice" } },
      allowDestroy: false,
    },
    applianceTemplate: "tpl-wlc",
    clusters,
    ...overrides,
  };
}

export function wlanCoreJson(overrides: Partial<WlanCoreStackProps> = {}): SynthJson {
  return synthJson(new WlanCoreStack(Testing.app(), "wlan-core", wlanCoreProps(overrides)));
}

/** A town hall with four networks. */
export function buildingProps(overrides: Partial<BuildingStackProps> = {}): BuildingStackProps {
  return {
    context: conferencingProps().context,
    site: "town-hall",
    networks: [
      { segment: "staff", cidr: "10.136.0.0/25", vlanId: 201 },
      { segment: "voice", cidr: "10.136.0.128/26", vlanId: 202 },
      { segment: "guests", cidr: "10.136.0.208/28", vlanId: 204 },
      { segment: "management", cidr: "10.136.0.192/28", vlanId: 203 },
    ],
    surroundings: { wlanServices: "10.128.5.0/24", hasControllers: true, gateways: "10.128.0.0/24" },
    ...overrides,
  };
}

export function buildingJson(overrides: Partial<BuildingStackProps> = {}): SynthJson {
  return synthJson(new BuildingStack(Testing.app(), "building-town-hall", buildingProps(overrides)));
}
