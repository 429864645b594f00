import { inventedGuid } from "../engine/invented-value";
import { agrees } from "../engine/read-data-source";
import { textOf } from "../value";
import type { OverlayFamily } from "./resource-overlay";
import { managedObjectId } from "./vsphere-id";

// Replacement, defaults and allowed values: vsphere/distributed_port_group_structure.go at tag v2.15.0 of
// https://github.com/vmware/terraform-provider-vsphere

/** Distributed port groups and how machines find networks. */
export const VSPHERE_NETWORK: OverlayFamily = {
  vsphere_distributed_port_group: {
    requiresReplace: ["distributed_virtual_switch_uuid"],
    references: {
      distributed_virtual_switch_uuid: { types: ["vsphere_distributed_virtual_switch"] },
      tags: { types: ["vsphere_tag"], holds: false },
    },
    allowed: { type: ["earlyBinding", "lateBinding", "ephemeral"] },
    // IEEE 802.1Q: 0 = untagged, 4095 is reserved (trunk in vSphere).
    ranges: { vlan_id: { min: 0, max: 4095 } },
    defaults: { auto_expand: true, type: "earlyBinding", network_resource_pool_key: "-1" },
    computed: {
      active_uplinks: () => [],
      standby_uplinks: () => [],
      number_of_ports: () => 8,
      config_version: () => "0",
      key: (context) => context.id,
      vlan_id: () => 0,
      ...teaming(),
    },
    id: managedObjectId("dvportgroup-"),
    idFromService: true,
    unique: [
      {
        keys: ({ values }) => [`network ${textOf(values, "name")}`],
        summary: "DuplicateName",
        message: ({ values }, holder) => `The name '${textOf(values, "name")}' already exists (${holder}).`,
      },
    ],
  },
  "data.vsphere_network": {
    finds: ["vsphere_distributed_port_group"],
    matches: (network, question) => textOf(network, "name") === textOf(question, "name"),
    computed: { type: () => "DistributedVirtualPortgroup" },
  },
  "data.vsphere_distributed_virtual_switch": {
    matches: agrees,
    computed: { uplinks: () => ["uplink1", "uplink2"] },
    id: ({ seed }) => inventedGuid(seed),
  },
};

/** Policies that a port group takes over from its switch when the configuration is silent. */
function teaming(): Readonly<Record<string, () => string | boolean>> {
  return {
    allow_forged_transmits: () => false,
    allow_mac_changes: () => false,
    allow_promiscuous: () => false,
    block_all_ports: () => false,
    check_beacon: () => false,
    failback: () => true,
    notify_switches: () => true,
    teaming_policy: () => "loadbalance_srcid",
  };
}
