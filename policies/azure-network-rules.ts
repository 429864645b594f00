import type { PolicyRule, ResourceRule } from "./policy-engine";
import {
  blocksOf,
  declaredOfType,
  quoted,
  referencedAddress,
  type Attributes,
  type StackJson,
} from "./stack-json";

const GROUPS = ["azurerm_network_security_group"];
const SUBNETS = ["azurerm_subnet"];

/** Addresses that Azure keeps in every subnet. Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const RESERVED_ADDRESSES = 5;

/** Priorities that a rule may have (vendor limit: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview). */
const PRIORITIES = { min: 100, max: 4096 } as const;

/** Rules of a group (vendor limit: https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-networking-limits). */
const MAX_RULES = 1000;

/** Addresses and ranges of all sources of a group, and of all destinations (vendor limit: as above). */
const MAX_ADDRESSES = 4000;

/** Name of a rule (vendor limit: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork). */
const RULE_NAME = /^[A-Za-z0-9]([\w.-]{0,78}\w)?$/;

/** Sources and destinations that mean "anywhere". */
const ANYWHERE = ["*", "Internet", "0.0.0.0/0", "Any"];

/** What session hosts must reach, by service tag and port. Source: https://learn.microsoft.com/azure/virtual-desktop/required-fqdn-endpoint */
const REQUIRED_OUTBOUND = [
  { tag: "WindowsVirtualDesktop", port: "443" },
  { tag: "AzureMonitor", port: "443" },
  { tag: "AzureFrontDoor.Frontend", port: "443" },
  { tag: "AzureCloud", port: "443" },
  { tag: "AzureActiveDirectory", port: "443" },
  { tag: "Internet", port: "1688" },
  { tag: "169.254.169.254", port: "80" },
  { tag: "168.63.129.16", port: "80" },
] as const;

/** What leaves by these ports is encrypted; only a firewall tells by name where it goes. */
const UNWATCHED_PORTS = ["443", "8443"];

/** Two rules of one direction never share a priority. */
export const azureNetworkPriorities: ResourceRule = {
  id: "policy/azure-network-priorities",
  types: GROUPS,
  explanation: "Azure refuses two rules with one priority in one direction, at apply",
  source: "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
  hint: "give each rule a priority of its own",
  check: (group) => {
    const rules = rulesOf(group);
    const keys = rules.map((rule) => `${String(rule["direction"])} ${String(rule["priority"])}`);
    const names = rules.map((rule) => String(rule["name"]));
    return [
      ...repeated(keys).map((key) => `several rules have priority ${key}`),
      ...repeated(names).map((name) => `several rules are called "${name}"`),
      ...rules
        .filter(({ priority }) => Number(priority) < PRIORITIES.min || Number(priority) > PRIORITIES.max)
        .map(
          ({ name, priority }) =>
            `rule ${quoted(name)} has priority ${quoted(priority)}; allowed are ${PRIORITIES.min} to ${PRIORITIES.max}`,
        ),
    ];
  },
};

/** Names and number of rules and addresses. */
export const azureNetworkRuleLimits: ResourceRule = {
  id: "policy/azure-network-rule-limits",
  types: GROUPS,
  explanation: "Azure refuses the whole group at apply",
  source:
    "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork",
  hint: "shorten the purpose of the connection, let applications share rules, or merge neighbouring networks",
  check: (group) => {
    const rules = rulesOf(group);
    return [
      ...(rules.length > MAX_RULES ? [`${rules.length} rules; allowed are at most ${MAX_RULES}`] : []),
      ...(["source", "destination"] as const)
        .map((end) => ({ end, count: addressCount(rules, end) }))
        .filter(({ count }) => count > MAX_ADDRESSES)
        .map(({ end, count }) => `${count} addresses as ${end}; allowed are at most ${MAX_ADDRESSES}`),
      ...rules
        .filter(({ name }) => !RULE_NAME.test(String(name)))
        .map(
          ({ name }) =>
            `rule name ${quoted(name)}; allowed are 1 to 80 letters, digits, dots, hyphens and underscores`,
        ),
    ];
  },
};

/** Nothing comes in from the internet, and the last word is no. */
export const azureNetworkInbound: ResourceRule = {
  id: "policy/azure-network-inbound",
  types: GROUPS,
  explanation:
    "session hosts and private endpoints are reached from inside; Azure's own last rule lets all networks in",
  source: "https://learn.microsoft.com/azure/virtual-desktop/network-connectivity",
  hint: "end with a rule that denies everything inbound, and allow networks of the city only",
  check: (group) => [
    ...rulesOf(group)
      .filter((rule) => rule["direction"] === "Inbound" && rule["access"] === "Allow")
      .filter((rule) =>
        [rule["source_address_prefix"], ...listOf(rule["source_address_prefixes"])].some((from) =>
          ANYWHERE.includes(String(from)),
        ),
      )
      .map((rule) => `rule ${quoted(rule["name"])} lets anybody in`),
    ...(deniesAll(group, "Inbound") ? [] : ["no last rule denies the rest inbound"]),
  ],
};

