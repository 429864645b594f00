import type { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import { HaVmOverride } from "@cdktf/provider-vsphere/lib/ha-vm-override";
import { Construct } from "constructs";
import type { InfrastructureVmPlan } from "../../planning/plan";
import { guestinfo } from "../config/guestinfo";
import { infrastructureRole } from "./machine-roles";
import { SpreadRule } from "./spread-rule";
import { vsphereName } from "./vsphere-names";
import { WindowsMachine, type MachinePlacement } from "./windows-machine";

/** Network of the platform that a machine stands in, by role (BSI SYS.2.6.A4: components in segments of their own). */
export const NETWORK_OF_ROLE: Readonly<Record<InfrastructureVmPlan["role"], string>> = {
  "connection-broker": "management",
  gateway: "access",
  licensing: "management",
  "profile-server": "storage",
};

/** Order in which vSphere HA starts machines again: without profiles and broker nobody can sign in. */
const RESTART_PRIORITY: Readonly<Record<InfrastructureVmPlan["role"], string>> = {
  "profile-server": "highest",
  "connection-broker": "highest",
  gateway: "high",
  licensing: "high",
};

export interface InfrastructureMachinesProps {
  readonly machines: readonly InfrastructureVmPlan[];
  /** Everything but the network, which follows from the role. */
  readonly placement: Omit<MachinePlacement, "networkId" | "template"> & {
    readonly template: DataVsphereVirtualMachine;
  };
  readonly clusterId: string;
  /** Network of the platform → id of its port group. */
  readonly networkIds: Readonly<Record<string, string>>;
  /** Tags of a machine by its role. */
  readonly tagIds: (role: InfrastructureVmPlan["role"]) => readonly string[];
  /** Pools, or `vsphere-platform`, whose stateful parts may be destroyed. */
  readonly allowDestroy: readonly string[];
}

/**
 * The workplace's own servers: brokers, gateways, licensing and profile servers, keyed by their instance key.
 *
 * They start before session hosts after a failure, and instances of a role keep apart. Profile servers are guarded
 * against replacement and `terraform destroy`, and their data disk outlives them.
 */
export class InfrastructureMachines extends Construct {
  /** @throws Error when a role's network is missing, or two machines have the same key */
  constructor(scope: Construct, id: string, props: InfrastructureMachinesProps) {
    super(scope, id);
    const groups = new Map<string, WindowsMachine[]>();
    for (const vm of props.machines) {
      const machine = this.addMachine(vm, props);
      const group = vm.pool === undefined ? vm.role : `${vm.role}-${vm.pool}`;
      groups.set(group, [...(groups.get(group) ?? []), machine]);
    }
    const rules = new Construct(this, "spread");
    for (const [group, machines] of groups) {
      if (machines.length < 2) continue;
      const name = vsphereName(props.placement.context, group);
      new SpreadRule(rules, group, { name, clusterId: props.clusterId, machines });
    }
  }

  private addMachine(vm: InfrastructureVmPlan, props: InfrastructureMachinesProps): WindowsMachine {
    const { context } = props.placement;
    const machine = new WindowsMachine(this, vm.key, {
      placement: { ...props.placement, networkId: networkIdOf(vm, props.networkIds) },
      computerName: vm.computerName,
      shape: { vcpu: vm.vcpu, memoryGiB: vm.memoryGiB, systemDiskGiB: vm.systemDiskGiB },
      guestinfo: guestinfo(infrastructureRole(context, vm, props.machines)),
      annotation: `Virtual workplace ${context.environment}: ${vm.role}${vm.pool === undefined ? "" : ` of ${vm.pool}`}`,
      tagIds: props.tagIds(vm.role),
      virtualTpm: false,
      memoryReserved: false,
      stateful: isStateful(vm)
        ? { allowDestroy: props.allowDestroy.includes(vm.pool ?? "vsphere-platform") }
        : false,
      ...(vm.dataDiskGiB === undefined ? {} : { dataDiskGiB: vm.dataDiskGiB }),
    });
    new HaVmOverride(machine, "restart", {
      computeClusterId: props.clusterId,
      virtualMachineId: machine.machineId,
      haVmRestartPriority: RESTART_PRIORITY[vm.role],
    });
    return machine;
  }
}

function isStateful(vm: InfrastructureVmPlan): boolean {
  return vm.dataDiskGiB !== undefined || vm.role === "profile-server";
}

function networkIdOf(vm: InfrastructureVmPlan, networkIds: Readonly<Record<string, string>>): string {
  const network = NETWORK_OF_ROLE[vm.role];
  const networkId = networkIds[network];
  if (networkId === undefined) {
    throw new Error(
      `"${vm.key}" (${vm.role}) needs network "${network}"; the plan has ${Object.keys(networkIds).sort().join(", ")}`,
    );
  }
  return networkId;
}
