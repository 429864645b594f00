import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { azureName } from "../../planning/names";
import { statefulLifecycle } from "../lifecycle";
import type { AzureContext } from "./azure-context";
import { PrivateLink } from "./private-link";
import { sharedResources } from "./shared-resources";

/** Days in which a deleted vault can be brought back (vendor limit: 7 to 90). */
const SOFT_DELETE_DAYS = 90;

export interface SecretVaultProps {
  readonly context: AzureContext;
  readonly resourceGroupName: string;
  readonly logWorkspaceId: string;
  /** What a private endpoint waits for. */
  readonly endpointPrerequisites: readonly ITerraformDependable[];
}

/**
 * Key vault for the secrets that operators put there by hand (docs/azure.md): no secret passes through the estate or
 * the configuration. Reached through a private endpoint only, so Terraform must run inside the city's network.
 */
export class SecretVault extends Construct {
  readonly resource: KeyVault;

  constructor(scope: Construct, id: string, props: SecretVaultProps) {
    super(scope, id);
    const { context, resourceGroupName, logWorkspaceId } = props;
    const { name } = sharedResources(context).keyVault;
    this.resource = new KeyVault(this, "Resource", {
      name,
      location: context.platform.region,
      resourceGroupName,
      tenantId: context.platform.tenantId,
      skuName: "standard",
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: SOFT_DELETE_DAYS,
      publicNetworkAccessEnabled: false,
      // The extension that joins the domain reads its password through Azure's compute service.
      enabledForDeployment: context.identity.azureJoin === "active-directory",
      networkAcls: { defaultAction: "Deny", bypass: "AzureServices" },
      tags: context.tags,
      lifecycle: statefulLifecycle(false),
    });
    new PrivateLink(this, "link", {
      context,
      resourceGroupName,
      name: azureName("pep", context.prefix, context.environment, "vault"),
      subresource: "vault",
      targetId: this.resource.id,
      tags: context.tags,
      dependsOn: props.endpointPrerequisites,
    });
    new MonitorDiagnosticSetting(this, "diagnostics", {
      name: "workplace",
      targetResourceId: this.resource.id,
      logAnalyticsWorkspaceId: logWorkspaceId,
      enabledLog: [{ categoryGroup: "audit" }],
    });
  }
}
