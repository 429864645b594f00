import type { Scenario, UserGroup } from "../../model/estate";

/** People of one user group in one scenario. */
export interface Seat {
  readonly group: UserGroup;
  readonly scenario: Scenario;
  readonly people: number;
}

/**
 * All seats with people, by user group and scenario.
 *
 * @throws RangeError when a group names a scenario that does not exist
 */
export function seatsOf(scenarios: readonly Scenario[], userGroups: readonly UserGroup[]): readonly Seat[] {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  return userGroups.flatMap((group) =>
    Object.entries(group.scenarios)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, people]) => {
        const scenario = byId.get(id);
        if (scenario === undefined) {
          throw new RangeError(`scenario "${id}" of user group "${group.id}" is not in the estate`);
        }
        return people > 0 ? [{ group, scenario, people }] : [];
      }),
  );
}

/**
 * Fills people into places in the given order.
 *
 * @param people - to be placed (≥ 0)
 * @param capacities - people that each place takes (≥ 0)
 * @returns people per place; their sum is smaller than `people` when the places are too few
 * @example
 * spread(50, [40, 30, 20]) // => [40, 10, 0]
 */
export function spread(people: number, capacities: readonly number[]): readonly number[] {
  let left = people;
  return capacities.map((capacity) => {
    const taken = Math.min(left, capacity);
    left -= taken;
    return taken;
  });
}

/**
 * Order in which an application's people are filled into seats that serve it equally well: where no second session is
 * needed, then the largest.
 *
 * @param isOwn - whether the seat's own desktop delivers it
 */
export function byPreference(isOwn: (seat: Seat) => boolean): (a: Seat, b: Seat) => number {
  return (a, b) =>
    Number(isOwn(b)) - Number(isOwn(a)) || b.people - a.people || (a.scenario.id < b.scenario.id ? -1 : 1);
}
