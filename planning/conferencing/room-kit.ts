import type { RoomClass } from "../../generated/catalog";
import type { RoomSpec } from "../../generated/site";
import type { Catalog, Estate, Site } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { catalogFile, fromCatalog, fromConstant, fromYaml } from "../figure-input";
import { roundTo, roundUp } from "../rounding";
import {
  diagonalInches,
  DIAGONAL_PER_HEIGHT,
  displaysOf,
  FARTHEST_SEAT_HEIGHTS,
  METRES_PER_INCH,
} from "./display-size";
import { kitCostEur, kitPoeWatts, kitPorts } from "./kit-figure";
import { cameraCount, extraMicrophones } from "./room-microphones";
import type { RoomKitPlan, RoomPieces } from "./room-plan";

/** A room of a building with its class. */
export interface PlacedRoom {
  readonly site: Site;
  readonly id: string;
  readonly room: Readonly<RoomSpec>;
  readonly roomClass: Readonly<RoomClass>;
}

/**
 * Kit of a room: display by viewing distance, cameras by distance, microphones by seats and area, the rest by class.
 *
 * @returns undefined when the catalogue has no display that is large enough
 */
export function roomKit(estate: Estate, placed: PlacedRoom): RoomKitPlan | undefined {
  const { catalog } = estate;
  const { room, roomClass } = placed;
  const diagonal = diagonalFigure(placed);
  const display = displaysOf(catalog).find(({ inches }) => inches >= diagonal.value);
  if (display === undefined) return undefined;
  const cameras = camerasFigure(catalog, placed);
  const microphones = microphonesFigure(catalog, placed, cameras.value);
  const devices = merged([
    [display.id, roomClass.displays],
    [roomClass.camera, cameras.value],
    [roomClass.microphone, microphones.extra],
    ...hearingSupport(estate, placed),
    ...Object.entries(roomClass.equipment),
    ...Object.entries(room.extraDevices),
  ]);
  const spare = fromCatalog(catalog, "roomClasses", room.class, "sparePorts", roomClass.sparePorts, "ports");
  return {
    id: placed.id,
    class: room.class,
    count: room.count,
    seats: room.seats,
    diagonalInches: diagonal,
    display: display.id,
    displays: roomClass.displays,
    cameras,
    microphones: microphones.figure,
    devices,
    ports: kitPorts(catalog, subject(placed, "ports"), devices, spare),
    poeWatts: kitPoeWatts(catalog, subject(placed, "poeWatts"), devices),
    costEur: kitCostEur(catalog, subject(placed, "costEur"), devices),
  };
}

function subject({ site, id }: PlacedRoom, figure: string): string {
  return `room/${site.id}/${id}/${figure}`;
}

function roomInput(
  { site, id, room }: PlacedRoom,
  key: "seats" | "lengthMetres" | "widthMetres" | "farthestSeatMetres",
  unit: string,
): FigureInput {
  return fromYaml(key, room[key], unit, site.file, "rooms", id, key);
}

function diagonalFigure(placed: PlacedRoom): Figure {
  const { farthestSeatMetres, use } = placed.room;
  return {
    subject: subject(placed, "diagonalInches"),
    value: roundTo(diagonalInches(farthestSeatMetres, use), 1),
    unit: "inches",
    formula: "farthestSeatMetres ÷ FARTHEST_SEAT_HEIGHTS × DIAGONAL_PER_HEIGHT ÷ METRES_PER_INCH",
    inputs: [
      roomInput(placed, "farthestSeatMetres", "m"),
      fromConstant(FARTHEST_SEAT_HEIGHTS[use]),
      fromConstant(DIAGONAL_PER_HEIGHT),
      fromConstant(METRES_PER_INCH),
    ],
  };
}

