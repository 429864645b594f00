import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import type { Construct } from "constructs";
import type { AzureContext } from "../constructs/azure/azure-context";
import { addAzurermProvider } from "../constructs/azure/azurerm-provider";
import { addCostBudget } from "../constructs/azure/cost-budget";
import { GlobalFeed } from "../constructs/azure/global-feed";
import { Monitoring } from "../constructs/azure/monitoring";
import { PlatformRoles } from "../constructs/azure/platform-roles";
import { SecretVault } from "../constructs/azure/secret-vault";
import { sharedResources } from "../constructs/azure/shared-resources";
import { WorkplaceNetwork } from "../constructs/azure/workplace-network";
import { terraformData } from "../constructs/terraform-text";
import type { AzurePlatformPlan } from "../planning/plan";
import { WorkplaceStack } from "./workplace-stack";

/** Plain data: two equal inputs give the same stack. */
export interface AzurePlatformStackProps {
  readonly context: AzureContext;
  readonly plan: AzurePlatformPlan;
}

/** What all Azure pools share: network, DNS, monitoring, key vault, roles, budget. Of pools it knows the subnets of those with applications' rules. */
export class AzurePlatformStack extends WorkplaceStack {
  constructor(scope: Construct, name: string, props: AzurePlatformStackProps) {
    super(scope, name, props.context.backend);
    const { context, plan } = terraformData(props);
    addAzurermProvider(this, context, true);
    const network = new WorkplaceNetwork(this, "network", {
      context,
      addressSpace: plan.addressSpace,
      endpointSubnet: endpointSubnetOf(plan),
      connectionRules: plan.connectionRules,
    });
    const operations = new ResourceGroup(this, "operations", {
      name: sharedResources(context).operationsResourceGroup,
      location: context.platform.region,
      tags: context.tags,
    });
    const monitoring = new Monitoring(this, "monitoring", { context, resourceGroupName: operations.name });
    const vault = new SecretVault(this, "vault", {
      context,
      resourceGroupName: operations.name,
      logWorkspaceId: monitoring.workspace.id,
      endpointPrerequisites: network.endpointPrerequisites,
    });
    if (context.platform.privateDesktopAccess) {
      new GlobalFeed(this, "global-feed", {
        context,
        endpointPrerequisites: network.endpointPrerequisites,
      });
    }
    new PlatformRoles(this, "roles", {
      context,
      keyVaultId: vault.resource.id,
      logWorkspaceId: monitoring.workspace.id,
    });
    addCostBudget(this, "budget", {
      context,
      monthlyBudgetEur: plan.monthlyBudgetEur.value,
      actionGroupId: monitoring.actionGroup.id,
    });
  }
}

function endpointSubnetOf(plan: AzurePlatformPlan): string {
  const network = plan.networks["private-endpoints"];
  if (network === undefined) throw new Error(`the plan of azure-platform has no network "private-endpoints"`);
  return network.cidr;
}
