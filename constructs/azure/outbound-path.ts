import { NatGateway } from "@cdktf/provider-azurerm/lib/nat-gateway";
import { NatGatewayPublicIpAssociation } from "@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association";
import { PublicIp } from "@cdktf/provider-azurerm/lib/public-ip";
import { RouteTable } from "@cdktf/provider-azurerm/lib/route-table";
import { Construct } from "constructs";
import { azureName } from "../../planning/names";
import type { AzureContext } from "./azure-context";
import { sharedResources } from "./shared-resources";

export interface OutboundPathProps {
  readonly context: AzureContext;
  readonly resourceGroupName: string;
}

/**
 * How session hosts leave the network: through the city's firewall when the estate names one, else through a NAT
 * gateway. Subnets are private, so that nothing leaves by Azure's default outbound address.
 */
export class OutboundPath extends Construct {
  constructor(scope: Construct, id: string, props: OutboundPathProps) {
    super(scope, id);
    const { context, resourceGroupName } = props;
    const common = { location: context.platform.region, resourceGroupName, tags: context.tags };
    const names = sharedResources(context);
    const firewallAddress = context.network.firewallAddress;
    if (firewallAddress !== undefined) {
      new RouteTable(this, "route-table", {
        ...common,
        name: names.routeTable.name,
        bgpRoutePropagationEnabled: false,
        route: [
          {
            name: "default",
            addressPrefix: "0.0.0.0/0",
            nextHopType: "VirtualAppliance",
            nextHopInIpAddress: firewallAddress,
          },
        ],
      });
      return;
    }
    const address = new PublicIp(this, "address", {
      ...common,
      name: azureName("pip", context.prefix, context.environment, "session-hosts"),
      allocationMethod: "Static",
      sku: "Standard",
      zones: [...context.platform.zones],
    });
    const gateway = new NatGateway(this, "nat-gateway", {
      ...common,
      name: names.natGateway.name,
      skuName: "Standard",
    });
    new NatGatewayPublicIpAssociation(this, "nat-gateway-address", {
      natGatewayId: gateway.id,
      publicIpAddressId: address.id,
    });
  }
}
