import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { softphoneFlows } from "../constructs/config/softphone-flow";
import { terraformData } from "../constructs/terraform-text";
import { softphoneMachines, type SoftphoneMachinesPlan } from "../constructs/vsphere/softphone-machines";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import { softphoneFolder } from "../constructs/vsphere/vsphere-names";
import { LinuxServerStack, SERVER_FLOWS, type LinuxServerStackPlan } from "./linux-server-stack";

/** Plain data, serialisable as JSON. */
export interface SoftphoneStackProps {
  readonly context: VsphereContext;
  readonly plan: SoftphoneMachinesPlan;
  /** Clusters that the plan's machines name. */
  readonly clusters: LinuxServerStackPlan["clusters"];
}

/**
 * Session border controllers on vSphere: registrars with a virtual address and media servers in one network, relays in
 * another, in up to two fault domains. The platform has to be applied first.
 */
export class SoftphoneStack extends LinuxServerStack {
  /** @throws Error when the estate names no Linux template, or a network has no VLAN id */
  constructor(scope: Construct, name: string, props: SoftphoneStackProps) {
    const { context, plan, clusters } = terraformData(props);
    super(scope, name, {
      context,
      subject: "softphone",
      folder: softphoneFolder(context),
      servers: softphoneMachines(context, plan),
      networks: plan.networks,
      clusters,
    });
    new TerraformOutput(this, "virtual_address", {
      description:
        "Address that softphones and trunk talk to; keep it out of DHCP, and let the domain lead to it",
      value: plan.virtualAddress,
    });
    new TerraformOutput(this, "firewall_flows", {
      description: SERVER_FLOWS,
      value: softphoneFlows(plan),
    });
  }
}
