import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { Site } from "../estate";
import { errorAt, warningAt } from "../finding";
import { pointerTo } from "../json-pointer";
import { reference } from "./reference";

/** Meeting rooms are cabled from distributors that exist, each room from one. */
export function checkRoomDistributors(draft: DraftEstate): readonly Finding[] {
  const plansCables = draft.settings?.wlan !== undefined && draft.settings.conferencing !== undefined;
  return draft.sites.flatMap((site) => [
    ...Object.keys(site.rooms).flatMap((id) => [...references(site, id), ...countFindings(site, id)]),
    ...(plansCables && site.state !== "retired" ? openFindings(site) : []),
  ]);
}

function references({ file, rooms, distributors }: Site, id: string): readonly Finding[] {
  const known = new Set(Object.keys(distributors));
  return Object.keys(rooms[id]?.distributors ?? {}).flatMap((distributor) =>
    reference(
      { file, pointer: pointerTo("rooms", id, "distributors", distributor), atKey: true },
      distributor,
      {
        rule: "ref/unknown-distributor",
        noun: "distributor",
        known,
        nothing: "describe it under distributors in the same file",
      },
    ),
  );
}

function countFindings({ file, rooms }: Site, id: string): readonly Finding[] {
  const { count = 0, distributors } = rooms[id] ?? {};
  if (distributors === undefined) return [];
  const cabled = Object.values(distributors).reduce((sum, own) => sum + own, 0);
  if (cabled === count) return [];
  const place = { file, pointer: pointerTo("rooms", id, "distributors"), atKey: true };
  const message = `there are ${count} rooms "${id}"; their distributors cable ${cabled}`;
  return [errorAt(place, "room/distributor-count", message, "correct count, or the rooms of a distributor")];
}

/** Where nobody says which distributor cables a room, its switches are a guess. */
function openFindings({ id, file, rooms, distributors }: Site): readonly Finding[] {
  const open = Object.entries(rooms).flatMap(([room, spec]) =>
    spec.distributors === undefined ? [`"${room}"`] : [],
  );
  const count = Object.keys(distributors).length;
  if (open.length === 0 || count === 1) return [];
  const place = { file, pointer: "/rooms", atKey: true };
  const rule = "room/no-distributor";
  const names = open.join(", ");
  const message =
    count === 0
      ? `site "${id}" has meeting rooms (${names}) and no distributor: nobody plans their ports and cables`
      : `nobody says which of the ${count} distributors of site "${id}" cables its meeting rooms (${names}); each gets about as many`;
  const hint = count === 0 ? "describe the site's distributors" : "add distributors to the rooms";
  return [warningAt(place, rule, message, hint)];
}
