import type { WlanSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import type { SiteSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import { fromFigure, sumFigure } from "../figure-input";
import { beaconFigure, beaconFindings } from "./beacon-airtime";
import { channelFindings } from "./channel-finding";
import { sizeSiteWlan, type SiteSurroundings } from "./size-site-wlan";
import { sizeWlanCore } from "./size-wlan-core";
import type { SiteWlan, WlanSizing } from "./wlan-plan";
import { wlanItems, type ItemPart } from "./wlan-items";
import { wlanInputs } from "./wlan-setting";

/** WLAN of an estate, with what explains it. */
export interface SizedWlan {
  readonly wlan: WlanSizing;
  /** Site → its WLAN; retired buildings, and those with neither areas nor cabled rooms, are left out. */
  readonly sites: ReadonlyMap<string, SiteWlan>;
  /** Intermediate figures. */
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
}

/**
 * Sizes WLAN of all buildings. Linear in the number of areas.
 *
 * @param surroundings - site → what else stands there or crosses its link
 * @returns undefined when the estate has no WLAN
 */
export function sizeWlan(
  estate: Estate,
  siteSizings: readonly SiteSizing[],
  surroundings: (site: string) => SiteSurroundings,
): SizedWlan | undefined {
  const { wlan } = estate.settings;
  if (wlan === undefined) return undefined;
  const context = { estate, wlan, inputs: wlanInputs(wlan) };
  const sizings = new Map(siteSizings.map((sizing) => [sizing.id, sizing]));
  const sized = estate.sites.flatMap((site) => {
    const sizing = sizings.get(site.id);
    if (sizing === undefined || site.state === "retired") return [];
    const around = surroundings(site.id);
    const hasCabledRooms = around.rooms !== undefined && Object.keys(site.distributors).length > 0;
    if (Object.keys(site.areas).length === 0 && !hasCabledRooms) return [];
    return [{ id: site.id, sizing, ...sizeSiteWlan(context, site, sizing, around) }];
  });
  const city = cityWlan(
    wlan,
    sized.map((site) => site.wlan),
  );
  const core = sizeWlanCore(estate, sized, city.accessPoints);
  return {
    wlan: { ...city, ...(core === undefined ? {} : { core: core.core }) },
    sites: new Map(sized.map((site) => [site.id, site.wlan])),
    workings: [...sized.flatMap(({ workings }) => workings), ...(core?.workings ?? [])],
    findings: [
      ...beaconFindings(wlan),
      ...channelFindings(wlan, sized),
      ...(core?.findings ?? []),
      ...sized.flatMap(({ findings }) => findings),
    ],
  };
}

function cityWlan(wlan: WlanSpec, sites: readonly SiteWlan[]): Omit<WlanSizing, "core"> {
  const sum = (name: "accessPoints" | "switches" | "drops", unit: string): Figure =>
    sumFigure(
      `city/${name}`,
      unit,
      name,
      sites.map((site) => site[name]),
    );
  const parts = sites.flatMap(({ items }) =>
    items.map(({ section, id, count }): ItemPart => ({ section, id, factors: [fromFigure("count", count)] })),
  );
  return {
    accessPoints: sum("accessPoints", "access points"),
    switches: sum("switches", "switches"),
    drops: sum("drops", "drops"),
    beaconAirtimeShare: beaconFigure(wlan),
    items: wlanItems("city", parts),
    costEur: sumFigure(
      "city/wlanCostEur",
      "EUR",
      "wlanCostEur",
      sites.map(({ costEur }) => costEur),
    ),
    energyKwhPerYear: sumFigure(
      "city/wlanEnergyKwhPerYear",
      "kWh/year",
      "wlanEnergyKwhPerYear",
      sites.map(({ energyKwhPerYear }) => energyKwhPerYear),
    ),
  };
}
