import type { Application, Estate, Scenario, UserGroup } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { fromFigure, fromYaml } from "../figure-input";
import type { MemberDemand } from "../pool/pool-demand";
import { byPreference, seatsOf, spread } from "./seat";

/**
 * People who have their desktop elsewhere and open single windows from shared hosts, because the owner of an application
 * chose RemoteApp for it.
 *
 * Nobody knows whether the users of two applications are the same people, so they count as different ones, as far as the
 * scenario has people: such hosts are rather too many than too few.
 */
export function publishedMembers(estate: Estate): readonly MemberDemand[] {
  const published = new Set(estate.applications.filter(isPublishedByChoice).map(({ id }) => id));
  if (published.size === 0) return [];
  return estate.userGroups.flatMap((group) => membersOf(group, estate.scenarios, published));
}

/** Whether the people of a scenario have the hosts of published applications as their only desktop. */
export function startsPublished({ delivery }: Scenario): boolean {
  return delivery === "remote-app";
}

function isPublishedByChoice({ decision, forms }: Application): boolean {
  return decision.delivery === "remote-app" && forms.includes("installed");
}

function membersOf(
  group: UserGroup,
  scenarios: readonly Scenario[],
  published: ReadonlySet<string>,
): readonly MemberDemand[] {
  const needed = Object.entries(group.applications).filter(([id]) => published.has(id));
  if (needed.length === 0) return [];
  const seats = [...seatsOf(scenarios, [group])].sort(
    byPreference(({ scenario }) => startsPublished(scenario)),
  );
  const capacities = seats.map(({ people }) => people);
  const shares = needed.map(([id, people]) => ({ id, places: spread(people, capacities) }));
  return seats.flatMap((seat, index) => {
    const users = shares.flatMap(({ id, places }) =>
      (places[index] ?? 0) > 0 ? [{ id, people: places[index] ?? 0 }] : [],
    );
    if (users.length === 0 || startsPublished(seat.scenario)) return [];
    const sum = users.reduce((total, { people }) => total + people, 0);
    return [{ ...seat, people: Math.min(sum, seat.people), published: users.map(({ id }) => id).sort() }];
  });
}

/** People of a published member as a figure; `member.published` is set. */
export function publishedPeople(poolId: string, member: MemberDemand): Figure {
  const { group, scenario, people, published = [] } = member;
  return {
    subject: `pool/${poolId}/member/${group.id}/${scenario.id}/people`,
    value: people,
    unit: "people",
    formula:
      "min(scenarioPeople, sum of applicationPeople), each application's people filled into the largest scenario first",
    inputs: [
      fromYaml(
        "scenarioPeople",
        group.scenarios[scenario.id] ?? 0,
        "people",
        group.file,
        "scenarios",
        scenario.id,
      ),
      ...published.map((id) =>
        fromYaml("applicationPeople", group.applications[id] ?? 0, "people", group.file, "applications", id),
      ),
    ],
  };
}

/** People of a pool's member, as an input. */
export function memberPeopleInput(poolId: string, member: MemberDemand): FigureInput {
  const { group, scenario, people, published } = member;
  return published === undefined
    ? fromYaml("people", people, "people", group.file, "scenarios", scenario.id)
    : fromFigure("people", publishedPeople(poolId, member));
}
