import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { conferenceFlows } from "../constructs/config/conference-flow";
import { terraformData } from "../constructs/terraform-text";
import { conferenceMachines, type ConferenceMachinesPlan } from "../constructs/vsphere/conference-machines";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import { conferencingFolder } from "../constructs/vsphere/vsphere-names";
import { LinuxServerStack, SERVER_FLOWS, type LinuxServerStackPlan } from "./linux-server-stack";

/** Plain data, serialisable as JSON. */
export interface ConferencingStackProps {
  readonly context: VsphereContext;
  readonly plan: ConferenceMachinesPlan;
  /** Clusters that the plan's machines name. */
  readonly clusters: LinuxServerStackPlan["clusters"];
}

/**
 * The city's own conference platform on vSphere: two networks, and servers for signalling, media, relay and recording
 * in up to two fault domains. The platform has to be applied first.
 */
export class ConferencingStack extends LinuxServerStack {
  /** @throws Error when the estate names no Linux template, or a network has no VLAN id */
  constructor(scope: Construct, name: string, props: ConferencingStackProps) {
    const { context, plan, clusters } = terraformData(props);
    super(scope, name, {
      context,
      subject: "conference",
      folder: conferencingFolder(context),
      servers: conferenceMachines(context, plan),
      networks: plan.networks,
      clusters,
    });
    new TerraformOutput(this, "firewall_flows", {
      description: SERVER_FLOWS,
      value: conferenceFlows(plan.networks),
    });
  }
}
