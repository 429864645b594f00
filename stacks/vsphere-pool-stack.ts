import { DataVsphereResourcePool } from "@cdktf/provider-vsphere/lib/data-vsphere-resource-pool";
import { Folder } from "@cdktf/provider-vsphere/lib/folder";
import { Tag } from "@cdktf/provider-vsphere/lib/tag";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { guacamoleConnection } from "../constructs/config/guacamole-connection";
import { terraformData } from "../constructs/terraform-text";
import { addDomainJoinVariables } from "../constructs/vsphere/domain-join";
import { ImageGeneration } from "../constructs/vsphere/image-generation";
import type { InfrastructureAddress } from "../constructs/vsphere/machine-roles";
import { PortGroup } from "../constructs/vsphere/port-group";
import { TagLookup } from "../constructs/vsphere/tag-lookup";
import { fullyQualifiedName, type VsphereContext } from "../constructs/vsphere/vsphere-context";
import { VsphereInventory } from "../constructs/vsphere/vsphere-inventory";
import { poolFolder, poolPortGroupName, resourcePoolPath } from "../constructs/vsphere/vsphere-names";
import { computerName } from "../planning/names";
import type { ClusterPlan, PoolPlan } from "../planning/plan";
import { addVsphereProvider } from "./vsphere-provider";
import { WorkplaceStack } from "./workplace-stack";

/** Plain data, serialisable as JSON. */
export interface VspherePoolStackProps {
  readonly context: VsphereContext;
  readonly plan: PoolPlan;
  /** The cluster that `plan.cluster` names. */
  readonly cluster: Pick<ClusterPlan, "id" | "name" | "purpose"> & { readonly physicalHosts: number };
  /** What the pool depends on; see `infrastructureOf`. */
  readonly infrastructure: readonly InfrastructureAddress[];
}

/**
 * One desktop pool on vSphere: its folder, VLAN and tag, and one set of session hosts per image generation.
 *
 * It reads nothing from the state of the platform's stack: both compute the same names, and vCenter finds the rest. The
 * platform has to be applied first.
 */
export class VspherePoolStack extends WorkplaceStack {
  /**
   * @throws Error when the pool would run Windows 11 multi-session, whose licence does not allow production use
   * on-premises, or has no VLAN id
   */
  constructor(scope: Construct, name: string, props: VspherePoolStackProps) {
    super(scope, name, props.context.backend);
    requireLicensedOperatingSystem(props.plan);
    const { context, plan, cluster, infrastructure } = terraformData(props);
    addVsphereProvider(this, context.platform.server);
    const inventory = new VsphereInventory(this, "inventory", context);
    const { cluster: compute, datastore } = inventory.addCluster(cluster.id);
    const tags = new TagLookup(this, "tags", context);
    const tagIds = this.addPoolTags(plan, tags);
    const accounts = addDomainJoinVariables(this);
    const placement = {
      context,
      resourcePoolId: new DataVsphereResourcePool(inventory, "resource-pool", {
        name: resourcePoolPath(context, cluster.name, cluster.purpose),
        datacenterId: inventory.datacenter.id,
      }).id,
      datastoreId: datastore.id,
      networkId: this.addNetwork(context, plan, inventory, tagIds),
      folder: new Folder(this, "folder", {
        path: poolFolder(context, plan.id),
        type: "vm",
        datacenterId: inventory.datacenter.id,
        tags: tagIds,
      }).path,
      accounts,
    };
    for (const generation of plan.generations) {
      new ImageGeneration(this, `g${generation.number}`, {
        plan,
        generation,
        inventory,
        placement,
        clusterId: compute.id,
        physicalHosts: cluster.physicalHosts,
        infrastructure,
        tagIds: [
          ...tagIds,
          tags.tagId("role", "session-host"),
          tags.tagId("generation-state", generation.state),
        ],
      });
    }
    const published = plan.applications.filter(({ mode }) => mode === "remote-app");
    if (published.length > 0) this.addPublishedApplications(published);
    if (context.platform.broker === "guacamole") this.addGuacamoleConnections(context, plan, published);
  }

  private addPoolTags(plan: PoolPlan, tags: TagLookup): string[] {
    const pool = new Tag(this, "tag", {
      name: plan.id,
      categoryId: tags.categoryId("pool"),
      description: `Virtual workplace, zone ${plan.zone}, image ${plan.image}, ${plan.sessionType}`,
    });
    return [...tags.commonTagIds(), tags.tagId("protection-class", plan.protectionClass), pool.id];
  }

  /** All subnets of a pool lie in one VLAN: a second subnet is a second range on the same wire. */
  private addNetwork(
    context: VsphereContext,
    plan: PoolPlan,
    inventory: VsphereInventory,
    tagIds: readonly string[],
  ): string {
    const cidr = plan.allocation.subnets.map((subnet) => subnet.cidr).join(", ");
    const { vlanId } = plan.allocation;
    return new PortGroup(this, "network", {
      name: poolPortGroupName(context, plan.id),
      allocation: vlanId === undefined ? { cidr } : { cidr, vlanId },
      inventory,
      tagIds,
    }).networkId;
  }

  /** The image registers them under these names (RemoteApp allow list); the broker publishes them. */
  private addPublishedApplications(published: PoolPlan["applications"]): void {
    new TerraformOutput(this, "published_applications", {
      description: "Programs that the pool publishes as single windows, by name",
      value: Object.fromEntries(
        published.map(({ id, name, executable }) => [id, { name, path: executable }]),
      ),
    });
  }

  /**
   * The gateway's operator imports them: `terraform output -json guacamole_connections`. Holds no secret. A pool that
   * publishes applications has a connection for each host and application, any other one per host.
   */
  private addGuacamoleConnections(
    context: VsphereContext,
    plan: PoolPlan,
    published: PoolPlan["applications"],
  ): void {
    const current = plan.generations.filter((generation) => generation.state === "current");
    const names = current.flatMap((generation) =>
      Array.from({ length: plan.allocation.slots }, (_, index) =>
        computerName(context.prefix, plan.allocation.code, generation.number, index + 1),
      ),
    );
    const connections = names.flatMap((name) => {
      const target = {
        hostname: fullyQualifiedName(context, name),
        domain: context.identity.domain,
        protectionClass: plan.protectionClass,
        redirection: plan.redirection,
      };
      if (published.length === 0) return [[name, guacamoleConnection(target)]];
      return published.map(({ id }) => [`${name}/${id}`, guacamoleConnection({ ...target, remoteApp: id })]);
    });
    new TerraformOutput(this, "guacamole_connections", {
      description: "Parameters of the pool's connections by computer name",
      value: terraformData(Object.fromEntries(connections)),
    });
  }
}

function requireLicensedOperatingSystem(plan: PoolPlan): void {
  if (plan.operatingSystem !== "windows-11-multi-session") return;
  throw new Error(
    `pool "${plan.id}" runs windows-11-multi-session, whose licence does not allow production use on-premises; ` +
      "use windows-server-2025 for pooled desktops on vSphere",
  );
}
