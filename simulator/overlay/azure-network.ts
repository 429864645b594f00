import { parseIpv4Range, rangeContains, rangesOverlap } from "../engine/ipv4-range";
import { inventedGuid, inventedNumber, textHash } from "../engine/invented-value";
import { SimulationError } from "../simulation-error";
import { blocksOf, textOf, textsOf, type ValueObject } from "../value";
import { armId, GROUP_REFERENCE, NAME_GROUP_LOCATION, pairId, resourceGroupId } from "./arm-id";
import type { ObjectContext, OverlayFamily } from "./resource-overlay";

// Replacement, defaults and allowed values: internal/services/network at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

const SUBNET = "azurerm_subnet";

/** Networks, subnets and what is attached to them. */
export const AZURE_NETWORK: OverlayFamily = {
  azurerm_resource_group: {
    requiresReplace: ["name", "location"],
    patterns: {
      name: {
        pattern: /^[-\w.()]{0,89}[-\w()]$/,
        rule: "must be 1 to 90 letters, digits, dots, hyphens, underscores or brackets and not end with a dot",
      },
    },
    id: (context) => resourceGroupId(context, textOf(context.values, "name") ?? ""),
  },
  azurerm_virtual_network: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: GROUP_REFERENCE,
    defaults: { private_endpoint_vnet_policies: "Disabled" },
    computed: { dns_servers: () => [], guid: ({ seed }) => inventedGuid(seed), subnet: () => [] },
    id: armId("Microsoft.Network/virtualNetworks"),
    configRules: [ownPrefixesApart],
    serviceRules: [keepsSubnets],
  },
  [SUBNET]: {
    requiresReplace: ["name", "resource_group_name", "virtual_network_name"],
    allowed: {
      private_endpoint_network_policies: [
        "Disabled",
        "Enabled",
        "NetworkSecurityGroupEnabled",
        "RouteTableEnabled",
      ],
    },
    defaults: {
      default_outbound_access_enabled: true,
      private_endpoint_network_policies: "Disabled",
      private_link_service_network_policies_enabled: true,
    },
    references: {
      virtual_network_name: { types: ["azurerm_virtual_network"], idOf: (_, context) => networkOf(context) },
    },
    id: (context) => `${networkOf(context)}/subnets/${textOf(context.values, "name") ?? ""}`,
    serviceRules: [fitsItsNetwork],
  },
  azurerm_network_security_group: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: GROUP_REFERENCE,
    computed: { security_rule: () => [] },
    allowed: {
      "security_rule.access": ["Allow", "Deny"],
      "security_rule.direction": ["Inbound", "Outbound"],
      "security_rule.protocol": ["Ah", "Esp", "Icmp", "Tcp", "Udp", "*"],
    },
    ranges: { "security_rule.priority": { min: 100, max: 4096 } },
    patterns: {
      "security_rule.description": { pattern: /^[\s\S]{0,140}$/, rule: "must have at most 140 characters" },
    },
    id: armId("Microsoft.Network/networkSecurityGroups"),
    serviceRules: [rulesWithinLimits, rulePrioritiesApart],
  },
  azurerm_route_table: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: GROUP_REFERENCE,
    allowed: {
      "route.next_hop_type": ["VirtualNetworkGateway", "VnetLocal", "Internet", "VirtualAppliance", "None"],
    },
    defaults: { bgp_route_propagation_enabled: true },
    computed: { route: () => [], subnets: () => [] },
    id: armId("Microsoft.Network/routeTables"),
  },
  azurerm_nat_gateway: {
    requiresReplace: [...NAME_GROUP_LOCATION, "sku_name", "zones"],
    references: GROUP_REFERENCE,
    allowed: { sku_name: ["Standard", "StandardV2"] },
    ranges: { idle_timeout_in_minutes: { min: 4, max: 120 } },
    defaults: { sku_name: "Standard", idle_timeout_in_minutes: 4 },
    computed: { resource_guid: ({ seed }) => inventedGuid(seed) },
    id: armId("Microsoft.Network/natGateways"),
  },
  azurerm_public_ip: {
    requiresReplace: [
      ...NAME_GROUP_LOCATION,
      "zones",
      "ip_version",
      "sku",
      "sku_tier",
      "public_ip_prefix_id",
      "ip_tags",
      "edge_zone",
    ],
    references: GROUP_REFERENCE,
    allowed: { allocation_method: ["Static", "Dynamic"], sku: ["Basic", "Standard", "StandardV2"] },
    defaults: {
      ddos_protection_mode: "VirtualNetworkInherited",
      idle_timeout_in_minutes: 4,
      ip_version: "IPv4",
      sku: "Standard",
      sku_tier: "Regional",
    },
    // Documentation addresses of RFC 5737.
    computed: { ip_address: ({ seed }) => `203.0.113.${1 + inventedNumber(seed, 254)}`, fqdn: () => null },
    id: armId("Microsoft.Network/publicIPAddresses"),
    configRules: [
      (config) =>
        textOf(config, "sku") !== "Basic" && textOf(config, "allocation_method") === "Dynamic"
          ? "static IP allocation must be used when creating Standard SKU public IP addresses"
          : undefined,
    ],
  },
  azurerm_nat_gateway_public_ip_association: {
    requiresReplace: ["nat_gateway_id", "public_ip_address_id"],
    references: {
      nat_gateway_id: { types: ["azurerm_nat_gateway"] },
      public_ip_address_id: { types: ["azurerm_public_ip"] },
    },
    id: pairId("nat_gateway_id", "public_ip_address_id"),
  },
  azurerm_subnet_network_security_group_association: {
    requiresReplace: ["subnet_id", "network_security_group_id"],
    references: {
      subnet_id: { types: [SUBNET] },
      network_security_group_id: { types: ["azurerm_network_security_group"] },
    },
    id: subnetOf,
  },
  azurerm_subnet_route_table_association: {
    requiresReplace: ["subnet_id", "route_table_id"],
    references: { subnet_id: { types: [SUBNET] }, route_table_id: { types: ["azurerm_route_table"] } },
    id: subnetOf,
  },
  azurerm_subnet_nat_gateway_association: {
    requiresReplace: ["subnet_id", "nat_gateway_id"],
    references: { subnet_id: { types: [SUBNET] }, nat_gateway_id: { types: ["azurerm_nat_gateway"] } },
    id: subnetOf,
  },
};

