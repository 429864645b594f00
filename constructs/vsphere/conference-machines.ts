import { HaVmOverride } from "@cdktf/provider-vsphere/lib/ha-vm-override";
import { Construct } from "constructs";
import type {
  ConferenceMachinePlan,
  ConferenceServersPlan,
} from "../../planning/conferencing/conference-plan";
import { endOf, formatAddress, parseCidr } from "../../planning/lock/cidr";
import { conferenceServer, type ConferencePlatform } from "../config/conference-server";
import type { ClonePlacement } from "./cloned-machine";
import { LinuxMachine } from "./linux-machine";
import { SpreadRule } from "./spread-rule";
import { fullyQualifiedName, type VsphereContext } from "./vsphere-context";
import { vsphereName } from "./vsphere-names";

/** As much of the plan as machines need. */
export type ConferenceMachinesPlan = Pick<ConferenceServersPlan, "domain" | "machines" | "networks">;

/** A fault domain: what machines of one cluster share. */
export interface ConferenceCluster {
  readonly clusterId: string;
  readonly placement: Omit<ClonePlacement, "networkId">;
}

export interface ConferenceMachinesProps {
  readonly context: VsphereContext;
  readonly plan: ConferenceMachinesPlan;
  /** Cluster of the plan → where its machines go. */
  readonly clusters: Readonly<Record<string, ConferenceCluster>>;
  /** Network of the plan → id of its port group. */
  readonly networkIds: Readonly<Record<string, string>>;
  readonly tagIds: readonly string[];
}

/** Servers of the conference platform, keyed by their instance key; those of a role keep apart within a cluster. */
export class ConferenceMachines extends Construct {
  /** @throws Error when a machine's cluster or network is missing */
  constructor(scope: Construct, id: string, props: ConferenceMachinesProps) {
    super(scope, id);
    const platform = conferencePlatform(props.context, props.plan);
    const groups = new Map<string, { readonly clusterId: string; readonly machines: LinuxMachine[] }>();
    for (const plan of props.plan.machines) {
      const cluster = required(props.clusters, plan.cluster, plan, "cluster");
      const machine = this.addMachine(plan, cluster, platform, props);
      const key = `${plan.role}-${plan.cluster}`;
      const group = groups.get(key) ?? { clusterId: cluster.clusterId, machines: [] };
      group.machines.push(machine);
      groups.set(key, group);
    }
    const rules = new Construct(this, "spread");
    for (const [key, { clusterId, machines }] of groups) {
      if (machines.length < 2) continue;
      const name = vsphereName(props.context, `conference-${key}`);
      new SpreadRule(rules, key, { name, clusterId, machines });
    }
  }

  private addMachine(
    plan: ConferenceMachinePlan,
    { clusterId, placement }: ConferenceCluster,
    platform: ConferencePlatform,
    { context, networkIds, tagIds }: ConferenceMachinesProps,
  ): LinuxMachine {
    const networkId = required(networkIds, plan.network, plan, "network");
    const machine = new LinuxMachine(this, plan.key, {
      placement: { ...placement, networkId },
      computerName: plan.computerName,
      shape: plan,
      cloudInit: conferenceServer(plan.role, plan.computerName, platform),
      annotation: `Virtual workplace ${context.environment}: conferences, ${plan.role}`,
      tagIds,
    });
    new HaVmOverride(machine, "restart", {
      computeClusterId: clusterId,
      virtualMachineId: machine.machineId,
      haVmRestartPriority: plan.role === "recording" ? "low" : "medium",
    });
    return machine;
  }
}

/** What every server knows about the others, from the plan alone. */
function conferencePlatform(
  context: VsphereContext,
  { domain, machines, networks }: ConferenceMachinesPlan,
): ConferencePlatform {
  const namesOf = (role: ConferenceMachinePlan["role"]): readonly string[] =>
    machines
      .filter((machine) => machine.role === role)
      .map(({ computerName }) => fullyQualifiedName(context, computerName));
  const edge = parseCidr(networks["conference-edge"]?.cidr ?? "");
  return {
    domain,
    machineDomain: context.identity.domain,
    signalling: namesOf("signalling"),
    relays: namesOf("relay"),
    mediaAddresses: { first: formatAddress(edge.start), last: formatAddress(endOf(edge) - 1) },
  };
}

function required<Value>(
  values: Readonly<Record<string, Value>>,
  id: string,
  { key }: ConferenceMachinePlan,
  noun: string,
): Value {
  const value = values[id];
  if (value === undefined) {
    const known = Object.keys(values).sort().join(", ") || "none";
    throw new Error(`"${key}" needs ${noun} "${id}"; there is ${known}`);
  }
  return value;
}
