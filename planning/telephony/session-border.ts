import type { SessionBorderSpec } from "../../generated/estate";
import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { NetworkSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import { fromConstant, fromFigure } from "../figure-input";
import { endOf, formatAddress, parseCidr } from "../lock/cidr";
import { allocatedNetworks } from "../lock/network-allocation";
import { faultDomainFindings, faultDomains } from "../platform/fault-domain";
import { spreadMachines } from "../platform/spread-machines";
import { platformNetwork } from "../platform/vsphere-platform-size";
import { roundUp } from "../rounding";
import type {
  SessionBorderPlan,
  SessionBorderSizing,
  SoftphoneMachinePlan,
  SoftphoneNetwork,
  SoftphoneRole,
} from "./session-border-plan";
import { MEDIA_CALLS_PER_VCPU, MIN_NODES, MIN_VCPU } from "./softphone-servers";
import type { SoftphoneServers, TelephonySizing } from "./telephony-plan";

/** Calls whose voice comes through a relay, of all that pass media servers. */
export const RELAYED_SHARE: PlanningConstant = {
  name: "RELAYED_SHARE",
  value: 0.5,
  unit: "share",
  certainty: "assumption",
  source:
    "upper end of the 10 to 50 % that need a relay at all (https://esl.github.io/MongooseDocs, on coturn): a day on which half of the staff work outside",
};

/** Memory of a relay. */
export const RELAY_MEMORY_GIB: PlanningConstant = {
  name: "RELAY_MEMORY_GIB",
  value: 2,
  unit: "GiB",
  certainty: "assumption",
  source: "packets are passed on, not stored; measure it in the pilot",
};

/** System disk of a softphone server (GiB; kind: assumption: operating system, logs of a few weeks). */
const SYSTEM_DISK_GIB = 32;

/** Start of a machine's key, at most 8 characters. */
const KEY_STEMS: Readonly<Record<SoftphoneRole, string>> = {
  registrar: "sreg",
  media: "smedia",
  relay: "srelay",
};

const NETWORK_OF_ROLE: Readonly<Record<SoftphoneRole, SoftphoneNetwork>> = {
  registrar: "softphone",
  media: "softphone",
  relay: "softphone-edge",
};

/** Addresses that belong to no machine: the virtual one. */
const VIRTUAL_ADDRESSES = 1;

/**
 * Session border controllers as virtual machines; a city without `sessionBorder`, or without vSphere, builds none.
 *
 * Relays are planned where people phone from outside the buildings: each of two carries all of them.
 */
export function sizeSessionBorder(
  estate: Estate,
  { registrar, media, relayedCalls }: Pick<TelephonySizing, "registrar" | "media" | "relayedCalls">,
): { readonly sessionBorder: SessionBorderSizing; readonly findings: readonly Finding[] } | undefined {
  const { telephony, platforms } = estate.settings;
  const spec = telephony?.sessionBorder;
  if (spec === undefined || platforms.vsphere === undefined) return undefined;
  const relay = spec.remoteNetworks.length === 0 ? undefined : sizeRelays(relayedCalls);
  const domains = faultDomains(estate);
  const machines = (
    [
      ["registrar", registrar],
      ["media", media],
      ["relay", relay],
    ] as const
  ).flatMap(([role, servers]) => roleMachines(estate, role, servers, domains));
  return {
    sessionBorder: {
      ...settingsOf(spec),
      ...(relay === undefined ? {} : { relay }),
      machines,
      networks: networksOf(estate, machines),
    },
    findings: faultDomainFindings(domains, {
      rule: "telephony/one-fault-domain",
      servers: "softphone servers",
      loss: "after its failure nobody can phone, not even for help",
    }),
  };
}

function settingsOf(
  spec: SessionBorderSpec,
): Pick<
  SessionBorderPlan,
  "domain" | "networkInterface" | "trunkGateways" | "secondPathGateways" | "remoteNetworks"
> {
  const { domain, networkInterface, trunkGateways, secondPathGateways, remoteNetworks } = spec;
  return { domain, networkInterface, trunkGateways, secondPathGateways, remoteNetworks };
}

/**
 * Relays of which either may fail: `vcpu = max(MIN_VCPU, ceil(relayedCalls × RELAYED_SHARE ÷ MEDIA_CALLS_PER_VCPU))`.
 *
 * @param calls - calls that pass media servers at the same time
 */
export function sizeRelays(calls: Figure): SoftphoneServers {
  return {
    nodes: {
      subject: "city/softphoneRelays",
      value: MIN_NODES.value,
      unit: "servers",
      formula: "MIN_NODES; each one carries all relayed calls",
      inputs: [fromConstant(MIN_NODES)],
    },
    vcpu: {
      subject: "city/softphoneRelayVcpu",
      value: Math.max(
        MIN_VCPU.value,
        roundUp((calls.value * RELAYED_SHARE.value) / MEDIA_CALLS_PER_VCPU.value),
      ),
      unit: "vCPU",
      formula: "max(MIN_VCPU, ceil(relayedCalls × RELAYED_SHARE ÷ MEDIA_CALLS_PER_VCPU))",
      inputs: [
        fromConstant(MIN_VCPU),
        fromFigure("relayedCalls", calls),
        fromConstant(RELAYED_SHARE),
        fromConstant(MEDIA_CALLS_PER_VCPU),
      ],
    },
    memoryGiB: {
      subject: "city/softphoneRelayMemoryGiB",
      value: RELAY_MEMORY_GIB.value,
      unit: "GiB",
      formula: "RELAY_MEMORY_GIB",
      inputs: [fromConstant(RELAY_MEMORY_GIB)],
    },
  };
}

function roleMachines(
  { settings }: Estate,
  role: SoftphoneRole,
  servers: SoftphoneServers | undefined,
  domains: readonly string[],
): readonly SoftphoneMachinePlan[] {
  if (servers === undefined) return [];
  const { nodes, vcpu, memoryGiB } = servers;
  return spreadMachines(settings.naming.prefix, KEY_STEMS[role], nodes.value, domains).map((place) => ({
    role,
    ...place,
    vcpu: vcpu.value,
    memoryGiB: memoryGiB.value,
    systemDiskGiB: SYSTEM_DISK_GIB,
    network: NETWORK_OF_ROLE[role],
  }));
}

function networksOf(estate: Estate, machines: readonly SoftphoneMachinePlan[]): readonly NetworkSizing[] {
  const count = (name: SoftphoneNetwork): number => machines.filter(({ network }) => network === name).length;
  const relays = count("softphone-edge");
  return [
    platformNetwork(estate, "softphone", count("softphone") + VIRTUAL_ADDRESSES),
    ...(relays === 0 ? [] : [platformNetwork(estate, "softphone-edge", relays)]),
  ];
}

/** Appliances that a vendor's session border controllers come as (kind: assumption: one in each of two zones). */
const APPLIANCES = 2;

/** Network on Azure for a vendor's session border controllers, where the trunk ends at them. */
export function sizeDirectRouting(estate: Estate): { readonly network: NetworkSizing } | undefined {
  const { telephony, platforms } = estate.settings;
  if (telephony?.trunk.kind !== "teams-direct-routing" || platforms.azure === undefined) return undefined;
  return { network: platformNetwork(estate, "session-border", APPLIANCES) };
}

/**
 * Adds the networks that the lock file gave out; the last address of `softphone` is the virtual one.
 *
 * @throws RangeError when the lock lacks a network
 */
export function allocateSessionBorder(
  sizing: SessionBorderSizing,
  lock: Pick<LockSpec, "networks">,
): SessionBorderPlan {
  const networks = allocatedNetworks(lock, sizing.networks);
  const network = parseCidr(networks["softphone"]?.cidr ?? "");
  // The very last address is the broadcast.
  return { ...sizing, networks, virtualAddress: formatAddress(endOf(network) - 2) };
}
