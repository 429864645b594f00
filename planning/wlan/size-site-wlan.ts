import type { WlanSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { Estate, Site } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { SiteRoomsPlan } from "../conferencing/room-plan";
import type { SiteSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import { fromCatalog, fromConstant, fromFigure, sumFigure } from "../figure-input";
import { areaPeople } from "./area-people";
import { cabledRooms, type CabledRooms } from "./cabled-rooms";
import { linkFindings, linkTraffic, type LinkGuests } from "./link-traffic";
import { roomPowerFindings } from "./room-power";
import { sizeArea } from "./size-area";
import { sizeDistributor, switchOf } from "./size-distributor";
import type { AreaWlan, DistributorWlan, SiteWlan } from "./wlan-plan";
import { wlanCost, wlanEnergy, wlanItems, type ItemPart } from "./wlan-items";
import type { WlanInputs } from "./wlan-setting";

/** Cables that are laid for one access point. */
export const DROPS_PER_ACCESS_POINT: PlanningConstant = {
  name: "DROPS_PER_ACCESS_POINT",
  value: 2,
  unit: "drops/access point",
  certainty: "vendor limit",
  source: "TIA TSB-162 and ISO/IEC TR 24704 ask for two cables of category 6A (ICT Today, Nov/Dec 2018)",
};

/** Ends of a fibre link, each with a transceiver. */
export const LINK_ENDS: PlanningConstant = {
  name: "LINK_ENDS",
  value: 2,
  unit: "transceivers/link",
  certainty: "measurement",
  source: "a fibre has two ends",
};

/** What WLAN of all buildings is sized with. */
export interface SiteWlanContext {
  readonly estate: Estate;
  readonly wlan: WlanSpec;
  readonly inputs: WlanInputs;
}

/** What stands in a building or crosses its link beside the WLAN. */
export interface SiteSurroundings {
  readonly rooms: SiteRoomsPlan | undefined;
  readonly guests: LinkGuests;
}

/** Sizes the WLAN of a building, and the distributors that its meeting rooms share with it. */
export function sizeSiteWlan(
  context: SiteWlanContext,
  site: Site,
  sizing: SiteSizing,
  { rooms, guests }: SiteSurroundings,
): { readonly wlan: SiteWlan; readonly workings: readonly Figure[]; readonly findings: readonly Finding[] } {
  const { estate, inputs } = context;
  const owner = `site/${site.id}`;
  const sized = sizeAreas(context, site, sizing);
  const areas = sized.map(({ area }) => area);
  const roomsOf = cabledRooms(site, rooms);
  const distributors = sizeDistributors(context, site, areas, roomsOf);
  const accessPoints = accessPointsFigure(owner, areas);
  const roomDrops = roomDropsFigure(owner, distributors);
  const drops = dropsFigure(owner, accessPoints, roomDrops);
  const items = wlanItems(owner, itemParts(context, areas, distributors));
  const link = linkTraffic(site, sizing, guests, inputs);
  const switches = sumFigure(
    `${owner}/switches`,
    "switches",
    "switches",
    distributors.map((distributor) => distributor.switches),
  );
  return {
    wlan: {
      areas,
      distributors,
      accessPoints,
      switches,
      ...(roomDrops === undefined ? {} : { roomDrops }),
      drops,
      ...link,
      items,
      costEur: wlanCost(owner, estate, items, drops),
      energyKwhPerYear: wlanEnergy(owner, estate, items),
    },
    workings: sized.flatMap(({ workings }) => workings),
    findings: [
      ...linkFindings(site, sizing, link),
      ...distributors.flatMap((distributor) =>
        roomPowerFindings(estate.catalog, site, distributor, roomsOf.get(distributor.id) ?? []),
      ),
    ],
  };
}

function sizeAreas({ estate, wlan, inputs }: SiteWlanContext, site: Site, sizing: SiteSizing) {
  const { peakPeopleOnSite, displayMbps } = sizing;
  const people = areaPeople(site, peakPeopleOnSite);
  return [...people.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, areaPeopleFigure]) => {
      const area = site.areas[id];
      if (area === undefined) return [];
      const model = area.accessPoint ?? wlan.accessPoint;
      const own = { id, area, model, people: areaPeopleFigure };
      return [sizeArea({ estate, inputs, site, peakPeopleOnSite, displayMbps, ...own })];
    });
}

function sizeDistributors(
  { estate, wlan, inputs }: SiteWlanContext,
  site: Site,
  areas: readonly AreaWlan[],
  roomsOf: ReadonlyMap<string, readonly CabledRooms[]>,
): readonly DistributorWlan[] {
  return Object.entries(site.distributors)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, distributor]) => {
      const own = areas.filter((area) => area.distributor === id);
      const rooms = roomsOf.get(id) ?? [];
      const model = distributor.switch ?? wlan.switch;
      return rooms.length === 0 && own.every(({ accessPoints }) => accessPoints.value === 0)
        ? []
        : [sizeDistributor({ estate, inputs, site, id, model, areas: own, rooms })];
    });
}

/** The demand that decides most access points is the building's. */
function accessPointsFigure(owner: string, areas: readonly AreaWlan[]): Figure {
  const byDemand = new Map<string, number>();
  for (const { accessPoints } of areas) {
    const by = accessPoints.boundBy ?? "";
    byDemand.set(by, (byDemand.get(by) ?? 0) + accessPoints.value);
  }
  const [most] = [...byDemand.entries()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    ...sumFigure(
      `${owner}/accessPoints`,
      "access points",
      "accessPoints",
      areas.map(({ accessPoints }) => accessPoints),
    ),
    ...(most === undefined ? {} : { boundBy: most[0] }),
  };
}

/** A cable for each port. */
function roomDropsFigure(owner: string, distributors: readonly DistributorWlan[]): Figure | undefined {
  const ports = distributors.flatMap(({ roomPorts }) => (roomPorts === undefined ? [] : [roomPorts]));
  return ports.length === 0 ? undefined : sumFigure(`${owner}/roomDrops`, "drops", "roomPorts", ports);
}

function dropsFigure(owner: string, accessPoints: Figure, roomDrops: Figure | undefined): Figure {
  const formula = "accessPoints × DROPS_PER_ACCESS_POINT";
  return {
    subject: `${owner}/drops`,
    value: accessPoints.value * DROPS_PER_ACCESS_POINT.value + (roomDrops?.value ?? 0),
    unit: "drops",
    formula: roomDrops === undefined ? formula : `${formula} + roomDrops`,
    inputs: [
      fromFigure("accessPoints", accessPoints),
      fromConstant(DROPS_PER_ACCESS_POINT),
      ...(roomDrops === undefined ? [] : [fromFigure("roomDrops", roomDrops)]),
    ],
  };
}

function itemParts(
  { estate: { catalog }, wlan }: SiteWlanContext,
  areas: readonly AreaWlan[],
  distributors: readonly DistributorWlan[],
): readonly ItemPart[] {
  return [
    ...areas.map(({ accessPoint, accessPoints }) => ({
      section: "accessPoints" as const,
      id: accessPoint,
      factors: [fromFigure("accessPoints", accessPoints)],
    })),
    ...distributors.flatMap(({ switch: model, switches }) => [
      { section: "switches" as const, id: model, factors: [fromFigure("switches", switches)] },
      {
        section: "transceivers" as const,
        id: wlan.transceiver,
        factors: [
          fromFigure("switches", switches),
          fromCatalog(catalog, "switches", model, "uplinks", switchOf(catalog, model).uplinks, "links"),
          fromConstant(LINK_ENDS),
        ],
      },
    ]),
  ];
}
