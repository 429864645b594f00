import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ConnectionRulePlan } from "../../planning/plan";
import { statefulLifecycle } from "../lifecycle";
import type { AzureContext } from "./azure-context";
import { OutboundPath } from "./outbound-path";
import { PrivateDns } from "./private-dns";
import { endpointSecurityRules, hostSecurityRules } from "./security-rules";
import { sharedResources } from "./shared-resources";

export interface WorkplaceNetworkProps {
  readonly context: AzureContext;
  /** Address space of the virtual network (CIDR). */
  readonly addressSpace: string;
  /** Subnet of private endpoints (CIDR). */
  readonly endpointSubnet: string;
  /** What the security group of session hosts opens for applications. */
  readonly connectionRules: readonly ConnectionRulePlan[];
}

/**
 * Network that all pools share. Pools bring their own subnets, so that adding one touches nothing here but the rules of
 * applications that its people use.
 *
 * The way to the city (VPN or ExpressRoute) belongs to the city's landing zone and is not created here.
 */
export class WorkplaceNetwork extends Construct {
  /** What a private endpoint in the same stack waits for: subnet and zones. */
  readonly endpointPrerequisites: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkplaceNetworkProps) {
    super(scope, id);
    const { context } = props;
    const names = sharedResources(context);
    const location = context.platform.region;
    const group = new ResourceGroup(this, "group", {
      name: names.networkResourceGroup,
      location,
      tags: context.tags,
    });
    const common = { location, resourceGroupName: group.name, tags: context.tags };
    const network = new VirtualNetwork(this, "Resource", {
      ...common,
      name: names.virtualNetwork.name,
      addressSpace: [props.addressSpace],
      ...(context.network.dnsServers.length === 0 ? {} : { dnsServers: [...context.network.dnsServers] }),
      lifecycle: statefulLifecycle(false),
    });
    new NetworkSecurityGroup(this, "host-security", {
      ...common,
      name: names.hostSecurityGroup.name,
      securityRule: [...hostSecurityRules(context, props.endpointSubnet, props.connectionRules)],
    });
    const subnet = this.addEndpointSubnet(group, network, props);
    new OutboundPath(this, "outbound", { context, resourceGroupName: group.name });
    const dns = new PrivateDns(this, "dns", {
      context,
      resourceGroupName: group.name,
      virtualNetworkId: network.id,
    });
    this.endpointPrerequisites = [subnet, ...dns.links];
  }

  private addEndpointSubnet(
    group: ResourceGroup,
    network: VirtualNetwork,
    { context, endpointSubnet }: WorkplaceNetworkProps,
  ): SubnetNetworkSecurityGroupAssociation {
    const names = sharedResources(context);
    const subnet = new Subnet(this, "endpoint-subnet", {
      name: names.endpointSubnet.name,
      resourceGroupName: group.name,
      virtualNetworkName: network.name,
      addressPrefixes: [endpointSubnet],
      defaultOutboundAccessEnabled: false,
      // Without it, security rules do not apply to private endpoints.
      privateEndpointNetworkPolicies: "NetworkSecurityGroupEnabled",
    });
    const security = new NetworkSecurityGroup(this, "endpoint-security", {
      name: names.endpointSecurityGroup.name,
      location: context.platform.region,
      resourceGroupName: group.name,
      tags: context.tags,
      securityRule: [...endpointSecurityRules(context)],
    });
    return new SubnetNetworkSecurityGroupAssociation(this, "endpoint-subnet-security", {
      subnetId: subnet.id,
      networkSecurityGroupId: security.id,
    });
  }
}
