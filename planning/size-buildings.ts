import type { Finding } from "../model/diagnostic";
import type { Estate } from "../model/estate";
import { sizeConferencing } from "./conferencing/size-conferencing";
import type { EstateSizing } from "./estate-sizing";
import type { Figure } from "./figure";
import type { MachineLoad } from "./platform/cluster-size";
import { sizeRollout } from "./rollout/size-rollout";
import { sizeSites } from "./site/site-size";
import type { PhoningPool } from "./telephony/pool-voice";
import { sizeTelephony } from "./telephony/size-telephony";
import { linkGuests } from "./wlan/link-traffic";
import { siteNetworks } from "./wlan/site-networks";
import { sizeWlan } from "./wlan/size-wlan";
import { wpa2Findings } from "./wlan/wpa2-end";

/** Buildings, with what stands in them and what serves them from the data centre. */
export interface SizedBuildings {
  readonly sizing: Pick<EstateSizing, "sites" | "telephony" | "conferencing" | "wlan" | "rollout">;
  /** Virtual machines that clusters have to carry. */
  readonly machines: readonly MachineLoad[];
  /** What is bought once for buildings. */
  readonly costsEur: readonly Figure[];
  readonly wlanEnergyKwhPerYear: Figure | undefined;
  /** Intermediate figures. */
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
}

/**
 * Sizes desks, WLAN, telephony and meeting rooms of all buildings; what the estate says nothing about is left out.
 *
 * @param pools - pools of the estate with their people
 * @param today - no building is equipped before this day, YYYY-MM-DD
 */
export function sizeBuildings(estate: Estate, pools: readonly PhoningPool[], today: string): SizedBuildings {
  const sites = sizeSites(estate);
  const phones = sizeTelephony(estate, pools);
  const conferences = sizeConferencing(estate);
  const guests = linkGuests(phones, conferences);
  const wlan = sizeWlan(estate, sites.sites, (site) => ({
    rooms: conferences?.siteRooms.get(site),
    guests: guests(site),
  }));
  const byId = new Map(estate.sites.map((site) => [site.id, site]));
  const equipped = sites.sites.map((sizing) => {
    const rooms = conferences?.siteRooms.get(sizing.id);
    const network = wlan?.sites.get(sizing.id);
    const site = byId.get(sizing.id);
    const networks =
      network === undefined || site === undefined
        ? undefined
        : siteNetworks(estate, site, { sizing, wlan: network, rooms });
    return {
      ...sizing,
      ...(rooms === undefined ? {} : { rooms }),
      ...(network === undefined ? {} : { wlan: network }),
      ...(networks === undefined ? {} : { networks }),
    };
  });
  const rollout = sizeRollout(estate, equipped, today);
  const parts = [sites, phones, conferences, wlan, rollout];
  return {
    sizing: {
      sites: equipped,
      ...(phones === undefined ? {} : { telephony: phones.telephony }),
      ...(conferences === undefined ? {} : { conferencing: conferences.conferencing }),
      ...(wlan === undefined ? {} : { wlan: wlan.wlan }),
      ...(rollout?.rollout === undefined ? {} : { rollout: rollout.rollout }),
    },
    machines: [
      ...(conferences?.conferencing.servers?.machines ?? []),
      ...(phones?.telephony.sessionBorder?.machines ?? []),
      ...(wlan?.wlan.core?.machines ?? []),
    ],
    costsEur: [
      ...(wlan === undefined ? [] : [wlan.wlan.costEur]),
      ...(conferences === undefined ? [] : [conferences.conferencing.roomCostEur]),
    ],
    wlanEnergyKwhPerYear: wlan?.wlan.energyKwhPerYear,
    workings: parts.flatMap((part) => part?.workings ?? []),
    findings: [...wpa2Findings(estate, today), ...parts.flatMap((part) => part?.findings ?? [])],
  };
}
