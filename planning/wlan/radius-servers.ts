import type { RadiusSpec } from "../../generated/estate";
import type { PlanningConstant } from "../constant";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromConstant, fromFigure, fromYaml } from "../figure-input";
import { roundTo, roundUp } from "../rounding";

/** vCPU of a RADIUS server. */
export const RADIUS_VCPU: PlanningConstant = {
  name: "RADIUS_VCPU",
  value: 2,
  unit: "vCPU",
  certainty: "assumption",
  source: "small machines, because two of them suffice for a large city",
};

/** Fault domains each of which lets all devices in alone. */
export const RADIUS_FAULT_DOMAINS: PlanningConstant = {
  name: "RADIUS_FAULT_DOMAINS",
  value: 2,
  unit: "fault domains",
  certainty: "assumption",
  source: "after the loss of one of two clusters nobody waits (BSI WLAN catalogue ARCH.8.1 asks for two)",
};

/** Shape of a RADIUS server beside its vCPU (GiB; assumption: the operating system, a list of certificates, logs). */
export const RADIUS_SHAPE = { memoryGiB: 4, systemDiskGiB: 32 } as const;

/**
 * Sign-ins in the busiest second.
 *
 * `max(endpoints × busiestPerThousand ÷ 1000, endpoints × reconnectShare ÷ stormSeconds)`
 *
 * @param endpoints - devices with a certificate (>= 0)
 * @returns 1/s, and which of the two decides
 * @example
 * signIns(15000, { busiestPerThousand: 4.2, reconnectShare: 1, stormSeconds: 120 })
 * // => { perSecond: 125, boundBy: "power cut" }
 */
export function signIns(
  endpoints: number,
  {
    busiestPerThousand,
    reconnectShare,
    stormSeconds,
  }: Pick<RadiusSpec, "busiestPerThousand" | "reconnectShare" | "stormSeconds">,
): { readonly perSecond: number; readonly boundBy: "ordinary day" | "power cut" } {
  const ordinary = (endpoints * busiestPerThousand) / 1000;
  const storm = (endpoints * reconnectShare) / stormSeconds;
  return storm > ordinary
    ? { perSecond: storm, boundBy: "power cut" }
    : { perSecond: ordinary, boundBy: "ordinary day" };
}

/**
 * RADIUS servers: as many in each fault domain as all devices need, at least one.
 *
 * `max(1, ceil(signInsPerSecond ÷ (perVcpu × RADIUS_VCPU))) × RADIUS_FAULT_DOMAINS`
 *
 * @param signInsPerSecond - in the busiest second (1/s, >= 0)
 * @param perVcpu - sign-ins that one vCPU handles (1/s, > 0)
 * @example
 * radiusServers(125, 50) // => 4
 */
export function radiusServers(signInsPerSecond: number, perVcpu: number): number {
  const needed = Math.max(1, roundUp(signInsPerSecond / (perVcpu * RADIUS_VCPU.value)));
  return needed * RADIUS_FAULT_DOMAINS.value;
}

/** Sign-ins as a figure. */
export function signInsFigure(endpoints: Figure, radius: RadiusSpec): Figure {
  const { perSecond, boundBy } = signIns(endpoints.value, radius);
  return {
    subject: "city/radiusSignInsPerSecond",
    value: roundTo(perSecond, 2),
    unit: "sign-ins/s",
    formula: "max(endpoints × busiestPerThousand ÷ 1000, endpoints × reconnectShare ÷ stormSeconds)",
    inputs: [
      fromFigure("endpoints", endpoints),
      setting(radius, "busiestPerThousand", "sign-ins/s per 1,000 devices"),
      setting(radius, "reconnectShare", "share"),
      setting(radius, "stormSeconds", "s"),
    ],
    boundBy,
  };
}

/** RADIUS servers as a figure. */
export function radiusServersFigure(signInsPerSecond: Figure, radius: RadiusSpec): Figure {
  return {
    subject: "city/radiusServers",
    value: radiusServers(signInsPerSecond.value, radius.perVcpu),
    unit: "servers",
    formula: "max(1, ceil(signInsPerSecond ÷ (perVcpu × RADIUS_VCPU))) × RADIUS_FAULT_DOMAINS",
    inputs: [
      fromFigure("signInsPerSecond", signInsPerSecond),
      setting(radius, "perVcpu", "sign-ins/s"),
      fromConstant(RADIUS_VCPU),
      fromConstant(RADIUS_FAULT_DOMAINS),
    ],
  };
}

function setting(
  radius: RadiusSpec,
  key: "busiestPerThousand" | "reconnectShare" | "stormSeconds" | "perVcpu",
  unit: string,
): FigureInput {
  return fromYaml(key, radius[key], unit, ESTATE_FILE, "wlan", "radius", key);
}
