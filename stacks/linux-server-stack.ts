import { DataVsphereResourcePool } from "@cdktf/provider-vsphere/lib/data-vsphere-resource-pool";
import { Folder } from "@cdktf/provider-vsphere/lib/folder";
import { Tag } from "@cdktf/provider-vsphere/lib/tag";
import { Construct } from "constructs";
import {
  LinuxServers,
  type ApplianceServer,
  type LinuxServer,
  type ServerCluster,
} from "../constructs/vsphere/linux-servers";
import { PortGroup } from "../constructs/vsphere/port-group";
import { TagLookup } from "../constructs/vsphere/tag-lookup";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import { VsphereInventory } from "../constructs/vsphere/vsphere-inventory";
import { platformPortGroupName, resourcePoolPath } from "../constructs/vsphere/vsphere-names";
import type { NetworkAllocation } from "../planning/plan";
import type { UsedCluster } from "./used-clusters";
import { addVsphereProvider } from "./vsphere-provider";
import { WorkplaceStack } from "./workplace-stack";

/** What output `firewall_flows` says: where names, time, packages and secrets come from is in the template, not in the plan. */
export const SERVER_FLOWS =
  "Connections that the city's firewall has to let through, beside what every server needs: names, time, packages, secrets";

/** What stands in a stack of servers, as plain data. */
export interface LinuxServerStackPlan {
  readonly context: VsphereContext;
  /** What the servers are together; start of the names of their rules: `conference`. */
  readonly subject: string;
  /** Folder of their machines. */
  readonly folder: string;
  readonly servers: readonly (LinuxServer | ApplianceServer)[];
  /** Template of those servers that are appliances. */
  readonly applianceTemplate?: string;
  readonly networks: Readonly<Record<string, NetworkAllocation>>;
  /** Clusters that the servers name. */
  readonly clusters: readonly UsedCluster[];
}

/**
 * Base of stacks that hold Debian servers in up to two fault domains: their networks, folder, tag and machines. The
 * platform has to be applied first.
 */
export abstract class LinuxServerStack extends WorkplaceStack {
  /** @throws Error when the estate names no Linux template, or a network has no VLAN id */
  protected constructor(scope: Construct, name: string, plan: LinuxServerStackPlan) {
    super(scope, name, plan.context.backend);
    const { context, subject, servers, applianceTemplate } = plan;
    addVsphereProvider(this, context.platform.server);
    const inventory = new VsphereInventory(this, "inventory", context);
    const tags = new TagLookup(this, "tags", context);
    const role = new Tag(this, "tag", {
      name: `${subject}-server`,
      categoryId: tags.categoryId("role"),
      description: `Virtual workplace, ${subject} servers`,
    });
    const tagIds = [...tags.commonTagIds()];
    new LinuxServers(this, "machines", {
      context,
      subject,
      servers,
      clusters: this.lookUpClusters(plan, inventory, tagIds),
      networkIds: this.addNetworks(plan, inventory, tagIds),
      tagIds: [...tagIds, role.id],
      ...(applianceTemplate === undefined
        ? {}
        : {
            applianceTemplate: inventory.addTemplate(
              new Construct(inventory, "appliance"),
              applianceTemplate,
            ),
          }),
    });
  }

  private lookUpClusters(
    { context, subject, folder: path, clusters }: LinuxServerStackPlan,
    inventory: VsphereInventory,
    tagIds: readonly string[],
  ): Readonly<Record<string, ServerCluster>> {
    const { linuxTemplate } = context.platform;
    if (linuxTemplate === undefined) {
      throw new Error(`${subject} servers need a template; set platforms.vsphere.linuxTemplate`);
    }
    const template = inventory.addTemplate(inventory, linuxTemplate);
    const folder = new Folder(this, "folder", {
      path,
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
    { context, networks }: LinuxServerStackPlan,
    inventory: VsphereInventory,
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