function camerasFigure(catalog: Catalog, placed: PlacedRoom): Figure {
  const { room, roomClass } = placed;
  const { camera: id, minimumCameras } = roomClass;
  const { reachMetres } = required(catalog.roomDevices[id]?.camera, id);
  return {
    subject: subject(placed, "cameras"),
    value: cameraCount(room.farthestSeatMetres, { reachMetres }, minimumCameras),
    unit: "cameras",
    formula: "max(minimumCameras, ceil(farthestSeatMetres ÷ reachMetres))",
    inputs: [
      fromCatalog(catalog, "roomClasses", room.class, "minimumCameras", minimumCameras, "cameras"),
      roomInput(placed, "farthestSeatMetres", "m"),
      deviceInput(catalog, id, ["camera", "reachMetres"], {
        name: "reachMetres",
        value: reachMetres,
        unit: "m",
      }),
    ],
  };
}

function microphonesFigure(
  catalog: Catalog,
  placed: PlacedRoom,
  cameras: number,
): { readonly figure: Figure; readonly extra: number } {
  const { room, roomClass } = placed;
  const own = required(catalog.roomDevices[roomClass.microphone]?.microphone, roomClass.microphone);
  const inCamera = catalog.roomDevices[roomClass.camera]?.microphone;
  const demand = { seats: room.seats, squareMetres: room.lengthMetres * room.widthMetres };
  const builtIn = {
    seats: (inCamera?.seats ?? 0) * cameras,
    squareMetres: (inCamera?.squareMetres ?? 0) * cameras,
  };
  const { pieces, boundBy } = extraMicrophones(demand, own, builtIn);
  const inputs = (id: string, name: string, { seats, squareMetres }: typeof own): readonly FigureInput[] => [
    deviceInput(catalog, id, ["microphone", "seats"], { name: `${name}Seats`, value: seats, unit: "people" }),
    deviceInput(catalog, id, ["microphone", "squareMetres"], {
      name: `${name}SquareMetres`,
      value: squareMetres,
      unit: "m²",
    }),
  ];
  return {
    extra: pieces,
    figure: {
      subject: subject(placed, "microphones"),
      value: pieces + (inCamera === undefined ? 0 : cameras),
      unit: "microphones",
      formula:
        "those of cameras + max(ceil(seats left ÷ microphoneSeats), ceil(lengthMetres × widthMetres left ÷ microphoneSquareMetres))",
      inputs: [
        roomInput(placed, "seats", "people"),
        roomInput(placed, "lengthMetres", "m"),
        roomInput(placed, "widthMetres", "m"),
        ...inputs(roomClass.microphone, "microphone", own),
        ...(inCamera === undefined ? [] : inputs(roomClass.camera, "camera", inCamera)),
      ],
      boundBy,
    },
  };
}

function hearingSupport(
  { settings, catalog }: Estate,
  { room, roomClass }: PlacedRoom,
): readonly (readonly [string, number])[] {
  const support = room.hearingSupport ?? roomClass.hearingSupport;
  if (support === undefined) return [];
  const receiver = catalog.roomDevices[support]?.receiver;
  const share = settings.conferencing?.hearingReceiverShare ?? 0;
  return [
    [support, 1],
    ...(receiver === undefined ? [] : [[receiver, roundUp(room.seats * share)] as const]),
  ];
}

/** Pieces by device, sorted by id; those with none are left out. */
function merged(parts: readonly (readonly [string, number])[]): RoomPieces {
  const pieces = new Map<string, number>();
  for (const [id, count] of parts) pieces.set(id, (pieces.get(id) ?? 0) + count);
  return [...pieces]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, count]) => ({ id, pieces: count }));
}

function deviceInput(
  catalog: Catalog,
  id: string,
  keys: readonly string[],
  { name, value, unit }: { readonly name: string; readonly value: number; readonly unit: string },
): FigureInput {
  return fromYaml(name, value, unit, catalogFile(catalog, "roomDevices", id), "roomDevices", id, ...keys);
}

/** @throws RangeError for a device that lacks what its class takes it for; the model refuses such a catalogue */
function required<Part>(part: Part | undefined, id: string): Part {
  if (part === undefined) throw new RangeError(`room device "${id}" lacks what its class takes it for`);
  return part;
}
