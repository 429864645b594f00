import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { VirtualDesktopWorkspace } from "@cdktf/provider-azurerm/lib/virtual-desktop-workspace";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { azureName } from "../../planning/names";
import { statefulLifecycle } from "../lifecycle";
import type { AzureContext } from "./azure-context";
import { PrivateLink } from "./private-link";
import { sharedResources } from "./shared-resources";

export interface GlobalFeedProps {
  readonly context: AzureContext;
  /** What a private endpoint waits for. */
  readonly endpointPrerequisites: readonly ITerraformDependable[];
}

/**
 * Empty workspace that holds the one private endpoint for initial feed discovery. A tenant has one; as long as it
 * stands, clients find their feed, so it is never destroyed.
 * Source: https://learn.microsoft.com/azure/virtual-desktop/private-link-overview
 */
export class GlobalFeed extends Construct {
  constructor(scope: Construct, id: string, { context, endpointPrerequisites }: GlobalFeedProps) {
    super(scope, id);
    const group = new ResourceGroup(this, "group", {
      name: sharedResources(context).feedResourceGroup,
      location: context.platform.region,
      tags: context.tags,
    });
    const workspace = new VirtualDesktopWorkspace(this, "Resource", {
      name: azureName("vdws", context.prefix, context.environment, "global-feed"),
      location: context.platform.metadataRegion,
      resourceGroupName: group.name,
      description: "Holds the private endpoint for feed discovery; keep it",
      publicNetworkAccessEnabled: false,
      tags: context.tags,
      lifecycle: statefulLifecycle(false),
    });
    new PrivateLink(this, "link", {
      context,
      resourceGroupName: group.name,
      name: azureName("pep", context.prefix, context.environment, "global-feed"),
      subresource: "global",
      targetId: workspace.id,
      tags: context.tags,
      dependsOn: endpointPrerequisites,
    });
  }
}
