import { Folder } from "@cdktf/provider-vsphere/lib/folder";
import { Construct } from "constructs";
import { ClusterResourcePool } from "../constructs/vsphere/cluster-resource-pool";
import { addDomainJoinVariables } from "../constructs/vsphere/domain-join";
import { InfrastructureMachines } from "../constructs/vsphere/infrastructure-machines";
import { OperatorRole } from "../constructs/vsphere/operator-role";
import { PortGroup } from "../constructs/vsphere/port-group";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import { VsphereInventory, type InventoryCluster } from "../constructs/vsphere/vsphere-inventory";
import {
  infrastructureFolder,
  platformPortGroupName,
  poolsFolder,
  vsphereName,
  workplaceFolder,
} from "../constructs/vsphere/vsphere-names";
import { WorkplaceTags } from "../constructs/vsphere/workplace-tags";
import { terraformData } from "../constructs/terraform-text";
import type { ClusterPlan, VspherePlatformPlan } from "../planning/plan";
import { addVsphereProvider } from "./vsphere-provider";
import { WorkplaceStack } from "./workplace-stack";

/** Plain data, serialisable as JSON. */
export interface VspherePlatformStackProps {
  readonly context: VsphereContext;
  readonly plan: VspherePlatformPlan;
  /** Pools, or `vsphere-platform`, whose stateful parts may be destroyed. */
  readonly allowDestroy: readonly string[];
}

/** A cluster with the workplace's resource pool in it. */
interface PlatformCluster {
  readonly plan: ClusterPlan;
  readonly inventory: InventoryCluster;
  readonly resourcePoolId: string;
}

/**
 * What all pools on vSphere share: folders, tags, a resource pool per cluster, the platform's port groups, the
 * operators' role, and the servers that bring people to their desktops.
 */
export class VspherePlatformStack extends WorkplaceStack {
  private readonly context: VsphereContext;
  private readonly inventory: VsphereInventory;
  private readonly tags: WorkplaceTags;

  /** @throws Error when the plan has machines but no cluster for infrastructure, or a network has no VLAN id */
  constructor(scope: Construct, name: string, props: VspherePlatformStackProps) {
    super(scope, name, props.context.backend);
    const { context, plan, allowDestroy } = terraformData(props);
    this.context = context;
    addVsphereProvider(this, context.platform.server);
    this.inventory = new VsphereInventory(this, "inventory", context);
    this.tags = new WorkplaceTags(this, "tags", context);
    const machineFolder = this.addFolders();
    const clusters = this.addClusters(plan.clusters);
    const networkIds = this.addNetworks(plan);
    new OperatorRole(this, "operators", vsphereName(context, "workplace-operators"));
    if (plan.infrastructure.length > 0) {
      this.addMachines(plan, clusters, networkIds, machineFolder, allowDestroy);
    }
  }

  /** @returns path of the folder for the platform's own machines */
  private addFolders(): string {
    const scope = new Construct(this, "folders");
    const root = this.addFolder(scope, "workplace", workplaceFolder(this.context));
    this.addFolder(scope, "pools", poolsFolder(this.context), root);
    return this.addFolder(scope, "infrastructure", infrastructureFolder(this.context), root).path;
  }

  private addFolder(scope: Construct, id: string, path: string, parent?: Folder): Folder {
    return new Folder(scope, id, {
      path,
      type: "vm",
      datacenterId: this.inventory.datacenter.id,
      tags: [...this.tags.commonTagIds],
      ...(parent === undefined ? {} : { dependsOn: [parent] }),
    });
  }

  private addClusters(plans: readonly ClusterPlan[]): readonly PlatformCluster[] {
    const scope = new Construct(this, "clusters");
    return plans.map((plan) => {
      const inventory = this.inventory.addCluster(plan.id);
      const pool = new ClusterResourcePool(scope, plan.id, {
        name: vsphereName(this.context, plan.purpose),
        plan,
        cluster: inventory,
        tagIds: this.tags.commonTagIds,
      });
      return { plan, inventory, resourcePoolId: pool.resourcePoolId };
    });
  }

  private addNetworks(plan: VspherePlatformPlan): Readonly<Record<string, string>> {
    const scope = new Construct(this, "networks");
    const ids = Object.entries(plan.networks)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([network, allocation]) => {
        const portGroup = new PortGroup(scope, network, {
          name: platformPortGroupName(this.context, network),
          allocation,
          inventory: this.inventory,
          tagIds: this.tags.commonTagIds,
        });
        return [network, portGroup.networkId] as const;
      });
    return Object.fromEntries(ids);
  }

  private addMachines(
    plan: VspherePlatformPlan,
    clusters: readonly PlatformCluster[],
    networkIds: Readonly<Record<string, string>>,
    folder: string,
    allowDestroy: readonly string[],
  ): void {
    const home = clusters.find((cluster) => cluster.plan.id === plan.infrastructureCluster);
    if (home === undefined) {
      throw new Error(
        `${plan.infrastructure.length} infrastructure machines have no cluster; give one cluster the purpose "infrastructure"`,
      );
    }
    new InfrastructureMachines(this, "machines", {
      machines: plan.infrastructure,
      placement: {
        context: this.context,
        template: this.inventory.addTemplate(this.inventory, this.context.platform.infrastructureTemplate),
        resourcePoolId: home.resourcePoolId,
        datastoreId: home.inventory.datastore.id,
        folder,
        accounts: addDomainJoinVariables(this),
      },
      clusterId: home.inventory.cluster.id,
      networkIds,
      tagIds: (role) => [...this.tags.commonTagIds, this.tags.tagId("role", role)],
      allowDestroy,
    });
  }
}
