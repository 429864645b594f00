import { SimulationError } from "../simulation-error";
import { blocksOf, textOf, textsOf, type ValueObject } from "../value";
import { armId, GROUP_REFERENCE, NAME_GROUP_LOCATION, nameFromId, resourceGroupId } from "./arm-id";
import { addressKey, freeAddress } from "./azure-subnet-address";
import type { ObjectContext, OverlayFamily } from "./resource-overlay";

// Replacement and defaults: internal/services/network and internal/services/privatedns at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

/**
 * What an endpoint can reach, by the kind of resource.
 * Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-link-resource
 */
const SUBRESOURCES: Readonly<Record<string, readonly string[]>> = {
  azurerm_virtual_desktop_host_pool: ["connection"],
  azurerm_virtual_desktop_workspace: ["feed", "global"],
  azurerm_storage_account: ["blob", "blob_secondary", "table", "queue", "file", "web", "dfs"],
  azurerm_key_vault: ["vault"],
};

const CONNECTION = "private_service_connection";

/** Private endpoints and the DNS zones that make them reachable by name. */
export const AZURE_PRIVATE_LINK: OverlayFamily = {
  azurerm_private_endpoint: {
    requiresReplace: [
      ...NAME_GROUP_LOCATION,
      "subnet_id",
      "custom_network_interface_name",
      `${CONNECTION}.name`,
      `${CONNECTION}.is_manual_connection`,
      `${CONNECTION}.private_connection_resource_id`,
      `${CONNECTION}.private_connection_resource_alias`,
      `${CONNECTION}.subresource_names`,
    ],
    references: {
      ...GROUP_REFERENCE,
      subnet_id: { types: ["azurerm_subnet"] },
      [`${CONNECTION}.private_connection_resource_id`]: { types: [] },
      "private_dns_zone_group.private_dns_zone_ids": { types: ["azurerm_private_dns_zone"] },
    },
    computed: {
      [`${CONNECTION}.private_ip_address`]: ({ values, store, seed }) =>
        freeAddress(store, textOf(values, "subnet_id") ?? "", seed) ?? "198.18.0.4",
      "private_dns_zone_group.id": (context, group) =>
        `${context.id}/privateDnsZoneGroups/${textOf(group, "name") ?? ""}`,
      network_interface: (context) => [networkInterface(context)],
    },
    id: armId("Microsoft.Network/privateEndpoints"),
    unique: [
      {
        keys: ({ values }) =>
          blocksOf(values, CONNECTION).map((connection) =>
            addressKey(textOf(values, "subnet_id") ?? "", textOf(connection, "private_ip_address") ?? ""),
          ),
        summary: "PrivateIPAddressInUse",
        message: (_, holder) => `The private address is already in use by "${holder}".`,
      },
      {
        keys: ({ values }) => (subresourcesOf(values).includes("global") ? ["global feed endpoint"] : []),
        summary: "GlobalFeedEndpointExists",
        message: (_, holder) =>
          `The tenant already has an endpoint for the global feed of Azure Virtual Desktop, "${holder}"; there can be one.`,
      },
    ],
    configRules: [
      (config) =>
        blocksOf(config, CONNECTION).some(
          (connection) =>
            connection["private_connection_resource_id"] === null &&
            connection["private_connection_resource_alias"] === null,
        )
          ? "one of `private_connection_resource_id` or `private_connection_resource_alias` must be specified"
          : undefined,
    ],
    serviceRules: [reachesWhatExists],
  },
  azurerm_private_dns_zone: {
    requiresReplace: ["name", "resource_group_name", "soa_record"],
    references: GROUP_REFERENCE,
    computed: {
      number_of_record_sets: () => 1,
      max_number_of_record_sets: () => 25_000,
      max_number_of_virtual_network_links: () => 1_000,
      max_number_of_virtual_network_links_with_registration: () => 100,
    },
    id: armId("Microsoft.Network/privateDnsZones"),
  },
  azurerm_private_dns_zone_virtual_network_link: {
    requiresReplace: ["name", "resource_group_name", "private_dns_zone_name", "virtual_network_id"],
    references: {
      private_dns_zone_name: { types: ["azurerm_private_dns_zone"], idOf: (_, context) => zoneOf(context) },
      virtual_network_id: { types: ["azurerm_virtual_network"] },
    },
    defaults: { registration_enabled: false },
    computed: { resolution_policy: () => "Default" },
    id: (context) => `${zoneOf(context)}/virtualNetworkLinks/${textOf(context.values, "name") ?? ""}`,
    unique: [
      {
        keys: ({ values }) => [
          `dns link ${textOf(values, "virtual_network_id")} ${textOf(values, "private_dns_zone_name")}`,
        ],
        summary: "BadRequest",
        message: (_, holder) =>
          `A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried to link it a second time; "${holder}" exists.`,
      },
    ],
  },
};

function zoneOf(context: ObjectContext): string {
  const group = resourceGroupId(context, textOf(context.values, "resource_group_name") ?? "");
  return `${group}/providers/Microsoft.Network/privateDnsZones/${textOf(context.values, "private_dns_zone_name") ?? ""}`;
}

function subresourcesOf(values: ValueObject): readonly string[] {
  return blocksOf(values, CONNECTION).flatMap((connection) => textsOf(connection, "subresource_names"));
}

function networkInterface(context: ObjectContext): ValueObject {
  const { values } = context;
  const name = textOf(values, "custom_network_interface_name") ?? `${textOf(values, "name") ?? ""}.nic`;
  const group = resourceGroupId(context, textOf(values, "resource_group_name") ?? "");
  return { id: `${group}/providers/Microsoft.Network/networkInterfaces/${name}`, name };
}

function reachesWhatExists({ values, store }: ObjectContext): void {
  for (const connection of blocksOf(values, CONNECTION)) {
    const id = textOf(connection, "private_connection_resource_id");
    const type = id === null ? undefined : store.find(id)?.type;
    const allowed = type === undefined ? undefined : SUBRESOURCES[type];
    const wrong = textsOf(connection, "subresource_names").find((name) => allowed?.includes(name) === false);
    if (id === null || allowed === undefined || wrong === undefined) continue;
    throw new SimulationError(
      "InvalidPrivateLinkServiceGroupId",
      `"${nameFromId(id)}" (${type}) offers no group "${wrong}" to private endpoints; allowed: ${allowed.join(", ")}.`,
      CONNECTION,
    );
  }
}
