import { ComputeClusterVmAntiAffinityRule } from "@cdktf/provider-vsphere/lib/compute-cluster-vm-anti-affinity-rule";
import { Construct } from "constructs";

/** A machine as rules of its cluster name it. */
export interface SpreadMachine {
  readonly machineId: string;
  /** `vsphere_virtual_machine.<name>.id`, for `replace_triggered_by`. */
  readonly idAddress: string;
}

export interface SpreadRuleProps {
  /** Name in the cluster. */
  readonly name: string;
  readonly clusterId: string;
  /** At least two machines. */
  readonly machines: readonly SpreadMachine[];
}

/**
 * Keeps machines on different physical hosts, so that one failure takes one of them.
 *
 * A wish, not a must (`mandatory = false`): after the loss of a host vSphere HA has to restart machines where room is,
 * and maintenance mode has to find a place for them.
 */
export class SpreadRule extends Construct {
  /** @throws Error with fewer than two machines: there is nothing to spread */
  constructor(scope: Construct, id: string, props: SpreadRuleProps) {
    super(scope, id);
    if (props.machines.length < 2) {
      throw new Error(
        `spread rule "${props.name}" has ${props.machines.length} machines; allowed are 2 or more`,
      );
    }
    new ComputeClusterVmAntiAffinityRule(this, "Resource", {
      name: props.name,
      computeClusterId: props.clusterId,
      virtualMachineIds: props.machines.map((machine) => machine.machineId),
      enabled: true,
      mandatory: false,
      // An update in place fails after a machine was replaced (vmware/terraform-provider-vsphere#1362). Text, because
      // cdktf renders a resource here as an expression, which Terraform refuses.
      lifecycle: { replaceTriggeredBy: props.machines.map((machine) => machine.idAddress) },
    });
  }
}
