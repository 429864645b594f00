import type { WlanSpec } from "../../generated/estate";
import type { Estate, Site } from "../../model/estate";
import type { SiteRoomsPlan } from "../conferencing/room-plan";
import type { PlanningConstant } from "../constant";
import type { SiteSizing } from "../estate-sizing";
import type { Figure, FigureInput } from "../figure";
import { fromConstant, fromFigure, fromYaml } from "../figure-input";
import { roundUp } from "../rounding";
import type { BuildingSegment, SiteNetworksSizing } from "./network-plan";
import type { SiteWlan } from "./wlan-plan";
import { devicesPerPersonInput } from "./wlan-setting";

/** Room for growth in a network of a building. */
export const BUILDING_NETWORK_GROWTH: PlanningConstant = {
  name: "BUILDING_NETWORK_GROWTH",
  value: 1.25,
  unit: "factor",
  certainty: "assumption",
  source: "a quarter; a network is not widened later without pain, and rounding to a block leaves more",
};

/** Addresses of a network that no device gets. */
export const BUILDING_NETWORK_RESERVED: PlanningConstant = {
  name: "BUILDING_NETWORK_RESERVED",
  value: 5,
  unit: "addresses",
  certainty: "assumption",
  source: "network and broadcast address, a gateway address and the two routers behind it (RFC 5798)",
};

/** Where networks of a building get their size from. */
export interface SiteNetworkSources {
  readonly sizing: Pick<SiteSizing, "peakPeopleOnSite">;
  readonly wlan: SiteWlan;
  readonly rooms: SiteRoomsPlan | undefined;
}

/**
 * Addresses that a network of a building should hold.
 *
 * `ceil(devices × BUILDING_NETWORK_GROWTH) + BUILDING_NETWORK_RESERVED`
 *
 * @param devices - devices that have an address at the same time (>= 0)
 * @example
 * buildingAddresses(80) // => 105
 */
export function buildingAddresses(devices: number): number {
  return roundUp(devices * BUILDING_NETWORK_GROWTH.value) + BUILDING_NETWORK_RESERVED.value;
}

/**
 * Networks of a building by what stands or walks in it; undefined where the estate names no networks on the air.
 *
 * `management` holds access points and switches, `devices` meeting rooms too, and neither is reached from the others.
 */
export function siteNetworks(
  { settings }: Estate,
  site: Site,
  sources: SiteNetworkSources,
): SiteNetworksSizing | undefined {
  const { wlan } = settings;
  if (wlan === undefined || Object.keys(wlan.ssids).length === 0) return undefined;
  const purposes = new Set(Object.values(wlan.ssids).map(({ purpose }) => purpose));
  const hasDevices = purposes.has("devices") || sources.rooms !== undefined;
  const segments: readonly BuildingSegment[] = [
    ...(purposes.has("staff") ? (["staff", "voice"] as const) : []),
    ...(purposes.has("guests") ? (["guests"] as const) : []),
    ...(hasDevices ? (["devices"] as const) : []),
    "management",
  ];
  return {
    isBuilt: site.state !== "planned" && site.state !== "retired",
    segments: segments.map((segment) => ({
      segment,
      addresses: addressesFigure(site, segment, demand(segment, wlan, site, sources)),
    })),
  };
}

interface Demand {
  readonly devices: number;
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
}

function addressesFigure(site: Site, segment: BuildingSegment, { devices, formula, inputs }: Demand): Figure {
  return {
    subject: `site/${site.id}/${segment}Addresses`,
    value: buildingAddresses(devices),
    unit: "addresses",
    formula: `ceil(${formula} × BUILDING_NETWORK_GROWTH) + BUILDING_NETWORK_RESERVED`,
    inputs: [...inputs, fromConstant(BUILDING_NETWORK_GROWTH), fromConstant(BUILDING_NETWORK_RESERVED)],
  };
}

function demand(
  segment: BuildingSegment,
  settings: WlanSpec,
  site: Site,
  { sizing: { peakPeopleOnSite }, wlan, rooms }: SiteNetworkSources,
): Demand {
  const people = fromFigure("peakPeopleOnSite", peakPeopleOnSite);
  switch (segment) {
    case "staff": {
      const perPerson = devicesPerPersonInput(settings);
      return {
        devices: people.value * perPerson.value,
        formula: "peakPeopleOnSite × devicesPerPerson",
        inputs: [people, perPerson],
      };
    }
    case "voice":
      return { devices: people.value, formula: "peakPeopleOnSite", inputs: [people] };
    case "guests":
      return sumDemand("(peakPeopleOnSite + sum of visitors)", [people, ...areaInputs(site, "visitors")]);
    case "devices": {
      const ports = rooms === undefined ? [] : [fromFigure("ports", rooms.ports)];
      return sumDemand("(ports + sum of fixedDevices)", [...ports, ...areaInputs(site, "fixedDevices")]);
    }
    case "management":
      return sumDemand("(accessPoints + switches)", [
        fromFigure("accessPoints", wlan.accessPoints),
        fromFigure("switches", wlan.switches),
      ]);
  }
}

function sumDemand(formula: string, inputs: readonly FigureInput[]): Demand {
  return { devices: inputs.reduce((sum, { value }) => sum + value, 0), formula, inputs };
}

function areaInputs({ areas, file }: Site, key: "visitors" | "fixedDevices"): readonly FigureInput[] {
  const unit = key === "visitors" ? "people" : "devices";
  return Object.entries(areas).map(([id, area]) => fromYaml(key, area[key], unit, file, "areas", id, key));
}
