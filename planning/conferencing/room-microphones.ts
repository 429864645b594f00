import type { CameraSpec, MicrophoneSpec } from "../../generated/catalog";
import { roundUp } from "../rounding";

/** What people and room ask of microphones. */
export interface HearingDemand {
  readonly seats: number;
  readonly squareMetres: number;
}

/**
 * Cameras of a room: one for each reach up to the farthest person, but never fewer than the class has.
 *
 * `max(minimumCameras, ceil(farthestSeatMetres ÷ reachMetres))`
 *
 * @example
 * cameraCount(14, { reachMetres: 10 }, 1) // => 2
 */
export function cameraCount(
  farthestSeatMetres: number,
  { reachMetres }: CameraSpec,
  minimumCameras: number,
): number {
  return Math.max(minimumCameras, roundUp(farthestSeatMetres / reachMetres));
}

/**
 * Microphones beside those that cameras bring along: enough for the seats and for the floor area that are left.
 *
 * `max(ceil(seats left ÷ seats), ceil(area left ÷ squareMetres))`; area counts only where seats are left: nobody speaks
 * from an empty corner.
 *
 * @param builtIn - microphones of the cameras together
 * @returns pieces, and what decided
 * @example
 * extraMicrophones({ seats: 12, squareMetres: 33 }, { seats: 6, squareMetres: 15 }, { seats: 6, squareMetres: 25 })
 * // => { pieces: 1, boundBy: "seats" }
 */
export function extraMicrophones(
  demand: HearingDemand,
  microphone: MicrophoneSpec,
  builtIn: HearingDemand,
): { readonly pieces: number; readonly boundBy: "seats" | "area" } {
  const seats = Math.max(0, demand.seats - builtIn.seats);
  const area = Math.max(0, demand.squareMetres - builtIn.squareMetres);
  const forSeats = roundUp(seats / microphone.seats);
  const forArea = seats === 0 ? 0 : roundUp(area / microphone.squareMetres);
  return forArea > forSeats ? { pieces: forArea, boundBy: "area" } : { pieces: forSeats, boundBy: "seats" };
}
