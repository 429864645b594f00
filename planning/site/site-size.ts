import type { Finding } from "../../model/diagnostic";
import type { Estate, Site } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { SiteSizing } from "../estate-sizing";
import type { Figure, FigureInput } from "../figure";
import { fromConstant, fromYaml } from "../figure-input";
import { ownValue } from "../lock/lock-entry";
import { groupPresences, type GroupPresence } from "./group-presence";
import { roundDown, roundTo, roundUp } from "../rounding";
import { siteFindings } from "./site-finding";
import { uplinkShare } from "./uplink-share";

/** Addresses that a building needs for each desk: computer, phone, a private device and a share of printers. */
export const SITE_ADDRESSES_PER_DESK: PlanningConstant = {
  name: "SITE_ADDRESSES_PER_DESK",
  value: 4,
  unit: "addresses/desk",
  certainty: "assumption",
  source: "computer, phone, one device on WLAN, and a share of printers, displays and sensors",
};

/** Addresses of the smallest building: a /24. */
export const SITE_MIN_ADDRESSES: PlanningConstant = {
  name: "SITE_MIN_ADDRESSES",
  value: 254,
  unit: "addresses",
  certainty: "assumption",
  source: "one /24 per building keeps the plan readable, and the private space has 65,536 of them",
};

/** People of a user group who have their office in a building. */
export interface SiteShare extends GroupPresence {
  readonly people: number;
  readonly peopleInput: FigureInput;
}

/** Sizes all sites but those that were given up before they got addresses. Linear in the number of group × site pairs. */
export function sizeSites(estate: Estate): {
  readonly sites: readonly SiteSizing[];
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
} {
  const presences = groupPresences(estate);
  const shares = new Map<string, SiteShare[]>(estate.sites.map((site) => [site.id, []]));
  for (const presence of presences.values()) {
    for (const [siteId, people] of Object.entries(presence.group.sites)) {
      if (people === 0) continue;
      const peopleInput = fromYaml("people", people, "people", presence.group.file, "sites", siteId);
      const { group, onSiteShare, displayKbpsPerPerson, inputs } = presence;
      shares.get(siteId)?.push({ group, onSiteShare, displayKbpsPerPerson, inputs, people, peopleInput });
    }
  }
  const sized = estate.sites
    .filter((site) => isPlanned(site, estate.lock))
    .map((site) => ({ site, sizing: sizeSite(site, shares.get(site.id) ?? []) }));
  return {
    sites: sized.map(({ sizing }) => sizing),
    workings: [...presences.values()].flatMap((p) => [p.onSiteShare, p.displayKbpsPerPerson]),
    findings: sized.flatMap(({ site, sizing }) => siteFindings(site, sizing)),
  };
}

/** A building that is given up and never had addresses needs none; one that had keeps its place in the plan. */
function isPlanned({ id, state }: Site, lock: Estate["lock"]): boolean {
  return state !== "retired" || ownValue(lock?.sites ?? {}, id) !== undefined;
}

/**
 * Desks that a user group takes in a building: one for each `personsPerDesk` people, but never fewer than come on the
 * busiest day.
 *
 * `max(people ÷ personsPerDesk, people × onSiteShare)`; not rounded, groups share a building's desks.
 *
 * @example
 * desksOfGroup(90, 3, 0.2) // => 30
 */
export function desksOfGroup(people: number, personsPerDesk: number, onSiteShare: number): number {
  return Math.max(people / personsPerDesk, people * onSiteShare);
}

/**
 * Rooms that become free when more people share each.
 *
 * `rooms − ceil(rooms × personsPerRoomToday ÷ personsPerRoomTarget)`
 *
 * @example
 * roomsFreed(100, 2, 3) // => 33
 */
export function roomsFreed(rooms: number, personsPerRoomToday: number, personsPerRoomTarget: number): number {
  return roundDown(rooms - roundUp((rooms * personsPerRoomToday) / personsPerRoomTarget));
}

