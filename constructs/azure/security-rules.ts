import type { NetworkSecurityGroupSecurityRule } from "@cdktf/provider-azurerm/lib/network-security-group";
import type { ConnectionRulePlan } from "../../planning/plan";
import type { AzureContext } from "./azure-context";
import { withinBytes } from "./text-limit";

/** Lowest priority that a rule of ours may have (vendor limit: 100 to 4096). */
const LAST_PRIORITY = 4096;

/** What a security group lets through; all that is left out is refused by a rule of its own. */
export interface AllowRule {
  readonly name: string;
  /** Unique per direction; gaps leave room for a rule between two others. */
  readonly priority: number;
  readonly description: string;
  readonly protocol: "Tcp" | "Udp" | "*";
  readonly ports: readonly string[];
  /** Ports that it comes from. @default all */
  readonly fromPorts?: readonly string[];
  /** Service tag or CIDR; several only as CIDR. @default VirtualNetwork */
  readonly from?: string | readonly string[];
  /** Service tag, address or CIDR; several only as addresses. */
  readonly to: string | readonly string[];
}

/**
 * What the desktop service needs, whatever the city.
 * Source: https://learn.microsoft.com/azure/virtual-desktop/required-fqdn-endpoint
 */
const SERVICE_RULES: readonly AllowRule[] = [
  https("desktop-service", 110, "WindowsVirtualDesktop", "Service traffic of Azure Virtual Desktop"),
  https("monitoring", 120, "AzureMonitor", "Agent traffic and diagnostics"),
  https("agent-packages", 130, "AzureFrontDoor.Frontend", "Marketplace artefacts"),
  https("azure", 140, "AzureCloud", "Agent updates and extension packages"),
  https("sign-in", 150, "AzureActiveDirectory", "Sign-in to Microsoft Entra ID"),
  {
    name: "windows-activation",
    priority: 160,
    description: "Key management service",
    protocol: "Tcp",
    ports: ["1688"],
    to: "Internet",
  },
  {
    name: "azure-host",
    priority: 170,
    // https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
    description: "Instance metadata, machine agent and health of the host",
    protocol: "Tcp",
    ports: ["80", "32526"],
    to: ["168.63.129.16", "169.254.169.254"],
  },
  {
    name: "certificate-checks",
    priority: 180,
    description: "Revocation lists and OCSP; they have no service tag",
    protocol: "Tcp",
    ports: ["80"],
    to: "Internet",
  },
];

/**
 * Web and Microsoft 365, which service tags do not cover. With a firewall only: the route table leads all of it there, and
 * it decides by name. Behind a NAT gateway nobody would.
 */
const WEB = https("web", 210, "Internet", "Web and Microsoft 365; the city's firewall decides in detail");

/** What lies in the city's own networks, and what its firewall looks after. */
function cityRules({ network }: AzureContext, endpointSubnet: string): readonly AllowRule[] {
  const dns: AllowRule = {
    name: "dns",
    priority: 190,
    description: "DNS servers of the city",
    protocol: "*",
    ports: ["53"],
    to: network.dnsServers,
  };
  return [
    {
      name: "private-endpoints",
      priority: 100,
      description: "Profile shares, key vault and private desktop access",
      protocol: "Tcp",
      ports: ["443", "445"],
      to: endpointSubnet,
    },
    ...(network.dnsServers.length === 0 ? [] : [dns]),
    ...(network.firewallAddress === undefined ? [] : [WEB]),
    {
      name: "on-premises",
      priority: 200,
      description: "Directory and specialist applications; the city's firewall decides in detail",
      protocol: "*",
      ports: ["*"],
      to: network.onPremisesAddressSpace,
    },
  ];
}

/**
 * Rules of the network security group of all session hosts: nothing inbound, because the desktop service is reached
 * from inside; outbound what the service and the city need, the rest denied.
 *
 * @param endpointSubnet - where private endpoints are (CIDR)
 * @param connections - what applications need beyond that, from the pools that use them
 */
export function hostSecurityRules(
  context: AzureContext,
  endpointSubnet: string,
  connections: readonly ConnectionRulePlan[],
): readonly NetworkSecurityGroupSecurityRule[] {
  return [
    denyAll("deny-inbound", "Inbound", "Nobody connects to a session host, not even its neighbours"),
    ...[...SERVICE_RULES, ...cityRules(context, endpointSubnet), ...connections.map(applicationRule)].map(
      (rule) => allow("Outbound", rule),
    ),
    denyAll("deny-outbound", "Outbound", "What is not listed stays inside"),
  ];
}

/** Description of a rule (bytes; vendor limit: azurerm 4.55.0, network_security_group). */
const DESCRIPTION_MAX_BYTES = 140;

function applicationRule({ protocol, description, ...rule }: ConnectionRulePlan): AllowRule {
  return {
    ...rule,
    description: withinBytes(description, DESCRIPTION_MAX_BYTES),
    protocol: protocol === "tcp" ? "Tcp" : "Udp",
  };
}

/** Rules of the private endpoints' subnet: file shares and https from the networks of the city, nothing else. */
export function endpointSecurityRules(context: AzureContext): readonly NetworkSecurityGroupSecurityRule[] {
  const rule = (name: string, priority: number, from: string): AllowRule => ({
    name,
    priority,
    description: "File shares and https",
    protocol: "Tcp",
    ports: ["443", "445"],
    to: "VirtualNetwork",
    from,
  });
  return [
    allow("Inbound", rule("workplace", 100, "VirtualNetwork")),
    allow("Inbound", rule("on-premises", 110, context.network.onPremisesAddressSpace)),
    denyAll("deny-inbound", "Inbound", "What is not listed stays outside"),
  ];
}

/** An allow rule as the security group has it. */
export function allow(direction: "Inbound" | "Outbound", rule: AllowRule): NetworkSecurityGroupSecurityRule {
  const single = rule.ports.length === 1 ? rule.ports[0] : undefined;
  return {
    name: `${direction === "Inbound" ? "from" : "to"}-${rule.name}`,
    description: rule.description,
    priority: rule.priority,
    direction,
    access: "Allow",
    protocol: rule.protocol,
    ...(rule.fromPorts === undefined ? { sourcePortRange: "*" } : { sourcePortRanges: [...rule.fromPorts] }),
    ...(rule.from === undefined || typeof rule.from === "string"
      ? { sourceAddressPrefix: rule.from ?? "VirtualNetwork" }
      : { sourceAddressPrefixes: [...rule.from] }),
    ...(single === undefined ? { destinationPortRanges: [...rule.ports] } : { destinationPortRange: single }),
    ...(typeof rule.to === "string"
      ? { destinationAddressPrefix: rule.to }
      : { destinationAddressPrefixes: [...rule.to] }),
  };
}

/** The last rule of a direction. */
export function denyAll(
  name: string,
  direction: "Inbound" | "Outbound",
  description: string,
): NetworkSecurityGroupSecurityRule {
  return {
    name,
    description,
    priority: LAST_PRIORITY,
    direction,
    access: "Deny",
    protocol: "*",
    sourcePortRange: "*",
    sourceAddressPrefix: "*",
    destinationPortRange: "*",
    destinationAddressPrefix: "*",
  };
}

function https(name: string, priority: number, to: string, description: string): AllowRule {
  return { name, priority, description, protocol: "Tcp", ports: ["443"], to };
}
