import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { buildingFlows, type BuildingSurroundings } from "../constructs/config/building-flow";
import { dnsRecords } from "../constructs/config/dns-records";
import { keaSubnet, type DhcpNetwork } from "../constructs/config/kea";
import { terraformData } from "../constructs/terraform-text";
import { PortGroup } from "../constructs/vsphere/port-group";
import { TagLookup } from "../constructs/vsphere/tag-lookup";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import { VsphereInventory } from "../constructs/vsphere/vsphere-inventory";
import { buildingPortGroupName } from "../constructs/vsphere/vsphere-names";
import { addVsphereProvider } from "./vsphere-provider";
import { WorkplaceStack } from "./workplace-stack";

/** Plain data, serialisable as JSON. */
export interface BuildingStackProps {
  readonly context: VsphereContext;
  readonly site: string;
  readonly networks: readonly DhcpNetwork[];
  readonly surroundings: Omit<BuildingSurroundings, "segments" | "dnsServers">;
}

/**
 * Networks of a building on the distributed switch, and what firewall, DHCP and DNS have to know about them. The platform
 * has to be applied first.
 */
export class BuildingStack extends WorkplaceStack {
  constructor(scope: Construct, name: string, props: BuildingStackProps) {
    super(scope, name, props.context.backend);
    const { context, site, networks, surroundings } = terraformData(props);
    addVsphereProvider(this, context.platform.server);
    const inventory = new VsphereInventory(this, "inventory", context);
    const tagIds = new TagLookup(this, "tags", context).commonTagIds();
    const groups = new Construct(this, "networks");
    for (const { segment, ...allocation } of networks) {
      const portGroup = buildingPortGroupName(context, site, segment);
      new PortGroup(groups, segment, { name: portGroup, allocation, inventory, tagIds });
    }
    const { dnsServers = [] } = context.network;
    const { domain } = context.identity;
    const segments = Object.fromEntries(networks.map(({ segment, cidr }) => [segment, cidr]));
    new TerraformOutput(this, "firewall_flows", {
      description:
        "Connections that the city's firewall has to let through; those of PCs that are members of a domain (directory, time, management) are the city's own to add",
      value: buildingFlows({ ...surroundings, segments, dnsServers }),
    });
    new TerraformOutput(this, "vlan_ids", {
      description: "VLAN ids for switches and access points of the building",
      value: Object.fromEntries(networks.map(({ segment, vlanId }) => [segment, vlanId])),
    });
    new TerraformOutput(this, "dhcp_subnets", {
      description: "Networks for Kea, below Dhcp4.subnet4",
      value: networks.map((network) => keaSubnet(network, { dnsServers, domain })),
    });
    new TerraformOutput(this, "dns_records", {
      description: "Records for the zone of the city",
      value: dnsRecords(site, domain, networks),
    });
  }
}