/** What hosts need is open, the rest is closed. */
export const azureNetworkOutbound: ResourceRule = {
  id: "policy/azure-network-outbound",
  types: GROUPS,
  explanation: "without these ways hosts do not register or activate; with all of them open, data leaves",
  source: "https://learn.microsoft.com/azure/virtual-desktop/required-fqdn-endpoint",
  hint: "build the rules with constructs/azure/security-rules.ts",
  check: (group, { stack }) => {
    if (!String(group["name"]).endsWith("-session-hosts")) return [];
    const allowed = rulesOf(group).filter(
      (rule) => rule["direction"] === "Outbound" && rule["access"] === "Allow",
    );
    return [
      ...REQUIRED_OUTBOUND.filter(({ tag, port }) => !allowed.some((rule) => reaches(rule, tag, port))).map(
        ({ tag, port }) => `hosts cannot reach ${tag} on port ${port}`,
      ),
      ...allowed
        .filter(
          (rule) => portsOf(rule).includes("*") && destinationsOf(rule).some((to) => ANYWHERE.includes(to)),
        )
        .map((rule) => `rule ${quoted(rule["name"])} opens everything outbound`),
      ...(declaredOfType(stack.json, "azurerm_route_table").length > 0
        ? []
        : allowed
            .filter((rule) => UNWATCHED_PORTS.some((port) => reachesAnywhere(rule, Number(port))))
            .map((rule) => `rule ${quoted(rule["name"])} opens the web, and no firewall watches it`)),
      ...(deniesAll(group, "Outbound") ? [] : ["no last rule denies the rest outbound"]),
    ];
  },
};

/** Every subnet is private and guarded. */
export const azureSubnetGuarded: ResourceRule = {
  id: "policy/azure-subnet-guarded",
  types: SUBNETS,
  explanation:
    "a subnet without security group is open to all networks; Azure's default way out bypasses the firewall",
  source: "https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access",
  hint: "associate a network security group and set default_outbound_access_enabled to false",
  check: (subnet, { address, stack }) => [
    ...(isAssociated(stack.json, "azurerm_subnet_network_security_group_association", address)
      ? []
      : ["no network security group is associated"]),
    ...(subnet["default_outbound_access_enabled"] === false
      ? []
      : ["default outbound access is not switched off"]),
  ],
};

/** A subnet holds its hosts, and grows by a second one, never by a change of its range. */
export const azureSubnetSize: ResourceRule = {
  id: "policy/azure-subnet-size",
  types: SUBNETS,
  explanation: "the last hosts of a full subnet fail at apply, with the others already built",
  source: "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq",
  hint: "run workplace lock to give the pool a further subnet",
  check: (subnet, { address, stack }) => {
    const needed = cardsIn(stack.json, address) + RESERVED_ADDRESSES;
    return listOf(subnet["address_prefixes"])
      .map((cidr) => ({ cidr, size: 2 ** (32 - Number(/\/(\d+)$/.exec(cidr)?.[1])) }))
      .filter(({ size }) => !(needed <= size))
      .map(
        ({ cidr, size }) =>
          `${cidr} has ${size} addresses; ${needed} are needed, ${RESERVED_ADDRESSES} of them by Azure`,
      );
  },
};

function rulesOf(group: Attributes): readonly Attributes[] {
  return blocksOf(group["security_rule"]);
}

function deniesAll(group: Attributes, direction: string): boolean {
  const rules = rulesOf(group).filter((rule) => rule["direction"] === direction);
  const last = Math.max(...rules.map(({ priority }) => Number(priority)));
  return rules.some(
    (rule) =>
      rule["access"] === "Deny" &&
      Number(rule["priority"]) === last &&
      [
        rule["protocol"],
        rule["source_address_prefix"],
        rule["destination_address_prefix"],
        rule["destination_port_range"],
      ].every((value) => value === "*"),
  );
}

/** Addresses and ranges that rules name as one end. */
function addressCount(rules: readonly Attributes[], end: "source" | "destination"): number {
  const single = rules.filter((rule) => rule[`${end}_address_prefix`] !== undefined).length;
  return rules.reduce((sum, rule) => sum + listOf(rule[`${end}_address_prefixes`]).length, single);
}

function reaches(rule: Attributes, tag: string, port: string): boolean {
  return destinationsOf(rule).includes(tag) && (portsOf(rule).includes(port) || portsOf(rule).includes("*"));
}

/** Whether any address is reached on a port; ranges count. */
function reachesAnywhere(rule: Attributes, port: number): boolean {
  const opens = portsOf(rule).some((text) => {
    const [from = 0, to = from] = text.split("-").map(Number);
    return text === "*" || (from <= port && port <= to);
  });
  return opens && destinationsOf(rule).some((to) => ANYWHERE.includes(to));
}

function destinationsOf(rule: Attributes): readonly string[] {
  return [String(rule["destination_address_prefix"]), ...listOf(rule["destination_address_prefixes"])];
}

function portsOf(rule: Attributes): readonly string[] {
  return [String(rule["destination_port_range"]), ...listOf(rule["destination_port_ranges"])];
}

function isAssociated(json: StackJson, type: string, subnet: string): boolean {
  return declaredOfType(json, type).some(
    ({ attributes }) => referencedAddress(attributes["subnet_id"]) === subnet,
  );
}

function cardsIn(json: StackJson, subnet: string): number {
  return declaredOfType(json, "azurerm_network_interface").filter(({ attributes }) =>
    blocksOf(attributes["ip_configuration"]).some((ip) => referencedAddress(ip["subnet_id"]) === subnet),
  ).length;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Rules about networks. */
export const AZURE_NETWORK_RULES: readonly PolicyRule[] = [
  azureNetworkPriorities,
  azureNetworkRuleLimits,
  azureNetworkInbound,
  azureNetworkOutbound,
  azureSubnetGuarded,
  azureSubnetSize,
];
