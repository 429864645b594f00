import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { wirelessNetworks } from "../constructs/config/wireless-network";
import { terraformData } from "../constructs/terraform-text";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import { wlanFolder } from "../constructs/vsphere/vsphere-names";
import { wlanMachines, type WlanMachinesPlan } from "../constructs/vsphere/wlan-machines";
import type { WlanSpec } from "../generated/estate";
import type { NetworkAllocation } from "../planning/plan";
import { LinuxServerStack, type LinuxServerStackPlan } from "./linux-server-stack";

/** Plain data, serialisable as JSON. */
export interface WlanCoreStackProps {
  readonly context: VsphereContext;
  readonly plan: WlanMachinesPlan & {
    readonly networks: Readonly<Record<string, NetworkAllocation>>;
    readonly ssids: WlanSpec["ssids"];
  };
  /** Template of the controllers; absent without them. */
  readonly applianceTemplate?: string;
  /** Clusters that the plan's machines name. */
  readonly clusters: LinuxServerStackPlan["clusters"];
}

/**
 * What serves the WLAN of all buildings on vSphere: a network with RADIUS servers, and controllers where the city runs
 * some, in up to two fault domains. The platform has to be applied first.
 */
export class WlanCoreStack extends LinuxServerStack {
  /** @throws Error when the estate names no Linux template, or a network has no VLAN id */
  constructor(scope: Construct, name: string, props: WlanCoreStackProps) {
    const { context, plan, clusters, applianceTemplate } = terraformData(props);
    super(scope, name, {
      context,
      subject: "wlan",
      folder: wlanFolder(context),
      servers: wlanMachines(context, plan),
      networks: plan.networks,
      clusters,
      ...(applianceTemplate === undefined ? {} : { applianceTemplate }),
    });
    new TerraformOutput(this, "wireless_networks", {
      description: "Networks on the air, for the controllers; passphrases are names of secrets",
      value: wirelessNetworks(plan.ssids),
    });
  }
}
