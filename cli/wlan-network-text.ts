import type { SitePlan } from "../planning/plan";
import type { BuildingSegment, SiteNetworksPlan } from "../planning/wlan/network-plan";
import type { WlanCorePlan } from "../planning/wlan/wlan-core-plan";
import type { Colours } from "./colours";
import { plural } from "./findings";
import { whole } from "./quantity";
import { textTable } from "./text-table";

/** Buildings whose networks are shown. */
const SITES_SHOWN = 5;

const SEGMENTS: readonly BuildingSegment[] = ["staff", "voice", "guests", "devices", "management"];

/**
 * Networks of the buildings that are built, and how many are not yet; nothing without networks on the air.
 *
 * @param hasStacks - whether there is a vSphere platform, where port groups and RADIUS servers are made
 */
export function siteNetworksText(
  sites: readonly SitePlan[],
  hasStacks: boolean,
  colours: Colours,
): readonly string[] {
  const planned = sites.flatMap(({ id, networks }) => (networks === undefined ? [] : [{ id, networks }]));
  if (planned.length === 0) return [];
  const built = planned.filter(({ networks }) => networks.isBuilt);
  const waiting = planned.length - built.length;
  const later =
    waiting === 0 ? "" : `; ${whole(waiting)} planned, with addresses but without VLAN ids and stack`;
  return [
    ...(built.length === 0 ? [] : [networkTable(built, colours)]),
    `networks  ${plural(built.length, "building")} at least staged, with ${hasStacks ? "a stack each" : "VLAN ids, but without stacks and RADIUS servers: there is no vSphere platform"}${later}`,
  ];
}

/** Servers of the WLAN on a line. */
export function wlanCoreText(core: WlanCorePlan | undefined): readonly string[] {
  if (core === undefined) return [];
  const { endpoints, signInsPerSecond, radiusServers, controllers } = core;
  const rate = `${whole(signInsPerSecond.value)} sign-ins/s (${signInsPerSecond.boundBy ?? ""})`;
  const pair =
    controllers === undefined
      ? ""
      : `, controllers: ${whole(controllers.value)} (${controllers.boundBy ?? ""})`;
  return [
    `RADIUS    ${whole(endpoints.value)} devices, ${rate}, servers: ${whole(radiusServers.value)}${pair}`,
  ];
}

function networkTable(
  built: readonly { readonly id: string; readonly networks: SiteNetworksPlan }[],
  colours: Colours,
): string {
  const shown = built.slice(0, SITES_SHOWN);
  const rows = shown.map(({ id, networks }) => [
    id,
    ...SEGMENTS.map((wanted) => {
      const found = networks.segments.find(({ segment }) => segment === wanted);
      return found === undefined ? "" : `${found.cidr} ${found.vlanId ?? ""}`;
    }),
  ]);
  const name = `networks with VLAN (${shown.length} of ${built.length} sites)`;
  return textTable([name, ...SEGMENTS], rows, colours);
}
