import { azureName } from "../../planning/names";
import type { AzureContext } from "./azure-context";

/**
 * Names and ids of what azure-platform creates and pool stacks refer to.
 *
 * Both sides compute them from the estate, so no stack reads another one's state.
 */
export interface SharedResources {
  readonly networkResourceGroup: string;
  readonly operationsResourceGroup: string;
  readonly feedResourceGroup: string;
  readonly virtualNetwork: SharedResource;
  /** Guards the subnets of session hosts. */
  readonly hostSecurityGroup: SharedResource;
  readonly endpointSecurityGroup: SharedResource;
  readonly endpointSubnet: SharedResource;
  /** Exists with a firewall address. */
  readonly routeTable: SharedResource;
  /** Exists without a firewall address. */
  readonly natGateway: SharedResource;
  readonly logWorkspace: SharedResource;
  readonly dataCollectionRule: SharedResource;
  readonly actionGroup: SharedResource;
  readonly keyVault: SharedResource;
}

/** A resource by name and resource id. */
export interface SharedResource {
  readonly name: string;
  readonly id: string;
}

/** Private DNS zones by what they resolve. Source: https://learn.microsoft.com/azure/private-link/private-endpoint-dns */
export const PRIVATE_DNS_ZONES = {
  file: "privatelink.file.core.windows.net",
  vault: "privatelink.vaultcore.azure.net",
  desktop: "privatelink.wvd.microsoft.com",
  globalFeed: "privatelink-global.wvd.microsoft.com",
} as const;

/** What a private endpoint leads to. */
export type PrivateDnsZoneKey = keyof typeof PRIVATE_DNS_ZONES;

/** Names and ids of the shared resources of an estate. */
export function sharedResources(context: AzureContext): SharedResources {
  const name = (abbreviation: string, rest: string): string =>
    azureName(abbreviation, context.prefix, context.environment, rest);
  const subscriptionId = context.platform.subscriptionId;
  const network = name("rg", "network");
  const operations = name("rg", "operations");
  const inNetwork = (type: string, resource: string): SharedResource => ({
    name: resource,
    id: resourceId(subscriptionId, network, `Microsoft.Network/${type}`, resource),
  });
  const inOperations = (type: string, resource: string): SharedResource => ({
    name: resource,
    id: resourceId(subscriptionId, operations, type, resource),
  });
  const virtualNetwork = inNetwork("virtualNetworks", name("vnet", "workplace"));
  const endpointSubnet = name("snet", "private-endpoints");
  return {
    networkResourceGroup: network,
    operationsResourceGroup: operations,
    feedResourceGroup: name("rg", "feed"),
    virtualNetwork,
    hostSecurityGroup: inNetwork("networkSecurityGroups", name("nsg", "session-hosts")),
    endpointSecurityGroup: inNetwork("networkSecurityGroups", name("nsg", "private-endpoints")),
    endpointSubnet: { name: endpointSubnet, id: `${virtualNetwork.id}/subnets/${endpointSubnet}` },
    routeTable: inNetwork("routeTables", name("rt", "session-hosts")),
    natGateway: inNetwork("natGateways", name("ng", "session-hosts")),
    logWorkspace: inOperations("Microsoft.OperationalInsights/workspaces", name("log", "workplace")),
    // Azure Virtual Desktop Insights finds its rule by this start of the name.
    dataCollectionRule: inOperations(
      "Microsoft.Insights/dataCollectionRules",
      `microsoft-avdi-${context.platform.region}-${context.prefix}-${context.environment}`,
    ),
    actionGroup: inOperations("Microsoft.Insights/actionGroups", name("ag", "workplace")),
    keyVault: inOperations("Microsoft.KeyVault/vaults", keyVaultName(context)),
  };
}

/**
 * Id of a resource in a resource group.
 *
 * @param type - provider and type: `Microsoft.Network/virtualNetworks`
 */
export function resourceId(
  subscriptionId: string,
  resourceGroup: string,
  type: string,
  name: string,
): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${type}/${name}`;
}

/** Id of a private DNS zone of the platform. */
export function privateDnsZoneId(context: AzureContext, zone: PrivateDnsZoneKey): string {
  const { networkResourceGroup } = sharedResources(context);
  return resourceId(
    context.platform.subscriptionId,
    networkResourceGroup,
    "Microsoft.Network/privateDnsZones",
    PRIVATE_DNS_ZONES[zone],
  );
}

/**
 * Id of an image version in the city's gallery.
 *
 * @param image - image definition
 * @param version - `1.2.3`; `latest` is refused: hosts of one generation must not differ
 */
export function imageVersionId(context: AzureContext, image: string, version: string): string {
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new RangeError(`image "${image}": version "${version}" is not of the form 1.2.3`);
  }
  const { gallery, subscriptionId } = context.platform;
  const galleryId = resourceId(
    subscriptionId,
    gallery.resourceGroup,
    "Microsoft.Compute/galleries",
    gallery.name,
  );
  return `${galleryId}/images/${image}/versions/${version}`;
}

/** Vault names are unique in all of Azure; the start of the subscription id keeps two cities apart. */
function keyVaultName(context: AzureContext): string {
  return azureName("kv", context.prefix, context.environment, context.platform.subscriptionId.slice(0, 8));
}
