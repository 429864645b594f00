import { taskDates, type PlannedSite } from "./rollout-dates";
import type { CriticalStep } from "./rollout-plan";
import type { WorkCalendar } from "./work-calendar";

/**
 * The chain of tasks that decides when the last building is handed over, traced back from its end: to the building that
 * had the crew before, to the task before, and in the end to a turn, the budget, a day that others decide, or the start.
 *
 * @param sites - in the order in which they were scheduled, none of them empty
 */
export function criticalPath(sites: readonly PlannedSite[], calendar: WorkCalendar): readonly CriticalStep[] {
  const steps: CriticalStep[] = [];
  let site = sites.reduce(
    (last, { scheduled }, index) => (scheduled.endWeek > endOf(sites[last]) ? index : last),
    0,
  );
  let position = (sites[site]?.scheduled.tasks.length ?? 0) - 1;
  for (;;) {
    const planned = sites[site];
    const task = planned?.scheduled.tasks[position];
    if (planned === undefined || task === undefined) return steps.reverse();
    const { afterSite } = task.crew;
    const step = { site: planned.work.site.id, ...taskDates(task, calendar) };
    const { weeks: _, ...dates } = step;
    steps.push({ ...dates, after: reason(planned, position, sites[afterSite ?? -1]) });
    if (afterSite !== undefined) {
      site = afterSite;
      position = sites[site]?.scheduled.tasks.findIndex((other) => other.task === task.task) ?? -1;
    } else if (task.budgetWeeks > 0) {
      return steps.reverse();
    } else {
      position -= 1;
    }
  }
}

function endOf(site: PlannedSite | undefined): number {
  return site?.scheduled.endWeek ?? 0;
}

function reason(
  { readiness, scheduled }: PlannedSite,
  position: number,
  crewOf: PlannedSite | undefined,
): string {
  if (crewOf !== undefined) return `crew of ${crewOf.work.site.id}`;
  if ((scheduled.tasks[position]?.budgetWeeks ?? 0) > 0) return "budget";
  const before = scheduled.tasks[position - 1];
  if (before !== undefined) return before.task;
  return scheduled.turnWeek > readiness.week ? "sites a year" : (readiness.boundBy ?? "start");
}
