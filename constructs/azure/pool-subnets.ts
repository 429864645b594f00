import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNatGatewayAssociation } from "@cdktf/provider-azurerm/lib/subnet-nat-gateway-association";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { SubnetRouteTableAssociation } from "@cdktf/provider-azurerm/lib/subnet-route-table-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { poolResourceName, type PoolContext } from "./pool-context";
import { sharedResources } from "./shared-resources";

/** A subnet of the pool and what must stand before a host moves in. */
export interface HostSubnet {
  readonly id: string;
  readonly firstSlot: number;
  readonly prerequisites: readonly ITerraformDependable[];
}

/**
 * Subnets of a pool's hosts, each with the shared security group and way out. They belong to the pool's stack: adding
 * a pool changes nothing in azure-platform.
 */
export class PoolSubnets extends Construct {
  private readonly subnets: readonly HostSubnet[];

  constructor(scope: Construct, id: string, pool: PoolContext) {
    super(scope, id);
    this.subnets = pool.plan.allocation.subnets.map(({ cidr, firstSlot }) =>
      this.addSubnet(pool, cidr, firstSlot),
    );
  }

  /**
   * Subnet in which the host of a slot lives.
   *
   * @param slot - host slot (integer, from 1)
   */
  subnetOf(slot: number): HostSubnet {
    const subnet = this.subnets.filter(({ firstSlot }) => firstSlot <= slot).at(-1);
    if (subnet === undefined)
      throw new RangeError(`slot ${slot} lies before the first subnet of ${this.node.path}`);
    return subnet;
  }

  private addSubnet(pool: PoolContext, cidr: string, firstSlot: number): HostSubnet {
    const shared = sharedResources(pool.context);
    // The first slot never changes once given out; a position in the list might.
    const key = `s${String(firstSlot).padStart(4, "0")}`;
    const scope = new Construct(this, key);
    const subnet = new Subnet(scope, "Resource", {
      name: `${poolResourceName(pool, "snet")}-${key}`,
      resourceGroupName: shared.networkResourceGroup,
      virtualNetworkName: shared.virtualNetwork.name,
      addressPrefixes: [cidr],
      defaultOutboundAccessEnabled: false,
    });
    const security = new SubnetNetworkSecurityGroupAssociation(scope, "security", {
      subnetId: subnet.id,
      networkSecurityGroupId: shared.hostSecurityGroup.id,
    });
    const outbound =
      pool.context.network.firewallAddress === undefined
        ? new SubnetNatGatewayAssociation(scope, "outbound", {
            subnetId: subnet.id,
            natGatewayId: shared.natGateway.id,
          })
        : new SubnetRouteTableAssociation(scope, "outbound", {
            subnetId: subnet.id,
            routeTableId: shared.routeTable.id,
          });
    return { id: subnet.id, firstSlot, prerequisites: [security, outbound] };
  }
}
