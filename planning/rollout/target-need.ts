import { roundUp } from "../rounding";
import { DAYS_PER_WEEK, DAYS_PER_YEAR, dayNumber, yearOf } from "./day";
import { ROLLOUT_TASKS } from "./rollout-plan";
import type { CrewedTask, RolloutCapacity, ScheduleSite } from "./schedule";
import type { WorkCalendar } from "./work-calendar";

/** A capacity that is too small for the target. */
export interface TargetNeed {
  /** Key below `rollout` of estate.yaml: `sitesPerYear`, `crews.cabling`, `budgetEurPerYear`. */
  readonly key: string;
  readonly today: number;
  /** At least this much is needed, however much there is of everything else. */
  readonly needed: number;
}

/** Keys of `rollout.crews` by task. */
export const CREW_KEYS = {
  survey: "survey",
  fibre: "fibre",
  cabling: "cabling",
  power: "power",
  "access-points": "accessPoints",
  validation: "validation",
  rooms: "rooms",
} as const satisfies Readonly<Record<CrewedTask, string>>;

/**
 * Capacities below what the target needs at least: turns until the last one that leaves the shortest building its time,
 * crew-weeks over the weeks there are, money over the years that begin. Together they may still not suffice.
 *
 * @param target - day by which the last building is handed over, YYYY-MM-DD
 */
export function targetNeeds(
  sites: readonly ScheduleSite[],
  capacity: RolloutCapacity,
  target: string,
  calendar: WorkCalendar,
): readonly TargetNeed[] {
  // Weeks whose last day is not after the target.
  const weeks = calendar.weekFrom(dayNumber(target) - DAYS_PER_WEEK + 2);
  if (sites.length === 0 || weeks <= 0) return [];
  const start = calendar.firstDay(0);
  const totals = sites.map((site) => [...site.weeks.values()].reduce((sum, own) => sum + own, 0));
  const lastTurn = calendar.firstDay(Math.max(0, weeks - Math.min(...totals))) - start;
  const cost = sites.reduce((sum, { costEur }) => sum + costEur, 0);
  const years = yearOf(dayNumber(target)) - yearOf(start) + 1;
  const turns = sites.filter(({ hasBegun }) => !hasBegun).length - 1;
  const { sitesPerYear, crews, budgetEurPerYear = Infinity } = capacity;
  const needs = [
    {
      key: "sitesPerYear",
      today: sitesPerYear,
      needed: lastTurn <= 0 ? sitesPerYear : roundUp((turns * DAYS_PER_YEAR) / lastTurn),
    },
    ...ROLLOUT_TASKS.flatMap((task) => {
      if (task === "handover") return [];
      const work = sites.reduce((sum, site) => sum + (site.weeks.get(task) ?? 0), 0);
      return [{ key: `crews.${CREW_KEYS[task]}`, today: crews[task], needed: roundUp(work / weeks) }];
    }),
    { key: "budgetEurPerYear", today: budgetEurPerYear, needed: roundUp(cost / years) },
  ];
  return needs.filter(({ today, needed }) => needed > today);
}
