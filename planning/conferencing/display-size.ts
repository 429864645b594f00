import type { RoomSpec } from "../../generated/site";
import type { Catalog } from "../../model/estate";
import type { PlanningConstant } from "../constant";

/** Diagonal of a picture of 16:9 as a multiple of its height: √(16² + 9²) ÷ 9. */
export const DIAGONAL_PER_HEIGHT: PlanningConstant = {
  name: "DIAGONAL_PER_HEIGHT",
  value: 2.04,
  unit: "factor",
  certainty: "measurement",
  source: "√(16² + 9²) ÷ 9, all displays of the catalogue are 16:9",
};

/** Width of a picture of 16:9 as a multiple of its diagonal: 16 ÷ √(16² + 9²). */
export const WIDTH_PER_DIAGONAL: PlanningConstant = {
  name: "WIDTH_PER_DIAGONAL",
  value: 0.872,
  unit: "factor",
  certainty: "measurement",
  source: "16 ÷ √(16² + 9²), all displays of the catalogue are 16:9",
};

/** Length of an inch. */
export const METRES_PER_INCH: PlanningConstant = {
  name: "METRES_PER_INCH",
  value: 0.0254,
  unit: "m/inch",
  certainty: "measurement",
  source: "definition of the inch",
};

/** Distance of the nearest person as a multiple of the picture's height, at least. */
export const NEAREST_SEAT_HEIGHTS: PlanningConstant = {
  name: "NEAREST_SEAT_HEIGHTS",
  value: 1.5,
  unit: "picture heights",
  certainty: "assumption",
  source: "1.5 to 2 picture heights are recommended (https://wavemist.io)",
};

/** Height of the lower edge of a display above the floor. */
export const DISPLAY_BOTTOM_METRES: PlanningConstant = {
  name: "DISPLAY_BOTTOM_METRES",
  value: 0.8,
  unit: "m",
  certainty: "assumption",
  source: "above the table, so that whoever sits behind it sees the lower edge",
};

const FARTHEST_SEAT_SOURCE = "4/6/8 rule (https://www.spye.co, https://blog.epson.com)";

/** Distance of the farthest person as a multiple of the picture's height, at most, by what is shown. */
export const FARTHEST_SEAT_HEIGHTS: Readonly<Record<RoomSpec["use"], PlanningConstant>> = {
  analytical: farthestSeatHeights(4),
  basic: farthestSeatHeights(6),
  passive: farthestSeatHeights(8),
};

function farthestSeatHeights(value: number): PlanningConstant {
  return {
    name: "FARTHEST_SEAT_HEIGHTS",
    value,
    unit: "picture heights",
    certainty: "assumption",
    source: FARTHEST_SEAT_SOURCE,
  };
}

/**
 * Diagonal of a display that the farthest person can read.
 *
 * `farthestSeatMetres ÷ FARTHEST_SEAT_HEIGHTS × DIAGONAL_PER_HEIGHT ÷ METRES_PER_INCH`
 *
 * @param farthestSeatMetres - distance of the farthest person from the display (m, > 0)
 * @param use - what is shown: plans, slides or films
 * @returns diagonal (inches), not rounded
 * @example
 * Math.round(diagonalInches(5, "basic")) // => 67
 */
export function diagonalInches(farthestSeatMetres: number, use: RoomSpec["use"]): number {
  const heightMetres = farthestSeatMetres / FARTHEST_SEAT_HEIGHTS[use].value;
  return (heightMetres * DIAGONAL_PER_HEIGHT.value) / METRES_PER_INCH.value;
}

/**
 * Width and height of a display's picture.
 *
 * @param inches - diagonal (inches)
 * @returns both in metres
 * @example
 * pictureMetres(100) // => { widthMetres: 2.21, heightMetres: 1.25 }
 */
export function pictureMetres(inches: number): {
  readonly widthMetres: number;
  readonly heightMetres: number;
} {
  const metres = inches * METRES_PER_INCH.value;
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    widthMetres: round(metres * WIDTH_PER_DIAGONAL.value),
    heightMetres: round(metres / DIAGONAL_PER_HEIGHT.value),
  };
}

/** A display of the catalogue. */
export interface DisplayChoice {
  readonly id: string;
  readonly inches: number;
}

/** Displays of the catalogue, the smallest first; of two that are equally large, by id. */
export function displaysOf({ roomDevices }: Catalog): readonly DisplayChoice[] {
  return Object.entries(roomDevices)
    .flatMap(([id, { display }]) => (display === undefined ? [] : [{ id, inches: display.diagonalInches }]))
    .sort((a, b) => a.inches - b.inches || (a.id < b.id ? -1 : 1));
}
