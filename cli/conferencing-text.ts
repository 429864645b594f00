import type { ConferenceServersPlan, ConferencingPlan } from "../planning/conferencing/conference-plan";
import { CONFERENCE_ROLES } from "../planning/conferencing/conference-servers";
import type { RoomKitPlan } from "../planning/conferencing/room-plan";
import type { SitePlan } from "../planning/plan";
import type { Colours } from "./colours";
import { plural } from "./findings";
import { whole } from "./quantity";
import { textTable } from "./text-table";

/** Meeting rooms by class, and the servers of the conference platform. */
export function conferencingText(
  { rooms, roomCostEur, servers, cloudPeople }: ConferencingPlan,
  sites: readonly SitePlan[],
  colours: Colours,
): readonly string[] {
  const kits = sites.flatMap((site) => site.rooms?.kits ?? []);
  const buildings = sites.filter((site) => site.rooms !== undefined).length;
  return [
    ...(kits.length === 0 ? [] : [roomTable(kits, colours)]),
    `rooms     ${whole(rooms.value)} in ${plural(buildings, "building")}, ${whole(roomCostEur.value)} EUR once`,
    ...(servers === undefined ? [] : [serverText(servers, cloudPeople.value)]),
  ];
}

function roomTable(kits: readonly RoomKitPlan[], colours: Colours): string {
  const classes = [...new Set(kits.map((kit) => kit.class))].sort();
  const rows = classes.map((name) => {
    const own = kits.filter((kit) => kit.class === name);
    const sum = (of: (kit: RoomKitPlan) => number): string =>
      whole(own.reduce((total, kit) => total + kit.count * of(kit), 0));
    return [
      name,
      sum(() => 1),
      sum(({ seats }) => seats),
      [...new Set(own.map(({ displays, display }) => `${displays} × ${display}`))].sort().join(", "),
      sum(({ cameras }) => cameras.value),
      sum(({ microphones }) => microphones.value),
      sum(({ ports }) => ports.value),
      sum(({ poeWatts }) => poeWatts.value),
      sum(({ costEur }) => costEur.value),
    ];
  });
  const head = [
    "room class",
    "rooms",
    "seats",
    "displays",
    "cameras",
    "microphones",
    "ports",
    "PoE W",
    "EUR",
  ];
  return textTable(head, rows, colours);
}

function serverText({ participants, servers }: ConferenceServersPlan, cloudPeople: number): string {
  const roles = CONFERENCE_ROLES.map((role) => `${whole(servers[role].value)} ${role}`).join(", ");
  const cloud = cloudPeople === 0 ? "" : `; ${whole(cloudPeople)} people confer in a cloud service`;
  return `meetings  ${whole(participants.value)} participants at a time, servers: ${roles}${cloud}`;
}
