import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { Construct } from "constructs";
import type { AzureContext } from "./azure-context";

/**
 * Resource providers that the workplace needs besides the core ones; azure-platform registers them for all stacks. The
 * provider compares their case: azurerm 4.55.0, internal/resourceproviders/required.go.
 */
const RESOURCE_PROVIDERS = [
  "Microsoft.DesktopVirtualization",
  "Microsoft.KeyVault",
  "Microsoft.OperationalInsights",
  "microsoft.insights",
];

/** Stops personal desktops at night; needed with `personalShutdownTime` only. */
const SHUTDOWN_PROVIDER = "Microsoft.DevTestLab";

/**
 * Provider of an Azure stack. Credentials come from the environment of Terraform, never from the configuration.
 *
 * @param registersProviders - true in azure-platform only; pools need no right to register
 */
export function addAzurermProvider(
  scope: Construct,
  context: AzureContext,
  registersProviders: boolean,
): void {
  new AzurermProvider(scope, "azurerm", {
    subscriptionId: context.platform.subscriptionId,
    tenantId: context.platform.tenantId,
    // Profile shares have no account key.
    storageUseAzuread: true,
    ...(registersProviders
      ? { resourceProviderRegistrations: "core", resourceProvidersToRegister: providersOf(context) }
      : { resourceProviderRegistrations: "none" }),
    features: [
      {
        keyVault: [{ purgeSoftDeleteOnDestroy: false, recoverSoftDeletedKeyVaults: true }],
        // Profile accounts are closed before anything could reach their data plane, and nothing of ours needs it.
        storage: [{ dataPlaneAvailable: false }],
        resourceGroup: [{ preventDeletionIfContainsResources: true }],
        virtualMachine: [{ deleteOsDiskOnDeletion: true }],
      },
    ],
  });
}

function providersOf({ platform }: AzureContext): string[] {
  return platform.personalShutdownTime === undefined
    ? RESOURCE_PROVIDERS
    : [...RESOURCE_PROVIDERS, SHUTDOWN_PROVIDER];
}
