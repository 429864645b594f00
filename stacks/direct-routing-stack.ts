import type { Construct } from "constructs";
import type { AzureContext } from "../constructs/azure/azure-context";
import { addAzurermProvider } from "../constructs/azure/azurerm-provider";
import { SessionBorderNetwork } from "../constructs/azure/session-border-network";
import { terraformData } from "../constructs/terraform-text";
import { WorkplaceStack } from "./workplace-stack";

/** Plain data: two equal inputs give the same stack. */
export interface DirectRoutingStackProps {
  readonly context: AzureContext;
  /** Network of the vendor's appliances (CIDR). */
  readonly cidr: string;
  /** Networks whose devices phone (CIDR). */
  readonly deviceNetworks: readonly string[];
}

/** Network on Azure in which a vendor's session border controllers connect Teams and trunk. Needs azure-platform. */
export class DirectRoutingStack extends WorkplaceStack {
  constructor(scope: Construct, name: string, props: DirectRoutingStackProps) {
    super(scope, name, props.context.backend);
    const data = terraformData(props);
    addAzurermProvider(this, data.context, false);
    new SessionBorderNetwork(this, "network", data);
  }
}
