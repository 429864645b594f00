import type { Figure } from "../figure";
import { memberPeopleInput } from "../application/published-member";
import { fromFigure, fromYaml } from "../figure-input";
import type { MemberDemand, PoolDemand } from "./pool-demand";
import type { PoolMember } from "../plan";
import { requireFinite, roundUp } from "../rounding";

/**
 * Sessions at the busiest moment of the busiest day.
 *
 * `peak = people × attendanceShare × concurrencyShare`
 *
 * Not rounded: members of a pool are added first, the pool rounds up once.
 *
 * @param people - people assigned (integer, ≥ 0)
 * @param attendanceShare - share of them at work on the busiest day (0 to 1)
 * @param concurrencyShare - share of those signed in at the busiest moment (0 to 1)
 * @returns sessions
 * @example
 * peakSessions(2000, 1, 0.7) // => 1400
 */
export function peakSessions(people: number, attendanceShare: number, concurrencyShare: number): number {
  return requireFinite(people * attendanceShare * concurrencyShare);
}

/**
 * Members of a pool with their peak. Whoever waits for telework counts already: they will have it.
 */
export function poolMembers(pool: PoolDemand): readonly PoolMember[] {
  return pool.members.map((member) => ({
    userGroup: member.group.id,
    scenario: member.scenario.id,
    people: member.people,
    peakSessions: memberPeak(pool.id, member),
    ...(member.published === undefined ? {} : { published: true as const }),
  }));
}

/** People of a pool. */
export function poolPeople(pool: PoolDemand): Figure {
  return {
    subject: `pool/${pool.id}/people`,
    value: pool.members.reduce((sum, { people }) => sum + people, 0),
    unit: "people",
    formula: "sum of people",
    inputs: pool.members.map((member) => memberPeopleInput(pool.id, member)),
  };
}

/** Peak of a pool: the sum over its members, rounded up once. */
export function poolPeakSessions(poolId: string, members: readonly PoolMember[]): Figure {
  return {
    subject: `pool/${poolId}/peakSessions`,
    value: roundUp(members.reduce((sum, member) => sum + member.peakSessions.value, 0)),
    unit: "sessions",
    formula: "ceil(sum of memberPeakSessions)",
    inputs: members.map((member) => fromFigure("memberPeakSessions", member.peakSessions)),
  };
}

function memberPeak(poolId: string, member: MemberDemand): Figure {
  const { group, scenario, people } = member;
  return {
    subject: `pool/${poolId}/member/${group.id}/${scenario.id}/peakSessions`,
    value: peakSessions(people, group.attendanceShare, group.concurrencyShare),
    unit: "sessions",
    formula: "people × attendanceShare × concurrencyShare",
    inputs: [
      memberPeopleInput(poolId, member),
      fromYaml("attendanceShare", group.attendanceShare, "share", group.file, "attendanceShare"),
      fromYaml("concurrencyShare", group.concurrencyShare, "share", group.file, "concurrencyShare"),
    ],
  };
}
