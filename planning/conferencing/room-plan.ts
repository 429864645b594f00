import type { Figure } from "../figure";

/** Room devices of the catalogue with their number. */
export type RoomPieces = readonly { readonly id: string; readonly pieces: number }[];

/** Kit of one room; rooms that are alike share it. */
export interface RoomKitPlan {
  /** Key in the site's file. */
  readonly id: string;
  /** Room class of the catalogue. */
  readonly class: string;
  /** Rooms that are alike. */
  readonly count: number;
  readonly seats: number;
  /** Diagonal that the farthest person needs. */
  readonly diagonalInches: Figure;
  /** The display that was chosen, an entry of the catalogue. */
  readonly display: string;
  readonly displays: number;
  readonly cameras: Figure;
  /** Those of cameras included. */
  readonly microphones: Figure;
  /** Pieces for one room, sorted by id. */
  readonly devices: RoomPieces;
  /** Network ports of one room, all in the building's AV network. */
  readonly ports: Figure;
  /** Power that switch ports hold ready for one room. */
  readonly poeWatts: Figure;
  /** Of one room. */
  readonly costEur: Figure;
}

/** Meeting rooms of a building. */
export interface SiteRoomsPlan {
  /** Sorted by id. */
  readonly kits: readonly RoomKitPlan[];
  readonly rooms: Figure;
  /** Ports, and addresses, that the building's AV network needs for them. */
  readonly ports: Figure;
  readonly poeWatts: Figure;
  /** Traffic of rooms in conferences in the busiest hour, each direction. */
  readonly videoMbps: Figure;
  readonly costEur: Figure;
  /** Bill of materials, sorted by id. */
  readonly devices: RoomPieces;
}
