import type { Site } from "../../model/estate";
import type { RoomKitPlan, SiteRoomsPlan } from "../conferencing/room-plan";
import type { FigureInput } from "../figure";
import { fromYaml } from "../figure-input";

/** Rooms with the same kit that a distributor cables. */
export interface CabledRooms {
  readonly kit: RoomKitPlan;
  /** How many. */
  readonly rooms: number;
  /** Where that stands; `count`, all rooms of the kit, where nobody says how they are divided. */
  readonly input: FigureInput;
}

/**
 * Rooms of a building by the distributor that cables them. Rooms that name none are all cabled from the only one; of
 * several each gets about as many, the first ones by id one more.
 *
 * @returns distributor → rooms; empty without distributors
 */
export function cabledRooms(
  site: Site,
  rooms: SiteRoomsPlan | undefined,
): ReadonlyMap<string, readonly CabledRooms[]> {
  const distributors = Object.keys(site.distributors).sort();
  const byDistributor = new Map<string, CabledRooms[]>();
  for (const kit of rooms?.kits ?? []) {
    for (const [distributor, own] of shares(site, kit, distributors)) {
      const list = byDistributor.get(distributor);
      if (list === undefined) byDistributor.set(distributor, [own]);
      else list.push(own);
    }
  }
  return byDistributor;
}

function shares(
  { file, rooms }: Site,
  kit: RoomKitPlan,
  distributors: readonly string[],
): readonly (readonly [distributor: string, own: CabledRooms])[] {
  const { id, count } = kit;
  const named = rooms[id]?.distributors;
  if (named !== undefined) {
    return Object.entries(named).map(([distributor, own]) => {
      const input = fromYaml("rooms", own, "rooms", file, "rooms", id, "distributors", distributor);
      return [distributor, { kit, rooms: own, input }];
    });
  }
  const input = fromYaml("count", count, "rooms", file, "rooms", id, "count");
  return evenShares(count, distributors.length).flatMap((own, index) => {
    const distributor = distributors[index];
    if (distributor === undefined || own === 0) return [];
    return [[distributor, { kit, rooms: own, input }] as const];
  });
}

/**
 * A number of pieces divided into whole parts that differ by one at most, the larger ones first.
 *
 * @example
 * evenShares(7, 3) // => [3, 2, 2]
 */
export function evenShares(pieces: number, parts: number): readonly number[] {
  return Array.from(
    { length: parts },
    (_, index) => Math.floor(pieces / parts) + (index < pieces % parts ? 1 : 0),
  );
}
