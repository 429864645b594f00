import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { AzureContext } from "../constructs/azure/azure-context";
import { addAzurermProvider } from "../constructs/azure/azurerm-provider";
import { HostPool } from "../constructs/azure/host-pool";
import { poolResourceName, poolTags, type PoolContext } from "../constructs/azure/pool-context";
import { PoolSubnets } from "../constructs/azure/pool-subnets";
import { PoolWatch } from "../constructs/azure/pool-watch";
import { ProfileStorage } from "../constructs/azure/profile-storage";
import { PublishedDesktop } from "../constructs/azure/published-desktop";
import { ScalingPlan } from "../constructs/azure/scaling-plan";
import { SessionHosts } from "../constructs/azure/session-hosts";
import { terraformData } from "../constructs/terraform-text";
import type { PoolPlan } from "../planning/plan";
import { WorkplaceStack } from "./workplace-stack";

/** Plain data: two equal inputs give the same stack. */
export interface AzurePoolStackProps {
  readonly context: AzureContext;
  readonly plan: PoolPlan;
}

/**
 * Everything of one desktop pool on Azure, its subnets included. Needs azure-platform to be applied first; refers to it
 * by computed ids only.
 */
export class AzurePoolStack extends WorkplaceStack {
  constructor(scope: Construct, name: string, props: AzurePoolStackProps) {
    super(scope, name, props.context.backend);
    const { context, plan } = terraformData(props);
    addAzurermProvider(this, context, false);
    const tags = poolTags(context, plan);
    const group = new ResourceGroup(this, "group", {
      name: poolResourceName({ context, plan }, "rg"),
      location: context.platform.region,
      tags,
    });
    const pool: PoolContext = { context, plan, resourceGroupName: group.name, tags };
    const subnets = new PoolSubnets(this, "subnets", pool);
    const hostPool = new HostPool(this, "host-pool", pool);
    const desktop = new PublishedDesktop(this, "desktop", {
      ...pool,
      hostPoolId: hostPool.resource.id,
      resourceGroupId: group.id,
    });
    if (plan.schedules.length > 0) {
      new ScalingPlan(this, "scaling", { ...pool, hostPoolId: hostPool.resource.id });
    }
    if (plan.profiles !== undefined) {
      const storage = new ProfileStorage(this, "profiles", { ...pool, profiles: plan.profiles });
      new TerraformOutput(this, "profile-locations", {
        value: storage.locations,
        description: "Value of the FSLogix setting VHDLocations on the hosts of this pool",
      });
    }
    new SessionHosts(this, "hosts", {
      ...pool,
      subnets,
      hostPoolName: poolResourceName(pool, "vdpool"),
      registrationToken: hostPool.registration.token,
    });
    new PoolWatch(this, "watch", {
      ...pool,
      hostPoolId: hostPool.resource.id,
      workspaceId: desktop.workspace.id,
      applicationGroupId: desktop.applicationGroup.id,
    });
  }
}
