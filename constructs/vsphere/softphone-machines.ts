import { addressRange } from "../../planning/lock/cidr";
import type { SessionBorderPlan } from "../../planning/telephony/session-border-plan";
import type { SoftphoneFlowPlan } from "../config/softphone-flow";
import { softphoneServer, type SoftphonePlatform } from "../config/softphone-server";
import type { DialPlan } from "../../planning/telephony/dial-plan";
import type { LinuxServer } from "./linux-servers";
import { namesOfRole, type VsphereContext } from "./vsphere-context";

/** As much of the plan as machines and firewall need. */
export interface SoftphoneMachinesPlan extends Omit<SessionBorderPlan, "relay">, SoftphoneFlowPlan {
  readonly dialPlan: DialPlan;
}

/** Servers of the softphone platform with what runs on them; calls for help depend on all of them. */
export function softphoneMachines(
  context: VsphereContext,
  plan: SoftphoneMachinesPlan,
): readonly LinuxServer[] {
  const platform = softphonePlatform(context, plan);
  return plan.machines.map((machine) => ({
    ...machine,
    cloudInit: softphoneServer(machine, platform),
    annotation: `Virtual workplace ${context.environment}: softphones, ${machine.role}`,
    restartPriority: "high",
  }));
}

/** What every server knows about the others, from the plan alone. */
function softphonePlatform(context: VsphereContext, plan: SoftphoneMachinesPlan): SoftphonePlatform {
  const { domain, networkInterface, virtualAddress, trunkGateways, secondPathGateways, dialPlan } = plan;
  const cidr = plan.networks["softphone"]?.cidr ?? "";
  return {
    domain,
    machineDomain: context.identity.domain,
    virtualAddress,
    network: { cidr, ...addressRange(cidr) },
    networkInterface,
    registrars: namesOfRole(context, plan.machines, "registrar"),
    mediaServers: namesOfRole(context, plan.machines, "media"),
    trunkGateways,
    secondPathGateways,
    dialPlan,
  };
}
