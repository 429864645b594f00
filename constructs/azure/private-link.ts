import { PrivateEndpoint } from "@cdktf/provider-azurerm/lib/private-endpoint";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AzureContext } from "./azure-context";
import { privateDnsZoneId, sharedResources, type PrivateDnsZoneKey } from "./shared-resources";

/** Sub-resource that a private endpoint leads to → the zone in which its name resolves. */
const ZONE_OF_SUBRESOURCE = {
  connection: "desktop",
  feed: "desktop",
  file: "file",
  global: "globalFeed",
  vault: "vault",
} as const satisfies Record<string, PrivateDnsZoneKey>;

export interface PrivateLinkProps {
  readonly context: AzureContext;
  readonly resourceGroupName: string;
  /** Name of the endpoint: `pep-…`. */
  readonly name: string;
  readonly subresource: keyof typeof ZONE_OF_SUBRESOURCE;
  /** Resource id of what is reached. */
  readonly targetId: string;
  readonly tags: Readonly<Record<string, string>>;
  /**
   * Created first: subnet and zone are named by computed ids, which carry no order.
   * @default nothing: they are in another stack
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A service inside the workplace's network: private endpoint in the shared subnet, name in the private DNS zone. */
export class PrivateLink extends Construct {
  constructor(scope: Construct, id: string, props: PrivateLinkProps) {
    super(scope, id);
    const { context, name, subresource } = props;
    new PrivateEndpoint(this, "Resource", {
      name,
      location: context.platform.region,
      resourceGroupName: props.resourceGroupName,
      subnetId: sharedResources(context).endpointSubnet.id,
      customNetworkInterfaceName: `nic-${name}`,
      privateServiceConnection: {
        name: subresource,
        privateConnectionResourceId: props.targetId,
        subresourceNames: [subresource],
        isManualConnection: false,
      },
      privateDnsZoneGroup: {
        name: "default",
        privateDnsZoneIds: [privateDnsZoneId(context, ZONE_OF_SUBRESOURCE[subresource])],
      },
      tags: props.tags,
      ...(props.dependsOn === undefined ? {} : { dependsOn: [...props.dependsOn] }),
    });
  }
}