function sizeSite(site: Site, shares: readonly SiteShare[]): SiteSizing {
  const subject = (figure: string): string => `site/${site.id}/${figure}`;
  const displayMbps: Figure = {
    subject: subject("displayMbps"),
    value: roundTo(
      shares.reduce((sum, share) => sum + share.people * share.displayKbpsPerPerson.value, 0) / 1000,
      3,
    ),
    unit: "Mbit/s",
    formula: "sum(people × displayKbpsPerPerson) ÷ 1000",
    inputs: shares.flatMap(({ peopleInput, inputs }) => [peopleInput, inputs.displayKbpsPerPerson]),
  };
  const freed = freedFigure(site);
  return {
    id: site.id,
    file: site.file,
    people: {
      subject: subject("people"),
      value: shares.reduce((sum, share) => sum + share.people, 0),
      unit: "people",
      formula: "sum of people",
      inputs: shares.map(({ peopleInput }) => peopleInput),
    },
    peakPeopleOnSite: {
      subject: subject("peakPeopleOnSite"),
      value: roundUp(shares.reduce((sum, share) => sum + share.people * share.onSiteShare.value, 0)),
      unit: "people",
      formula: "ceil(sum(people × onSiteShare))",
      inputs: shares.flatMap(({ peopleInput, inputs }) => [peopleInput, inputs.onSiteShare]),
    },
    displayMbps,
    uplinkShare: uplinkShare(site, "uplinkShare", { name: "displayMbps", figure: displayMbps }),
    desksNeeded: desksFigure(site, shares),
    ...(freed === undefined ? {} : { roomsFreed: freed }),
    addresses: addressesFigure(site),
  };
}

function desksFigure(site: Site, shares: readonly SiteShare[]): Figure {
  const desks = shares.map(({ group, people, onSiteShare }) =>
    desksOfGroup(people, group.personsPerDesk, onSiteShare.value),
  );
  const byPresence = shares.some(({ group, onSiteShare }) => onSiteShare.value > 1 / group.personsPerDesk);
  return {
    subject: `site/${site.id}/desksNeeded`,
    value: roundUp(desks.reduce((sum, count) => sum + count, 0)),
    unit: "desks",
    formula: "ceil(sum(max(people ÷ personsPerDesk, people × onSiteShare)))",
    inputs: shares.flatMap(({ peopleInput, inputs }) => [
      peopleInput,
      inputs.personsPerDesk,
      inputs.onSiteShare,
    ]),
    boundBy: byPresence ? "people on site" : "desk sharing",
  };
}

function freedFigure(site: Site): Figure | undefined {
  if (site.offices === undefined) return undefined;
  const { rooms, personsPerRoomToday, personsPerRoomTarget } = site.offices;
  const input = (name: string, value: number, unit: string): FigureInput =>
    fromYaml(name, value, unit, site.file, "offices", name);
  return {
    subject: `site/${site.id}/roomsFreed`,
    value: roomsFreed(rooms, personsPerRoomToday, personsPerRoomTarget),
    unit: "rooms",
    formula: "rooms − ceil(rooms × personsPerRoomToday ÷ personsPerRoomTarget)",
    inputs: [
      input("rooms", rooms, "rooms"),
      input("personsPerRoomToday", personsPerRoomToday, "people/room"),
      input("personsPerRoomTarget", personsPerRoomTarget, "people/room"),
    ],
  };
}

function addressesFigure(site: Site): Figure {
  return {
    subject: `site/${site.id}/addresses`,
    value: Math.max(SITE_MIN_ADDRESSES.value, site.desks * SITE_ADDRESSES_PER_DESK.value),
    unit: "addresses",
    formula: "max(SITE_MIN_ADDRESSES, desks × SITE_ADDRESSES_PER_DESK)",
    inputs: [
      fromConstant(SITE_MIN_ADDRESSES),
      fromYaml("desks", site.desks, "desks", site.file, "desks"),
      fromConstant(SITE_ADDRESSES_PER_DESK),
    ],
  };
}
