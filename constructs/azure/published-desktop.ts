import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { VirtualDesktopApplicationGroup } from "@cdktf/provider-azurerm/lib/virtual-desktop-application-group";
import { VirtualDesktopWorkspace } from "@cdktf/provider-azurerm/lib/virtual-desktop-workspace";
import { VirtualDesktopWorkspaceApplicationGroupAssociation } from "@cdktf/provider-azurerm/lib/virtual-desktop-workspace-application-group-association";
import { Construct } from "constructs";
import { statefulLifecycle } from "../lifecycle";
import { PublishedApplications } from "./published-applications";
import { roleDefinitionId } from "./built-in-role";
import { poolResourceName, type PoolContext } from "./pool-context";
import { PrivateLink } from "./private-link";

export interface PublishedDesktopProps extends PoolContext {
  readonly hostPoolId: string;
  readonly resourceGroupId: string;
}

/** What users of a pool see in their client: workspace, application group, applications, and who may use them. */
export class PublishedDesktop extends Construct {
  readonly applicationGroup: VirtualDesktopApplicationGroup;
  readonly workspace: VirtualDesktopWorkspace;

  constructor(scope: Construct, id: string, props: PublishedDesktopProps) {
    super(scope, id);
    const { context, plan } = props;
    const remoteApp = plan.sessionType === "remote-app";
    const common = {
      location: context.platform.metadataRegion,
      resourceGroupName: props.resourceGroupName,
      tags: props.tags,
    };
    this.applicationGroup = new VirtualDesktopApplicationGroup(this, "group", {
      ...common,
      name: poolResourceName(props, "vdag"),
      type: remoteApp ? "RemoteApp" : "Desktop",
      hostPoolId: props.hostPoolId,
      ...(remoteApp ? {} : { defaultDesktopDisplayName: desktopName(props) }),
      lifecycle: statefulLifecycle(plan.allowDestroy),
    });
    if (remoteApp) {
      new PublishedApplications(this, "applications", {
        ...props,
        applicationGroupId: this.applicationGroup.id,
      });
    }
    this.workspace = new VirtualDesktopWorkspace(this, "workspace", {
      ...common,
      name: poolResourceName(props, "vdws"),
      friendlyName: context.cityName.slice(0, 64),
      publicNetworkAccessEnabled: !context.platform.privateDesktopAccess,
    });
    new VirtualDesktopWorkspaceApplicationGroupAssociation(this, "association", {
      workspaceId: this.workspace.id,
      applicationGroupId: this.applicationGroup.id,
      // Every update of a workspace drops its groups, and people lose their desktop:
      // https://github.com/hashicorp/terraform-provider-azurerm/issues/19943. Text, because cdktf renders a resource here
      // as an expression, which Terraform refuses.
      lifecycle: { replaceTriggeredBy: [addressOf(this.workspace)] },
    });
    if (context.platform.privateDesktopAccess) {
      new PrivateLink(this, "link", {
        context,
        resourceGroupName: props.resourceGroupName,
        name: poolResourceName(props, "pep-feed"),
        subresource: "feed",
        targetId: this.workspace.id,
        tags: props.tags,
      });
    }
    this.assignUsers(props);
  }

  /** Groups only: an application group takes 200 assignments (vendor limit). */
  private assignUsers({ context, plan, resourceGroupId }: PublishedDesktopProps): void {
    const { subscriptionId } = context.platform;
    const users = new Construct(this, "users");
    for (const groupId of plan.usersGroupObjectIds) {
      new RoleAssignment(users, `g${groupId}`, {
        scope: this.applicationGroup.id,
        roleDefinitionId: roleDefinitionId(subscriptionId, "desktopVirtualizationUser"),
        principalId: groupId,
        principalType: "Group",
      });
      if (context.identity.azureJoin !== "entra") continue;
      new RoleAssignment(users, `g${groupId}-sign-in`, {
        scope: resourceGroupId,
        roleDefinitionId: roleDefinitionId(subscriptionId, "virtualMachineUserLogin"),
        principalId: groupId,
        principalType: "Group",
      });
    }
  }
}

function addressOf(resource: VirtualDesktopWorkspace): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

function desktopName({ context, plan }: PoolContext): string {
  return `${context.cityName} ${plan.zone}`.slice(0, 64);
}
