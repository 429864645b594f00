import type { ConferencingSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { Estate, Site } from "../../model/estate";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromFigure, fromYaml } from "../figure-input";
import { roundTo } from "../rounding";
import { kitFindings, noDisplayFinding } from "./room-finding";
import { roomKit } from "./room-kit";
import type { RoomKitPlan, SiteRoomsPlan } from "./room-plan";

/** Meeting rooms of all buildings in use. */
export interface SizedRooms {
  /** Site → its rooms; sites without rooms are left out. */
  readonly sites: ReadonlyMap<string, SiteRoomsPlan>;
  readonly findings: readonly Finding[];
}

/** Sizes the kits of all rooms. A retired building needs none. Linear in the number of rooms. */
export function sizeRooms(estate: Estate, conferencing: ConferencingSpec): SizedRooms {
  const sites = new Map<string, SiteRoomsPlan>();
  const findings: Finding[] = [];
  for (const site of estate.sites) {
    if (site.state === "retired") continue;
    const kits = siteKits(estate, site, findings);
    if (kits.length > 0) sites.set(site.id, siteRooms(site, kits, conferencing));
  }
  return { sites, findings };
}

function siteKits(estate: Estate, site: Site, findings: Finding[]): readonly RoomKitPlan[] {
  const { catalog } = estate;
  return Object.entries(site.rooms)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, room]) => {
      const roomClass = catalog.roomClasses[room.class];
      if (roomClass === undefined) throw new RangeError(`room class "${room.class}" is not in the catalogue`);
      const placed = { site, id, room, roomClass };
      const kit = roomKit(estate, placed);
      if (kit === undefined) {
        findings.push(noDisplayFinding(catalog, placed));
        return [];
      }
      findings.push(...kitFindings(catalog, placed, kit));
      return [kit];
    });
}

function siteRooms(site: Site, kits: readonly RoomKitPlan[], conferencing: ConferencingSpec): SiteRoomsPlan {
  const rooms: Figure = {
    subject: `site/${site.id}/rooms`,
    value: kits.reduce((sum, { count }) => sum + count, 0),
    unit: "rooms",
    formula: "sum of count",
    inputs: kits.map((kit) => countInput(site, kit)),
  };
  return {
    kits,
    rooms,
    ports: siteFigure(site, kits, { name: "ports", figure: "roomPorts", unit: "ports" }),
    poeWatts: siteFigure(site, kits, { name: "poeWatts", figure: "roomPoeWatts", unit: "W" }),
    costEur: siteFigure(site, kits, { name: "costEur", figure: "roomCostEur", unit: "EUR" }),
    videoMbps: videoFigure(site, rooms, conferencing),
    devices: piecesOf(kits),
  };
}

function countInput(site: Site, { id, count }: RoomKitPlan) {
  return fromYaml("count", count, "rooms", site.file, "rooms", id, "count");
}

function siteFigure(
  site: Site,
  kits: readonly RoomKitPlan[],
  {
    name,
    figure,
    unit,
  }: { readonly name: "ports" | "poeWatts" | "costEur"; readonly figure: string; readonly unit: string },
): Figure {
  return {
    subject: `site/${site.id}/${figure}`,
    value: roundTo(
      kits.reduce((sum, kit) => sum + kit.count * kit[name].value, 0),
      2,
    ),
    unit,
    formula: `sum(count × ${name})`,
    inputs: kits.flatMap((kit) => [countInput(site, kit), fromFigure(name, kit[name])]),
  };
}

function videoFigure(site: Site, rooms: Figure, { roomShare, roomMbps }: ConferencingSpec): Figure {
  return {
    subject: `site/${site.id}/videoMbps`,
    value: roundTo(rooms.value * roomShare * roomMbps, 3),
    unit: "Mbit/s",
    formula: "rooms × roomShare × roomMbps",
    inputs: [
      fromFigure("rooms", rooms),
      fromYaml("roomShare", roomShare, "share", ESTATE_FILE, "conferencing", "roomShare"),
      fromYaml("roomMbps", roomMbps, "Mbit/s", ESTATE_FILE, "conferencing", "roomMbps"),
    ],
  };
}

function piecesOf(kits: readonly RoomKitPlan[]): SiteRoomsPlan["devices"] {
  const pieces = new Map<string, number>();
  for (const kit of kits) {
    for (const device of kit.devices) {
      pieces.set(device.id, (pieces.get(device.id) ?? 0) + kit.count * device.pieces);
    }
  }
  return [...pieces].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => ({ id, pieces: count }));
}
