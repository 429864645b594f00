import { DistributedPortGroup } from "@cdktf/provider-vsphere/lib/distributed-port-group";
import { Construct } from "constructs";
import type { NetworkAllocation } from "../../planning/plan";
import type { VsphereInventory } from "./vsphere-inventory";

export interface PortGroupProps {
  /** Name in vCenter. Changing it renames in place. */
  readonly name: string;
  /** Network and VLAN from the lock file. */
  readonly allocation: NetworkAllocation;
  readonly inventory: VsphereInventory;
  /** Ids of tags. */
  readonly tagIds: readonly string[];
}

/**
 * A VLAN on the city's distributed switch.
 *
 * Closed against what a compromised guest would try: no promiscuous mode, no foreign MAC addresses, no override per
 * port. Hosts in one port group still reach each other at layer 2; see docs/vsphere.md on isolated private VLANs.
 */
export class PortGroup extends Construct {
  readonly networkId: string;

  /** @throws Error when the allocation has no VLAN id */
  constructor(scope: Construct, id: string, props: PortGroupProps) {
    super(scope, id);
    const { cidr, vlanId } = props.allocation;
    if (vlanId === undefined) {
      throw new Error(
        `port group "${props.name}" has no VLAN id in the lock file; run "workplace lock" to give it one`,
      );
    }
    const portGroup = new DistributedPortGroup(this, "Resource", {
      name: props.name,
      description: `Virtual workplace, network ${cidr}`,
      distributedVirtualSwitchUuid: props.inventory.distributedSwitch.id,
      vlanId,
      type: "earlyBinding",
      autoExpand: true,
      allowPromiscuous: false,
      allowMacChanges: false,
      allowForgedTransmits: false,
      securityPolicyOverrideAllowed: false,
      vlanOverrideAllowed: false,
      portConfigResetAtDisconnect: true,
      tags: [...props.tagIds],
    });
    this.networkId = portGroup.id;
  }
}
