import type { PlanningConstant } from "../constant";
import { roundUp } from "../rounding";

/** Class of power over Ethernet (IEEE 802.3). */
export type PoeClass = "af" | "at" | "bt-type-3" | "bt-type-4";

const POE_SOURCE = "https://docs.kernel.org/networking/pse-pd/introduction.html";

/** Power that a switch port has to hold ready for a device of the class (W), weakest first. */
export const POE_PORT_WATTS: Readonly<Record<PoeClass, PlanningConstant>> = {
  af: portWatts(15.4),
  at: portWatts(30),
  "bt-type-3": portWatts(60),
  "bt-type-4": portWatts(90),
};

function portWatts(value: number): PlanningConstant {
  return { name: "POE_PORT_WATTS", value, unit: "W/port", certainty: "vendor limit", source: POE_SOURCE };
}

/**
 * Power that a switch port has to hold ready for a device: that of the weakest class which feeds it.
 *
 * @param deviceWatts - power that the device takes (0–90 W); 0 = mains
 * @returns undefined for a device on mains
 * @example
 * poePort(13)?.value // => 15.4
 */
export function poePort(deviceWatts: number): PlanningConstant | undefined {
  if (deviceWatts === 0) return undefined;
  const ports = Object.values(POE_PORT_WATTS);
  return ports.find(({ value }) => value >= deviceWatts) ?? POE_PORT_WATTS["bt-type-4"];
}

/**
 * Switches of a distributor: enough ports, and enough power.
 *
 * `max(ceil(ports ÷ switchPorts), ceil(poeWatts ÷ (poeBudgetWatts × poeFillShare)))`
 *
 * @param need - ports, and power that the devices may ask for (W)
 * @param offer - of one switch: ports, power budget (W), and the part of it that may be planned (0–1)
 * @returns pieces, and what decided
 * @example
 * switchesFor({ ports: 30, poeWatts: 750 }, { ports: 48, poeBudgetWatts: 740, poeFillShare: 0.8 }) // => { switches: 2, boundBy: "PoE budget" }
 */
export function switchesFor(
  need: { readonly ports: number; readonly poeWatts: number },
  offer: { readonly ports: number; readonly poeBudgetWatts: number; readonly poeFillShare: number },
): { readonly switches: number; readonly boundBy: "ports" | "PoE budget" } {
  const forPorts = roundUp(need.ports / offer.ports);
  const forPower = roundUp(need.poeWatts / (offer.poeBudgetWatts * offer.poeFillShare));
  return forPower > forPorts
    ? { switches: forPower, boundBy: "PoE budget" }
    : { switches: forPorts, boundBy: "ports" };
}
