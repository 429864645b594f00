import { Testing } from "cdktf";
import type { ConferenceMachinePlan, ConferenceRole } from "../../planning/conferencing/conference-plan";
import { ConferencingStack, type ConferencingStackProps } from "../../stacks/conferencing-stack";
import { synthJson, type SynthJson } from "./synth-json";
import { vsphereContext } from "./vsphere-builder";

/** A machine in the first fault domain. */
export function conferenceMachine(
  role: ConferenceRole,
  number: number,
  overrides: Partial<ConferenceMachinePlan> = {},
): ConferenceMachinePlan {
  const key = `c${role.slice(0, 5)}-${number}`;
  return {
    role,
    key,
    computerName: `ms-${key}`,
    vcpu: 4,
    memoryGiB: 8,
    systemDiskGiB: 64,
    network: role === "media" || role === "relay" ? "conference-edge" : "conference",
    cluster: "infrastructure",
    ...overrides,
  };
}

/** Every role in two fault domains, three media servers. */
export function conferencingProps(overrides: Partial<ConferencingStackProps> = {}): ConferencingStackProps {
  const base = vsphereContext();
  const { infrastructure } = base.platform.clusters;
  const context = {
    ...base,
    platform: {
      ...base.platform,
      linuxTemplate: "tpl-debian-12",
      clusters: {
        ...base.platform.clusters,
        "infrastructure-b": { ...infrastructure!, name: "CL-Infra-B", datastore: "ds-infra-02" },
      },
    },
  };
  const roles = ["signalling", "media", "relay", "recording"] as const;
  return {
    context,
    plan: {
      domain: "conference.stadt.example",
      machines: roles.flatMap((role) => [
        conferenceMachine(role, 1),
        conferenceMachine(role, 2, { cluster: "infrastructure-b" }),
        ...(role === "media" ? [conferenceMachine(role, 3)] : []),
      ]),
      networks: {
        conference: { cidr: "10.128.3.0/24", vlanId: 110 },
        "conference-edge": { cidr: "10.128.4.0/24", vlanId: 111 },
      },
    },
    clusters: [
      { id: "infrastructure", name: "CL-Infra", purpose: "infrastructure" },
      { id: "infrastructure-b", name: "CL-Infra-B", purpose: "infrastructure" },
    ],
    ...overrides,
  };
}

export function conferencingJson(overrides: Partial<ConferencingStackProps> = {}): SynthJson {
  return synthJson(new ConferencingStack(Testing.app(), "conferencing", conferencingProps(overrides)));
}
