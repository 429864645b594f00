import type { RoomClass } from "../../generated/catalog";
import type { RoomSpec } from "../../generated/site";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt, type Place } from "../finding";
import { pointerTo } from "../json-pointer";
import { reference } from "./reference";

/** A room with where it stands. */
interface PlacedRoom {
  readonly id: string;
  readonly file: string;
  readonly room: Readonly<RoomSpec>;
}

/** Rooms fit their class, and what they and the classes name is in the catalogue. */
export function checkRooms(draft: DraftEstate): readonly Finding[] {
  return [
    ...draft.sites.flatMap(({ file, rooms }) =>
      Object.entries(rooms).flatMap(([id, room]) => roomFindings(draft, { id, file, room })),
    ),
    ...Object.entries(draft.catalog.roomClasses).flatMap(([id, roomClass]) =>
      classFindings(draft, id, roomClass),
    ),
    ...Object.entries(draft.catalog.roomDevices).flatMap(([id, { receiver }]) => {
      const file = draft.catalog.files.get(`roomDevices/${id}`) ?? "";
      const place = { file, pointer: pointerTo("roomDevices", id, "receiver") };
      return receiver === undefined ? [] : deviceReference(draft, place, receiver);
    }),
  ];
}

function at({ id, file }: Pick<PlacedRoom, "id" | "file">, ...keys: readonly string[]): Place {
  return { file, pointer: pointerTo("rooms", id, ...keys) };
}

function roomFindings(draft: DraftEstate, placed: PlacedRoom): readonly Finding[] {
  const { room } = placed;
  const roomClass = draft.catalog.roomClasses[room.class];
  return [
    ...reference(at(placed, "class"), room.class, {
      rule: "ref/unknown-room-class",
      noun: "room class",
      known: draft.catalogComplete ? draft.ids.catalog.roomClasses : undefined,
      nothing: "describe it under roomClasses in catalog/",
    }),
    ...Object.keys(room.extraDevices).flatMap((device) =>
      deviceReference(draft, { ...at(placed, "extraDevices", device), atKey: true }, device),
    ),
    ...(room.hearingSupport === undefined
      ? []
      : deviceReference(draft, at(placed, "hearingSupport"), room.hearingSupport)),
    ...seatDistances(placed),
    ...(roomClass === undefined ? [] : classFits(draft, placed, roomClass)),
  ];
}

function deviceReference(draft: DraftEstate, place: Place, id: string): readonly Finding[] {
  return reference(place, id, {
    rule: "ref/unknown-room-device",
    noun: "room device",
    known: draft.catalogComplete ? draft.ids.catalog.roomDevices : undefined,
    nothing: "describe it under roomDevices in catalog/",
  });
}

/** Room and seats fit the kit; the way out names the classes that do. */
function classFits(
  { catalog }: DraftEstate,
  placed: PlacedRoom,
  { minimumSquareMetres, maximumSeats }: RoomClass,
): readonly Finding[] {
  const { id, room } = placed;
  const squareMetres = room.lengthMetres * room.widthMetres;
  const fitting = Object.entries(catalog.roomClasses)
    .filter(([, other]) => squareMetres >= other.minimumSquareMetres && room.seats <= other.maximumSeats)
    .map(([name]) => `"${name}"`);
  const hint =
    fitting.length === 0
      ? "no class fits room and seats: put fewer seats into it, or take another room"
      : `classes that fit room and seats: ${fitting.join(", ")}`;
  const findings: Finding[] = [];
  if (squareMetres < minimumSquareMetres) {
    const message = `room "${id}" has ${round(squareMetres)} m²; a kit of class "${room.class}" needs ${minimumSquareMetres} m² or more`;
    findings.push(errorAt(at(placed, "class"), "room/size", message, hint));
  }
  if (room.seats > maximumSeats) {
    const message = `room "${id}" has ${room.seats} seats; a kit of class "${room.class}" serves at most ${maximumSeats}`;
    findings.push(errorAt(at(placed, "seats"), "room/seats", message, hint));
  }
  return findings;
}

/** Nobody sits behind somebody who sits farther away, or behind the wall: the diagonal is the longest view. */
function seatDistances(placed: PlacedRoom): readonly Finding[] {
  const { lengthMetres, widthMetres, nearestSeatMetres, farthestSeatMetres } = placed.room;
  const longest = Math.hypot(lengthMetres, widthMetres);
  const rule = "room/seat-distance";
  if (farthestSeatMetres > longest) {
    const message = `the farthest seat of room "${placed.id}" is ${farthestSeatMetres} m away from the displays; the room's diagonal is ${round(longest)} m`;
    return [errorAt(at(placed, "farthestSeatMetres"), rule, message, "measure seat and room again")];
  }
  if (nearestSeatMetres > farthestSeatMetres) {
    const message = `the nearest seat of room "${placed.id}" is ${nearestSeatMetres} m away from the displays, the farthest one ${farthestSeatMetres} m`;
    return [errorAt(at(placed, "nearestSeatMetres"), rule, message, "exchange the two figures")];
  }
  return [];
}

/** What a class is made of exists, and can do what it is there for. */
function classFindings(draft: DraftEstate, id: string, roomClass: RoomClass): readonly Finding[] {
  const file = draft.catalog.files.get(`roomClasses/${id}`) ?? "";
  const place = (...keys: readonly string[]): Place => ({
    file,
    pointer: pointerTo("roomClasses", id, ...keys),
  });
  const { hearingSupport } = roomClass;
  return [
    ...(["camera", "microphone"] as const).flatMap((key) => {
      const unknown = deviceReference(draft, place(key), roomClass[key]);
      const device = draft.catalog.roomDevices[roomClass[key]];
      if (device === undefined || device[key] !== undefined) return unknown;
      const message = `room class "${id}" takes "${roomClass[key]}" as its ${key}, which has none`;
      return [
        errorAt(
          place(key),
          "catalog/room-capability",
          message,
          `describe its ${key}, or name another device`,
        ),
      ];
    }),
    ...(hearingSupport === undefined ? [] : deviceReference(draft, place("hearingSupport"), hearingSupport)),
    ...Object.keys(roomClass.equipment).flatMap((device) =>
      deviceReference(draft, { ...place("equipment", device), atKey: true }, device),
    ),
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
