import { quarterOf } from "./day";
import type { SiteRollout, TaskDates } from "./rollout-plan";
import type { ScheduledSite, ScheduledTask } from "./schedule";
import type { SiteReadiness } from "./site-readiness";
import type { SiteWork } from "./site-work";
import type { WorkCalendar } from "./work-calendar";

/** A building with everything that was found out about it. */
export interface PlannedSite {
  readonly work: SiteWork;
  readonly readiness: SiteReadiness;
  readonly scheduled: ScheduledSite;
}

/** First and last day of weeks of work. */
export function taskDates(
  { task, startWeek, endWeek }: Pick<ScheduledTask, "task" | "startWeek" | "endWeek">,
  calendar: WorkCalendar,
): TaskDates {
  return {
    task,
    from: calendar.from(startWeek),
    to: calendar.to(endWeek - 1),
    weeks: endWeek - startWeek,
  };
}

/**
 * Dates of a building.
 *
 * @param today - days that others decide are listed when they come after it, YYYY-MM-DD
 */
export function siteRollout(
  { work, readiness, scheduled }: PlannedSite,
  calendar: WorkCalendar,
  today: string,
  isCritical: boolean,
): SiteRollout {
  const tasks = scheduled.tasks.map((task) => taskDates(task, calendar));
  const to = tasks.at(-1)?.to ?? "";
  const waitsFor = longestWait(readiness, scheduled);
  return {
    id: work.site.id,
    priority: work.site.rollout.priority,
    wave: quarterOf(to),
    from: tasks[0]?.from ?? "",
    to,
    tasks,
    weeks: work.totalWeeks,
    costEur: work.costEur,
    ...(waitsFor === undefined ? {} : { waitsFor }),
    blockedBy: readiness.blockers.filter(({ until }) => until > today),
    isCritical,
  };
}

/** Of several equal ones the first on the way to the handover. */
function longestWait(
  { week, boundBy }: SiteReadiness,
  { turnWeek, tasks }: ScheduledSite,
): SiteRollout["waitsFor"] {
  const waits = [
    { what: boundBy ?? "", weeks: week },
    { what: "sites a year", weeks: turnWeek - week },
    ...tasks.flatMap(({ task, crew, budgetWeeks }) => [
      { what: "budget", weeks: budgetWeeks },
      { what: `${task} crew`, weeks: crew.weeks },
    ]),
  ];
  const longest = waits.reduce((most, wait) => (wait.weeks > most.weeks ? wait : most));
  return longest.weeks === 0 ? undefined : longest;
}
