import type { Plan } from "../planning/plan";
import type { SiteWlan } from "../planning/wlan/wlan-plan";
import type { Colours } from "./colours";
import { percent, whole } from "./quantity";
import { textTable } from "./text-table";
import { siteNetworksText, wlanCoreText } from "./wlan-network-text";

/** Buildings with the most access points that are shown. */
const SITES_SHOWN = 5;

/** WLAN on a few lines: the largest buildings, and the sums of the city; nothing where none is planned. */
export function wlanText(
  { wlan, sites, vsphere }: Pick<Plan, "wlan" | "sites" | "vsphere">,
  colours: Colours,
): readonly string[] {
  if (wlan === undefined) return [];
  const withWlan = sites.flatMap(({ id, wlan: own }) => (own === undefined ? [] : [{ id, wlan: own }]));
  return [
    ...(withWlan.length === 0 ? [] : [siteTable(withWlan, colours)]),
    `WLAN      access points: ${whole(wlan.accessPoints.value)}, switches: ${whole(wlan.switches.value)}, ` +
      `drops: ${whole(wlan.drops.value)}; ${whole(wlan.costEur.value)} EUR once`,
    ...siteNetworksText(sites, vsphere !== undefined, colours),
    ...wlanCoreText(wlan.core),
  ];
}

function siteTable(
  sites: readonly { readonly id: string; readonly wlan: SiteWlan }[],
  colours: Colours,
): string {
  const largest = [...sites]
    .sort((a, b) => b.wlan.accessPoints.value - a.wlan.accessPoints.value || (a.id < b.id ? -1 : 1))
    .slice(0, SITES_SHOWN);
  const rows = largest.map(({ id, wlan }) => [
    id,
    whole(wlan.accessPoints.value),
    wlan.accessPoints.boundBy ?? "",
    whole(wlan.switches.value),
    whole(wlan.drops.value),
    whole(wlan.linkMbps.value),
    percent(wlan.linkShare.value),
    whole(wlan.costEur.value),
  ]);
  const name = `site (${largest.length} of ${sites.length} by access points)`;
  const head = [name, "access points", "bound by", "switches", "drops", "Mbit/s", "link", "EUR once"];
  return textTable(head, rows, colours);
}
