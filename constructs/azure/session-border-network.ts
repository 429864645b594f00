import {
  NetworkSecurityGroup,
  type NetworkSecurityGroupSecurityRule,
} from "@cdktf/provider-azurerm/lib/network-security-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { Construct } from "constructs";
import { azureName } from "../../planning/names";
import type { AzureContext } from "./azure-context";
import { allow, denyAll, type AllowRule } from "./security-rules";
import { sharedResources } from "./shared-resources";

/**
 * Servers of the telephone service: networks, and ports of signalling and voice (vendor's values of about 2020; look them
 * up again before you order: https://learn.microsoft.com/microsoftteams/direct-routing-plan).
 */
const SERVICE_NETWORKS = ["52.112.0.0/14", "52.120.0.0/14"];
const SERVICE_SIGNALLING_PORT = "5061";
const SERVICE_VOICE_PORTS = ["3478-3481", "49152-53247"];

/** Ports on which an appliance takes voice (kind: assumption: the vendor's manual names a narrower range). */
const APPLIANCE_VOICE_PORTS = ["1024-65535"];

export interface SessionBorderNetworkProps {
  readonly context: AzureContext;
  /** Network of the appliances (CIDR). */
  readonly cidr: string;
  /** Networks whose devices phone (CIDR); guests are not among them. */
  readonly deviceNetworks: readonly string[];
}

/**
 * Subnet for a vendor's certified session border controllers, with what Teams Direct Routing and the city's devices need,
 * and what they open towards a trunk themselves. The appliances, their public addresses and certificates are the vendor's.
 */
export class SessionBorderNetwork extends Construct {
  constructor(scope: Construct, id: string, props: SessionBorderNetworkProps) {
    super(scope, id);
    const { context, cidr } = props;
    const shared = sharedResources(context);
    const name = (abbreviation: string): string =>
      azureName(abbreviation, context.prefix, context.environment, "session-border");
    const subnet = new Subnet(this, "Resource", {
      name: name("snet"),
      resourceGroupName: shared.networkResourceGroup,
      virtualNetworkName: shared.virtualNetwork.name,
      addressPrefixes: [cidr],
      defaultOutboundAccessEnabled: false,
    });
    const group = new NetworkSecurityGroup(this, "security", {
      name: name("nsg"),
      location: context.platform.region,
      resourceGroupName: shared.networkResourceGroup,
      tags: context.tags,
      securityRule: [...sessionBorderRules(props)],
    });
    new SubnetNetworkSecurityGroupAssociation(this, "subnet-security", {
      subnetId: subnet.id,
      networkSecurityGroupId: group.id,
    });
  }
}

/** Rules of the appliances' security group. */
function sessionBorderRules({
  context: { network },
  cidr,
  deviceNetworks,
}: SessionBorderNetworkProps): readonly NetworkSecurityGroupSecurityRule[] {
  const signalling = (
    name: string,
    priority: number,
    description: string,
    ends: Pick<AllowRule, "from" | "to">,
  ) => ({ name, priority, description, protocol: "Tcp", ports: [SERVICE_SIGNALLING_PORT], ...ends }) as const;
  const voice = (
    name: string,
    priority: number,
    description: string,
    ends: Omit<AllowRule, "name" | "priority" | "description" | "protocol">,
  ) => ({ name, priority, description, protocol: "Udp", ...ends }) as const;
  const deviceVoice = (description: string, ends: Pick<AllowRule, "from" | "to">) =>
    deviceNetworks.length === 0
      ? []
      : [voice("devices", 120, description, { ports: APPLIANCE_VOICE_PORTS, ...ends })];
  const inbound: readonly AllowRule[] = [
    signalling("service", 100, "Signalling from Teams", { from: SERVICE_NETWORKS, to: cidr }),
    voice("service-voice", 110, "Voice from Teams", {
      from: SERVICE_NETWORKS,
      fromPorts: SERVICE_VOICE_PORTS,
      ports: APPLIANCE_VOICE_PORTS,
      to: cidr,
    }),
    ...deviceVoice("Voice of devices in the city's buildings that bypasses Teams", {
      from: deviceNetworks,
      to: cidr,
    }),
  ];
  const outbound: readonly AllowRule[] = [
    signalling("service", 100, "Signalling to Teams", { from: cidr, to: SERVICE_NETWORKS }),
    voice("service-voice", 110, "Voice to Teams", {
      from: cidr,
      ports: SERVICE_VOICE_PORTS,
      to: SERVICE_NETWORKS,
    }),
    ...deviceVoice("Voice to devices in the city's buildings", { from: cidr, to: deviceNetworks }),
    signalling("trunk", 130, "Signalling with the provider of the trunk", { from: cidr, to: "Internet" }),
    voice("trunk-voice", 140, "Voice with the provider of the trunk", {
      from: cidr,
      ports: APPLIANCE_VOICE_PORTS,
      to: "Internet",
    }),
    ...(network.dnsServers.length === 0 ? [] : [nameServers(cidr, network.dnsServers)]),
  ];
  return [
    ...inbound.map((rule) => allow("Inbound", rule)),
    denyAll("deny-inbound", "Inbound", "What is not listed stays outside"),
    ...outbound.map((rule) => allow("Outbound", rule)),
    denyAll("deny-outbound", "Outbound", "What is not listed stays inside"),
  ];
}

function nameServers(cidr: string, servers: readonly string[]): AllowRule {
  return {
    name: "dns",
    priority: 150,
    description: "DNS servers of the city",
    protocol: "*",
    ports: ["53"],
    from: cidr,
    to: servers,
  };
}
