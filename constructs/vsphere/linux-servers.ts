import type { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import { HaVmOverride } from "@cdktf/provider-vsphere/lib/ha-vm-override";
import { Construct } from "constructs";
import type { CloudInitConfiguration } from "../config/cloud-init";
import { ApplianceMachine } from "./appliance-machine";
import type { ClonePlacement } from "./cloned-machine";
import { LinuxMachine } from "./linux-machine";
import { SpreadRule, type SpreadMachine } from "./spread-rule";
import type { VsphereContext } from "./vsphere-context";
import { vsphereName } from "./vsphere-names";

/** A server of a plan with what runs on it. */
export interface LinuxServer {
  readonly role: string;
  /** Instance key, stable: `cmedia-1`. */
  readonly key: string;
  readonly computerName: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly systemDiskGiB: number;
  readonly network: string;
  /** Cluster that runs it: its fault domain. */
  readonly cluster: string;
  readonly cloudInit: CloudInitConfiguration;
  /** Line for people in vCenter. */
  readonly annotation: string;
  /** Place in the order in which vSphere HA starts machines again. */
  readonly restartPriority: "low" | "medium" | "high";
}

/** A server that a vendor has built: a clone of the template that was made of its OVA. */
export interface ApplianceServer extends Omit<LinuxServer, "cloudInit"> {
  /** Whether the estate gives it up; it is set up by hand. */
  readonly allowDestroy: boolean;
}

/** A fault domain: what machines of one cluster share. */
export interface ServerCluster {
  readonly clusterId: string;
  readonly placement: Omit<ClonePlacement, "networkId">;
}

export interface LinuxServersProps {
  readonly context: VsphereContext;
  /** What the servers are together; start of the names of their rules: `conference`. */
  readonly subject: string;
  readonly servers: readonly (LinuxServer | ApplianceServer)[];
  /** Needed where a server is one. */
  readonly applianceTemplate?: DataVsphereVirtualMachine;
  /** Cluster of the plan → where its machines go. */
  readonly clusters: Readonly<Record<string, ServerCluster>>;
  /** Network of the plan → id of its port group. */
  readonly networkIds: Readonly<Record<string, string>>;
  readonly tagIds: readonly string[];
}

/** Servers that stand in for each other, keyed by their instance key; those of a role keep apart within a cluster. */
export class LinuxServers extends Construct {
  /** @throws Error when a server's cluster or network is missing */
  constructor(scope: Construct, id: string, props: LinuxServersProps) {
    super(scope, id);
    const groups = new Map<string, { readonly clusterId: string; readonly machines: SpreadMachine[] }>();
    for (const server of props.servers) {
      const cluster = required(props.clusters, server.cluster, server, "cluster");
      const machine = this.addMachine(server, cluster, props);
      const key = `${server.role}-${server.cluster}`;
      const group = groups.get(key) ?? { clusterId: cluster.clusterId, machines: [] };
      group.machines.push(machine);
      groups.set(key, group);
    }
    const rules = new Construct(this, "spread");
    for (const [key, { clusterId, machines }] of groups) {
      if (machines.length < 2) continue;
      const name = vsphereName(props.context, `${props.subject}-${key}`);
      new SpreadRule(rules, key, { name, clusterId, machines });
    }
  }

  private addMachine(
    server: LinuxServer | ApplianceServer,
    { clusterId, placement }: ServerCluster,
    { networkIds, tagIds, applianceTemplate }: LinuxServersProps,
  ): SpreadMachine {
    const networkId = required(networkIds, server.network, server, "network");
    const { key, computerName, annotation } = server;
    const common = { computerName, shape: server, annotation, tagIds };
    const machine =
      "cloudInit" in server
        ? new LinuxMachine(this, key, {
            ...common,
            placement: { ...placement, networkId },
            cloudInit: server.cloudInit,
          })
        : new ApplianceMachine(this, key, {
            ...common,
            placement: { ...placement, networkId, template: applianceTemplate ?? placement.template },
            allowDestroy: server.allowDestroy,
          });
    new HaVmOverride(machine, "restart", {
      computeClusterId: clusterId,
      virtualMachineId: machine.machineId,
      haVmRestartPriority: server.restartPriority,
    });
    return machine;
  }
}

function required<Value>(
  values: Readonly<Record<string, Value>>,
  id: string,
  { key }: Pick<LinuxServer, "key">,
  noun: string,
): Value {
  const value = values[id];
  if (value === undefined) {
    const known = Object.keys(values).sort().join(", ") || "none";
    throw new Error(`"${key}" needs ${noun} "${id}"; there is ${known}`);
  }
  return value;
}
