import { PrivateDnsZone } from "@cdktf/provider-azurerm/lib/private-dns-zone";
import { PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link";
import { Construct } from "constructs";
import type { AzureContext } from "./azure-context";
import { PRIVATE_DNS_ZONES, type PrivateDnsZoneKey } from "./shared-resources";

export interface PrivateDnsProps {
  readonly context: AzureContext;
  readonly resourceGroupName: string;
  readonly virtualNetworkId: string;
}

/** Private DNS zones in which private endpoints register, visible in the workplace's network. */
export class PrivateDns extends Construct {
  readonly links: readonly PrivateDnsZoneVirtualNetworkLink[];

  constructor(
    scope: Construct,
    id: string,
    { context, resourceGroupName, virtualNetworkId }: PrivateDnsProps,
  ) {
    super(scope, id);
    const keys: readonly PrivateDnsZoneKey[] = context.platform.privateDesktopAccess
      ? ["file", "vault", "desktop", "globalFeed"]
      : ["file", "vault"];
    this.links = keys.map((key) => {
      const zone = new PrivateDnsZone(this, key, {
        name: PRIVATE_DNS_ZONES[key],
        resourceGroupName,
        tags: context.tags,
      });
      return new PrivateDnsZoneVirtualNetworkLink(this, `${key}-link`, {
        name: "workplace",
        resourceGroupName,
        privateDnsZoneName: zone.name,
        virtualNetworkId,
        registrationEnabled: false,
        tags: context.tags,
      });
    });
  }
}
