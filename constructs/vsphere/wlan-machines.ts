import type { RadiusSpec } from "../../generated/estate";
import type { WlanMachinePlan } from "../../planning/wlan/wlan-core-plan";
import type { RadiusClient } from "../config/free-radius-clients";
import { radiusServer } from "../config/radius-server";
import type { ApplianceServer, LinuxServer } from "./linux-servers";
import type { VsphereContext } from "./vsphere-context";

/** As much of the plan as machines need. */
export interface WlanMachinesPlan {
  readonly machines: readonly WlanMachinePlan[];
  /** Buildings whose access points may ask, sorted by site. */
  readonly clients: readonly RadiusClient[];
  readonly radius: Pick<RadiusSpec, "roles" | "ocspUrl">;
  /** Whether the estate gives its controllers up. */
  readonly allowDestroy: boolean;
}

/** RADIUS servers with what runs on them, and controllers; without the first nobody gets into the WLAN. */
export function wlanMachines(
  context: VsphereContext,
  { machines, clients, radius, allowDestroy }: WlanMachinesPlan,
): readonly (LinuxServer | ApplianceServer)[] {
  const { roles, ocspUrl } = radius;
  return machines.map((machine) => {
    const annotation = `Virtual workplace ${context.environment}: WLAN, ${machine.role}`;
    const common = { ...machine, annotation, restartPriority: "high" } as const;
    if (machine.role === "controller") return { ...common, allowDestroy };
    const configuration = {
      vcpu: machine.vcpu,
      clients,
      roles,
      ...(ocspUrl === undefined ? {} : { ocspUrl }),
    };
    return {
      ...common,
      cloudInit: radiusServer(machine.computerName, context.identity.domain, configuration),
    };
  });
}
