/** Work that asks for a crew. */
export interface CrewRequest {
  /** Week in which the work could begin. */
  readonly arrivalWeek: number;
  /** Weeks of work (integer, ≥ 1). */
  readonly weeks: number;
}

/** When a crew comes. */
export interface CrewVisit {
  readonly startWeek: number;
  /** Position of the work that the same crew did before; absent for its first. */
  readonly after?: number;
}

/**
 * Weeks in which crews of one trade begin, work by work in the order of the list: each takes the crew that is free first.
 * Nobody overtakes within the list. That costs idle weeks now and then, but more crews, less work or an earlier arrival
 * never delay anybody: with a fixed order every start is a maximum and minimum of what came before.
 *
 * @param crews - crews of the trade (integer, ≥ 1)
 * @returns visits in the order of the requests
 */
export function crewVisits(requests: readonly CrewRequest[], crews: number): readonly CrewVisit[] {
  if (crews >= requests.length) return requests.map(({ arrivalWeek }) => ({ startWeek: arrivalWeek }));
  const free = Array.from({ length: crews }, (): Crew => ({ week: 0 }));
  return requests.map(({ arrivalWeek, weeks }, index) => {
    const crew = free.reduce((first, other) => (other.week < first.week ? other : first));
    const { after } = crew;
    const startWeek = Math.max(arrivalWeek, crew.week);
    crew.week = startWeek + weeks;
    crew.after = index;
    return { startWeek, ...(after === undefined ? {} : { after }) };
  });
}

interface Crew {
  /** First week in which it is free. */
  week: number;
  /** Position of its last work. */
  after?: number;
}
