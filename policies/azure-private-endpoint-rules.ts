import type { EstateRule, PolicyRule, ResourceRule } from "./policy-engine";
import {
  blocksOf,
  declaredOfType,
  isGuarded,
  quoted,
  referencedAddress,
  type Attributes,
} from "./stack-json";

const TYPES = ["azurerm_private_endpoint"];
const SOURCE = "https://learn.microsoft.com/azure/private-link/private-endpoint-dns";

/** Zone in which the name of a sub-resource resolves. */
const ZONES: Readonly<Record<string, string>> = {
  connection: "privatelink.wvd.microsoft.com",
  feed: "privatelink.wvd.microsoft.com",
  file: "privatelink.file.core.windows.net",
  global: "privatelink-global.wvd.microsoft.com",
  vault: "privatelink.vaultcore.azure.net",
};

/** The wrong zone makes an endpoint that nobody finds. */
export const azurePrivateEndpointZone: ResourceRule = {
  id: "policy/azure-private-endpoint-zone",
  types: TYPES,
  explanation: "the provider accepts any zone; with the wrong one the name still leads to the public address",
  source: SOURCE,
  hint: "build endpoints with constructs/azure/private-link.ts",
  check: (endpoint) => {
    const subresource = subresourceOf(endpoint);
    const expected = ZONES[subresource];
    if (expected === undefined) {
      return [`sub-resource is "${subresource}"; allowed are ${Object.keys(ZONES).join(", ")}`];
    }
    const zones = blocksOf(endpoint["private_dns_zone_group"]).flatMap(({ private_dns_zone_ids: ids }) =>
      Array.isArray(ids) ? ids.map(String) : [],
    );
    return zones.length === 1 && zones[0]?.endsWith(`/privateDnsZones/${expected}`)
      ? []
      : [`zones are ${quoted(zones.join(", "))}; expected one, ${expected}`];
  },
};

/** Nobody is there to approve it by hand. */
export const azurePrivateEndpointAutomatic: ResourceRule = {
  id: "policy/azure-private-endpoint-automatic",
  types: TYPES,
  explanation: "a manual connection waits for an approval and works for nobody until then",
  source: "https://learn.microsoft.com/azure/private-link/private-endpoint-overview",
  hint: "set is_manual_connection to false",
  check: (endpoint) =>
    blocksOf(endpoint["private_service_connection"]).every(
      (connection) => connection["is_manual_connection"] === false,
    )
      ? []
      : ["the connection waits for a manual approval"],
};

/** Feed discovery has one endpoint, on a workspace that stays. */
export const azurePrivateEndpointGlobal: EstateRule = {
  id: "policy/azure-private-endpoint-global",
  explanation:
    "a second global endpoint hides the first in DNS; without its workspace no client finds its feed",
  source: "https://learn.microsoft.com/azure/virtual-desktop/private-link-overview",
  hint: "keep the one in azure-platform, on a workspace with prevent_destroy",
  checkAll: (stacks) => {
    const endpoints = stacks.flatMap((stack) =>
      declaredOfType(stack.json, "azurerm_private_endpoint")
        .filter(({ attributes }) => subresourceOf(attributes) === "global")
        .map((endpoint) => ({ ...endpoint, stack })),
    );
    return endpoints.flatMap(({ address, attributes, stack }) => {
      const target = blocksOf(attributes["private_service_connection"])
        .map((connection) => referencedAddress(connection["private_connection_resource_id"]))
        .at(0);
      const workspace = declaredOfType(stack.json, "azurerm_virtual_desktop_workspace").find(
        (candidate) => candidate.address === target,
      );
      return [
        ...(endpoints.length > 1 ? [`${endpoints.length} global endpoints; allowed is 1`] : []),
        ...(workspace !== undefined && isGuarded(workspace.attributes)
          ? []
          : ["the workspace of the global endpoint is not kept from destruction"]),
      ].map((message) => ({ stack: stack.name, address, message }));
    });
  },
};

function subresourceOf(endpoint: Attributes): string {
  return blocksOf(endpoint["private_service_connection"])
    .map((connection) => String(connection["subresource_names"]))
    .join();
}

/** Rules about private endpoints. */
export const AZURE_PRIVATE_ENDPOINT_RULES: readonly PolicyRule[] = [
  azurePrivateEndpointZone,
  azurePrivateEndpointAutomatic,
  azurePrivateEndpointGlobal,
];
