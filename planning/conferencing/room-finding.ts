import type { Catalog } from "../../model/estate";
import type { Finding } from "../../model/diagnostic";
import { errorAt } from "../finding-at";
import {
  diagonalInches,
  DISPLAY_BOTTOM_METRES,
  displaysOf,
  NEAREST_SEAT_HEIGHTS,
  pictureMetres,
} from "./display-size";
import type { PlacedRoom } from "./room-kit";
import type { RoomKitPlan } from "./room-plan";

/** The farthest person needs a larger display than there is. */
export function noDisplayFinding(catalog: Catalog, { site, id, room }: PlacedRoom): Finding {
  const needed = Math.ceil(diagonalInches(room.farthestSeatMetres, room.use));
  const largest = displaysOf(catalog).at(-1);
  return errorAt({
    rule: "room/no-display",
    file: site.file,
    keys: ["rooms", id, "farthestSeatMetres"],
    message: `the farthest seat of room "${id}" is ${room.farthestSeatMetres} m away and needs a display of ${needed} inches for ${room.use} use; the largest of the catalogue has ${largest?.inches ?? 0}`,
    hint: "move the seat nearer, show less detail (use), or add a display to the catalogue",
  });
}

/** What keeps a kit from being installed: displays do not fit the wall, or somebody sits too near. */
export function kitFindings(catalog: Catalog, placed: PlacedRoom, kit: RoomKitPlan): readonly Finding[] {
  const inches = catalog.roomDevices[kit.display]?.display?.diagonalInches ?? 0;
  const picture = pictureMetres(inches);
  return [
    ...wallFindings(placed, kit, inches, picture),
    ...nearestSeatFindings(placed, inches, picture.heightMetres),
  ];
}

function wallFindings(
  { site, id, room }: PlacedRoom,
  { displays }: RoomKitPlan,
  inches: number,
  { widthMetres, heightMetres }: ReturnType<typeof pictureMetres>,
): readonly Finding[] {
  const width = round(displays * widthMetres);
  const height = round(DISPLAY_BOTTOM_METRES.value + heightMetres);
  if (width <= room.widthMetres && height <= room.heightMetres) return [];
  const isWide = width > room.widthMetres;
  const what = isWide
    ? `${width} m wide; the wall has ${room.widthMetres} m`
    : `with the lower edge at ${DISPLAY_BOTTOM_METRES.value} m they end at ${height} m; the room is ${room.heightMetres} m high`;
  return [
    errorAt({
      rule: "room/display-too-large",
      file: site.file,
      keys: ["rooms", id, isWide ? "widthMetres" : "class"],
      message: `room "${id}" needs ${displays} × ${inches} inches, ${what}`,
      hint: "move the farthest seat nearer, show less detail (use), or choose a class with fewer displays",
    }),
  ];
}

function nearestSeatFindings(
  { site, id, room }: PlacedRoom,
  inches: number,
  heightMetres: number,
): readonly Finding[] {
  const smallest = round(heightMetres * NEAREST_SEAT_HEIGHTS.value);
  if (room.nearestSeatMetres >= smallest) return [];
  return [
    errorAt({
      rule: "room/seat-too-near",
      file: site.file,
      keys: ["rooms", id, "nearestSeatMetres"],
      message: `the nearest seat of room "${id}" is ${room.nearestSeatMetres} m away from a display of ${inches} inches; allowed are ${smallest} m or more`,
      hint: "move the seat back, or the farthest one nearer, so that a smaller display serves",
    }),
  ];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