/** A subnet has one association of a kind, so the association bears the subnet's id. */
function subnetOf({ values }: ObjectContext): string {
  return textOf(values, "subnet_id") ?? `missing-subnet-${textHash(JSON.stringify(Object.keys(values)))}`;
}

function networkOf(context: ObjectContext): string {
  const { values } = context;
  const group = resourceGroupId(context, textOf(values, "resource_group_name") ?? "");
  return `${group}/providers/Microsoft.Network/virtualNetworks/${textOf(values, "virtual_network_name") ?? ""}`;
}

function ownPrefixesApart(config: ValueObject): string | undefined {
  const prefixes = textsOf(config, "address_space");
  for (const [index, prefix] of prefixes.entries()) {
    const other = prefixes.slice(0, index).find((candidate) => overlap(candidate, prefix));
    if (other !== undefined) return `address_space: ${prefix} overlaps with ${other}`;
  }
  return undefined;
}

function keepsSubnets({ id, values, store }: ObjectContext): void {
  const subnets = store
    .referrers(id)
    .filter(({ type }) => type === SUBNET)
    .map((key) => store.get(key));
  for (const subnet of subnets) {
    const lost = textsOf(subnet, "address_prefixes").find((prefix) => !within(prefix, values));
    if (lost === undefined) continue;
    throw new SimulationError(
      "InUsePrefixCannotBeDeleted",
      `Address space of virtual network "${textOf(values, "name")}" no longer holds ${lost}, which is used by subnet "${textOf(subnet, "name")}". Delete the subnet first or keep the prefix.`,
      "address_space",
    );
  }
}

function fitsItsNetwork(context: ObjectContext): void {
  const { id, values, store } = context;
  const networkId = networkOf(context);
  const network = store.get({ type: "azurerm_virtual_network", id: networkId });
  const name = textOf(values, "name");
  for (const prefix of textsOf(values, "address_prefixes")) {
    if (network && !within(prefix, network)) {
      throw new SimulationError(
        "NetcfgInvalidSubnet",
        `Subnet "${name}" is not valid because its IP address range ${prefix} is outside the IP address range of virtual network "${textOf(network, "name")}" (${textsOf(network, "address_space").join(", ")}).`,
        "address_prefixes",
      );
    }
    const sibling = store
      .referrers(networkId)
      .filter((key) => key.type === SUBNET && key.id.toLowerCase() !== id.toLowerCase())
      .map((key) => store.get(key))
      .find((subnet) => textsOf(subnet, "address_prefixes").some((other) => overlap(other, prefix)));
    if (sibling) {
      throw new SimulationError(
        "NetcfgSubnetRangesOverlap",
        `Subnet "${name}" is not valid because its IP address range ${prefix} overlaps with that of an existing subnet in virtual network "${textOf(values, "virtual_network_name")}": "${textOf(sibling, "name")}" has ${textsOf(sibling, "address_prefixes").join(", ")}.`,
        "address_prefixes",
      );
    }
  }
}

function rulePrioritiesApart({ values }: ObjectContext): void {
  const names = new Map<string, string>();
  for (const rule of blocksOf(values, "security_rule")) {
    const key = `${textOf(rule, "direction")} ${String(rule["priority"])}`;
    const name = textOf(rule, "name") ?? "";
    const other = names.get(key);
    if (other !== undefined) {
      throw new SimulationError(
        "SecurityRuleConflict",
        `Security rule "${name}" conflicts with rule "${other}". Rules cannot have the same Priority and Direction (${key}).`,
        "security_rule",
      );
    }
    names.set(key, name);
  }
}

/**
 * Number and names of rules. Kind: vendor limits. Sources:
 * https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-networking-limits,
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork
 */
const MAX_SECURITY_RULES = 1000;
const SECURITY_RULE_NAME = /^[A-Za-z0-9]([\w.-]{0,78}\w)?$/;

function rulesWithinLimits({ values }: ObjectContext): void {
  const rules = blocksOf(values, "security_rule");
  if (rules.length > MAX_SECURITY_RULES) {
    throw new SimulationError(
      "MaxSecurityRulesPerNsgExceeded",
      `A network security group has at most ${MAX_SECURITY_RULES} rules, not ${rules.length}.`,
      "security_rule",
    );
  }
  const refused = rules
    .map((rule) => textOf(rule, "name") ?? "")
    .find((name) => !SECURITY_RULE_NAME.test(name));
  if (refused === undefined) return;
  throw new SimulationError(
    "InvalidResourceName",
    `Resource name ${refused} is invalid. The name can be up to 80 characters long.`,
    "security_rule",
  );
}

function overlap(left: string, right: string): boolean {
  const [one, other] = [parseIpv4Range(left), parseIpv4Range(right)];
  return one !== undefined && other !== undefined && rangesOverlap(one, other);
}

function within(prefix: string, network: ValueObject): boolean {
  const inner = parseIpv4Range(prefix);
  return (
    inner === undefined ||
    textsOf(network, "address_space").some((space) => {
      const outer = parseIpv4Range(space);
      return outer !== undefined && rangeContains(outer, inner);
    })
  );
}
