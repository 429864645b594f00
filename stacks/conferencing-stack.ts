import { DataVsphereResourcePool } from "@cdktf/provider-vsphere/lib/data-vsphere-resource-pool";
import { Folder } from "@cdktf/provider-vsphere/lib/folder";
import { Tag } from "@cdktf/provider-vsphere/lib/tag";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { conferenceFlows } from "../constructs/config/conference-flow";
import { terraformData } from "../constructs/terraform-text";
import {
  ConferenceMachines,
  type ConferenceCluster,
  type ConferenceMachinesPlan,
} from "../constructs/vsphere/conference-machines";
import { PortGroup } from "../constructs/vsphere/port-group";
import { TagLookup } from "../constructs/vsphere/tag-lookup";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import { VsphereInventory } from "../constructs/vsphere/vsphere-inventory";
import {
  conferencingFolder,
  platformPortGroupName,
  resourcePoolPath,
} from "../constructs/vsphere/vsphere-names";
import type { ClusterPlan } from "../planning/plan";
import { addVsphereProvider } from "./vsphere-provider";
import { WorkplaceStack } from "./workplace-stack";

/** Plain data, serialisable as JSON. */
export interface ConferencingStackProps {
  readonly context: VsphereContext;
  readonly plan: ConferenceMachinesPlan;
  /** Clusters that the plan's machines name. */
  readonly clusters: readonly Pick<ClusterPlan, "id" | "name" | "purpose">[];
}

/**
 * The city's own conference platform on vSphere: two networks, and servers for signalling, media, relay and recording
 * in up to two fault domains. The platform has to be applied first.
 */
export class ConferencingStack extends WorkplaceStack {
  /** @throws Error when the estate names no Linux template, or a network has no VLAN id */
  constructor(scope: Construct, name: string, props: ConferencingStackProps) {
    super(scope, name, props.context.backend);
    const { context, plan, clusters } = terraformData(props);
    addVsphereProvider(this, context.platform.server);
    const inventory = new VsphereInventory(this, "inventory", context);
    const tags = new TagLookup(this, "tags", context);
    const role = new Tag(this, "tag", {
      name: "conference-server",
      categoryId: tags.categoryId("role"),
      description: "Virtual workplace, conferences",
    });
    const tagIds = [...tags.commonTagIds()];
    new ConferenceMachines(this, "machines", {
      context,
      plan,
      clusters: this.lookUpClusters(context, inventory, clusters, tagIds),
      networkIds: this.addNetworks(context, inventory, plan, tagIds),
      tagIds: [...tagIds, role.id],
    });
    new TerraformOutput(this, "firewall_flows", {
      description: "Connections that the city's firewall has to let through; all others stay closed",
      value: conferenceFlows(plan.networks),
    });
  }

  private lookUpClusters(
    context: VsphereContext,
    inventory: VsphereInventory,
    clusters: ConferencingStackProps["clusters"],
    tagIds: readonly string[],
  ): Readonly<Record<string, ConferenceCluster>> {
    const { linuxTemplate } = context.platform;
    if (linuxTemplate === undefined) {
      throw new Error("conference servers need a template; set platforms.vsphere.linuxTemplate");
    }
    const template = inventory.addTemplate(inventory, linuxTemplate);
    const folder = new Folder(this, "folder", {
      path: conferencingFolder(context),
      type: "vm",
      datacenterId: inventory.datacenter.id,
      tags: [...tagIds],
    }).path;
    const pools = new Construct(this, "resource-pools");
    return Object.fromEntries(
      clusters.map(({ id, name, purpose }) => {
        const { cluster, datastore } = inventory.addCluster(id);
        const resourcePoolId = new DataVsphereResourcePool(pools, id, {
          name: resourcePoolPath(context, name, purpose),
          datacenterId: inventory.datacenter.id,
        }).id;
        return [
          id,
          {
            clusterId: cluster.id,
            placement: { template, resourcePoolId, datastoreId: datastore.id, folder },
          },
        ];
      }),
    );
  }

  private addNetworks(
    context: VsphereContext,
    inventory: VsphereInventory,
    { networks }: ConferenceMachinesPlan,
    tagIds: readonly string[],
  ): Readonly<Record<string, string>> {
    const scope = new Construct(this, "networks");
    return Object.fromEntries(
      Object.entries(networks)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([network, allocation]) => {
          const name = platformPortGroupName(context, network);
          return [network, new PortGroup(scope, network, { name, allocation, inventory, tagIds }).networkId];
        }),
    );
  }
}
