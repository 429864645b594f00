import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { Construct } from "constructs";
import type { AzureContext } from "./azure-context";
import { roleDefinitionId, type BuiltInRole } from "./built-in-role";

export interface PlatformRolesProps {
  readonly context: AzureContext;
  readonly keyVaultId: string;
  readonly logWorkspaceId: string;
}

/** Who may do what on the platform: the desktop service and the operators. */
export class PlatformRoles extends Construct {
  constructor(scope: Construct, id: string, { context, keyVaultId, logWorkspaceId }: PlatformRolesProps) {
    super(scope, id);
    const { subscriptionId, avdServicePrincipalObjectId, operatorsGroupObjectId } = context.platform;
    const subscription = `/subscriptions/${subscriptionId}`;
    // Starts and stops hosts for scaling plans and on connect; on a narrower scope scaling does not work properly:
    // https://learn.microsoft.com/azure/virtual-desktop/autoscale-create-assign-scaling-plan
    new RoleAssignment(this, "desktop-service-power", {
      scope: subscription,
      roleDefinitionId: roleDefinitionId(subscriptionId, "desktopVirtualizationPowerOnOffContributor"),
      principalId: avdServicePrincipalObjectId,
      principalType: "ServicePrincipal",
    });
    const operators = (key: string, target: string, role: BuiltInRole): RoleAssignment =>
      new RoleAssignment(this, key, {
        scope: target,
        roleDefinitionId: roleDefinitionId(subscriptionId, role),
        principalId: operatorsGroupObjectId,
        principalType: "Group",
      });
    // See everything, drain hosts and delete their records, help people in their session. Not Contributor: that could
    // delete host pools and read registration tokens.
    operators("operators-desktops", subscription, "desktopVirtualizationReader");
    operators("operators-hosts", subscription, "desktopVirtualizationSessionHostOperator");
    operators("operators-sessions", subscription, "desktopVirtualizationUserSessionOperator");
    operators("operators-secrets", keyVaultId, "keyVaultSecretsOfficer");
    operators("operators-logs", logWorkspaceId, "logAnalyticsReader");
  }
}
