import { Testing } from "cdktf";
import type { SoftphoneMachinesPlan } from "../../constructs/vsphere/softphone-machines";
import type { SoftphoneMachinePlan, SoftphoneRole } from "../../planning/telephony/session-border-plan";
import { SoftphoneStack, type SoftphoneStackProps } from "../../stacks/softphone-stack";
import { conferencingProps } from "./conferencing-builder";
import { synthJson, type SynthJson } from "./synth-json";

/** A machine; those with an even number stand in the second fault domain. */
export function softphoneMachine(role: SoftphoneRole, number: number): SoftphoneMachinePlan {
  const key = `s${role.slice(0, 5)}-${number}`;
  return {
    role,
    key,
    computerName: `ms-${key}`,
    vcpu: 2,
    memoryGiB: 4,
    systemDiskGiB: 32,
    network: role === "relay" ? "softphone-edge" : "softphone",
    cluster: number % 2 === 0 ? "infrastructure-b" : "infrastructure",
  };
}

/** Two of each role, two buildings, a hotline, and a group that shows the switchboard. */
export function softphonePlan(overrides: Partial<SoftphoneMachinesPlan> = {}): SoftphoneMachinesPlan {
  return {
    domain: "telephony.stadt.example",
    networkInterface: "ens192",
    virtualAddress: "10.128.5.254",
    trunkGateways: ["sip-1.provider.example", "sip-2.provider.example"],
    secondPathGateways: ["sip.other.example"],
    remoteNetworks: ["10.99.0.0/16"],
    machines: (["registrar", "media", "relay"] as const).flatMap((role) => [
      softphoneMachine(role, 1),
      softphoneMachine(role, 2),
    ]),
    networks: {
      softphone: { cidr: "10.128.5.0/24", vlanId: 112 },
      "softphone-edge": { cidr: "10.128.6.0/24", vlanId: 113 },
    },
    dialPlan: {
      numberRanges: {
        main: { headNumber: "+496990009", extensionDigits: 3 },
        south: { headNumber: "+4969900080", extensionDigits: 4 },
      },
      sites: [
        {
          id: "town-hall",
          addresses: ["10.136.0.0/24"],
          deviceNetworks: ["10.136.0.0/26", "10.136.0.64/26"],
          emergencyNumber: "+496990009100",
          callLimit: 340,
        },
        {
          id: "library",
          addresses: ["10.136.1.0/24"],
          deviceNetworks: ["10.136.1.0/24"],
          emergencyNumber: "+496990009200",
          callLimit: 33,
        },
      ],
      shownNumbers: [{ span: { range: "main", first: 110, last: 149 }, shown: "+4969900090" }],
      exemptNumbers: ["110", "112"],
      hotlines: [{ number: "+496990009300", channels: 12 }],
      ordinaryChannels: 20,
      registrations: 280,
    },
    desktopNetworks: [],
    ...overrides,
  };
}

export function softphoneProps(overrides: Partial<SoftphoneMachinesPlan> = {}): SoftphoneStackProps {
  const { context, clusters } = conferencingProps();
  return { context, clusters, plan: softphonePlan(overrides) };
}

export function softphoneJson(props: SoftphoneStackProps = softphoneProps()): SynthJson {
  return synthJson(new SoftphoneStack(Testing.app(), "softphone", props));
}
