import type { ConferenceServersPlan } from "../../planning/conferencing/conference-plan";
import { addressRange } from "../../planning/lock/cidr";
import { conferenceServer, type ConferencePlatform } from "../config/conference-server";
import type { LinuxServer } from "./linux-servers";
import { namesOfRole, type VsphereContext } from "./vsphere-context";

/** As much of the plan as machines need. */
export type ConferenceMachinesPlan = Pick<ConferenceServersPlan, "domain" | "machines" | "networks">;

/** Servers of the conference platform with what runs on them. */
export function conferenceMachines(
  context: VsphereContext,
  plan: ConferenceMachinesPlan,
): readonly LinuxServer[] {
  const platform = conferencePlatform(context, plan);
  return plan.machines.map((machine) => ({
    ...machine,
    cloudInit: conferenceServer(machine.role, machine.computerName, platform),
    annotation: `Virtual workplace ${context.environment}: conferences, ${machine.role}`,
    restartPriority: machine.role === "recording" ? "low" : "medium",
  }));
}

/** What every server knows about the others, from the plan alone. */
function conferencePlatform(
  context: VsphereContext,
  { domain, machines, networks }: ConferenceMachinesPlan,
): ConferencePlatform {
  return {
    domain,
    machineDomain: context.identity.domain,
    signalling: namesOfRole(context, machines, "signalling"),
    relays: namesOfRole(context, machines, "relay"),
    mediaAddresses: addressRange(networks["conference-edge"]?.cidr ?? ""),
  };
}
