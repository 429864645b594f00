import { admissionWeeks } from "./admission";
import { budgetDraws, type BudgetDraw } from "./budget-draw";
import { crewVisits } from "./crew-queue";
import { yearOf } from "./day";
import { ROLLOUT_TASKS, type RolloutTask } from "./rollout-plan";
import type { WorkCalendar } from "./work-calendar";

/** Tasks that need a crew; people of the building do the handover. */
export type CrewedTask = Exclude<RolloutTask, "handover">;

/** What limits a roll-out. */
export interface RolloutCapacity {
  readonly sitesPerYear: number;
  readonly crews: Readonly<Record<CrewedTask, number>>;
  /** Undefined for no limit. */
  readonly budgetEurPerYear: number | undefined;
}

/** A building to be scheduled. */
export interface ScheduleSite {
  /** Week from which work makes sense, whoever has time. */
  readonly readyWeek: number;
  readonly priority: number;
  /** It has had its turn. */
  readonly hasBegun: boolean;
  /** Weeks of work by task, without those that are not needed. */
  readonly weeks: ReadonlyMap<RolloutTask, number>;
  readonly costEur: number;
}

/** A task with its weeks. */
export interface ScheduledTask {
  readonly task: RolloutTask;
  readonly startWeek: number;
  /** First week after it. */
  readonly endWeek: number;
  /** Weeks that it waits for a crew, and the building that has the crew before. */
  readonly crew: { readonly weeks: number; readonly afterSite?: number };
  /** Weeks that the first work that costs money waits for the budget. */
  readonly budgetWeeks: number;
}

/** A building with its weeks. */
export interface ScheduledSite {
  /** Week of its turn. */
  readonly turnWeek: number;
  readonly tasks: readonly ScheduledTask[];
  /** First week after the handover. */
  readonly endWeek: number;
  readonly draw: BudgetDraw;
}

/** The task before which the money for a building has to be there: material and works are ordered together. */
export const ORDERED_BEFORE: RolloutTask = "cabling";

/**
 * Schedules buildings: turns by `sitesPerYear`, then task after task, each trade and the budget in an order that is fixed
 * beforehand: that in which buildings would arrive if crews and money were no limit, ties in the order of `sites`. Because
 * of that, more crews and more money never make any building later. `n × log n` in the number of buildings.
 */
export function scheduleRollout(
  sites: readonly ScheduleSite[],
  capacity: RolloutCapacity,
  calendar: WorkCalendar,
): readonly ScheduledSite[] {
  const turns = admissionWeeks(sites, capacity.sitesPerYear, calendar);
  const state: State = {
    sites,
    nominal: [...turns],
    ready: [...turns],
    tasks: sites.map(() => []),
    budgetWeeks: sites.map(() => 0),
  };
  let draws: readonly BudgetDraw[] = [];
  for (const task of ROLLOUT_TASKS) {
    const order = byNominalWeek(state);
    if (task === ORDERED_BEFORE) draws = waitForBudget(state, order, capacity.budgetEurPerYear, calendar);
    const queue = order.filter((index) => sites[index]?.weeks.has(task));
    const crews = task === "handover" ? queue.length : capacity.crews[task];
    if (queue.length > 0) doTask(state, task, queue, crews);
  }
  return sites.map((_, index) => ({
    turnWeek: turns[index] ?? 0,
    tasks: state.tasks[index] ?? [],
    endWeek: state.ready[index] ?? 0,
    draw: draws[index] ?? { year: 0, parts: [] },
  }));
}

/** By position of the site. */
interface State {
  readonly sites: readonly ScheduleSite[];
  /** Week in which its next task could begin if it never had to wait for crews and money. */
  readonly nominal: number[];
  /** Week in which its next task can begin. */
  readonly ready: number[];
  readonly tasks: readonly ScheduledTask[][];
  /** Weeks that the next task has waited for money. */
  readonly budgetWeeks: number[];
}

function byNominalWeek({ nominal, sites }: State): readonly number[] {
  return sites.map((_, index) => index).sort((a, b) => (nominal[a] ?? 0) - (nominal[b] ?? 0) || a - b);
}

function waitForBudget(
  { sites, ready, budgetWeeks }: State,
  order: readonly number[],
  budgetEurPerYear = Infinity,
  calendar: WorkCalendar,
): readonly BudgetDraw[] {
  const requests = order.map((index) => ({
    year: yearOf(calendar.firstDay(ready[index] ?? 0)),
    costEur: sites[index]?.costEur ?? 0,
  }));
  const draws = new Array<BudgetDraw>(sites.length);
  for (const [position, draw] of budgetDraws(requests, budgetEurPerYear).entries()) {
    const index = order[position] ?? 0;
    const week = Math.max(ready[index] ?? 0, calendar.weekOfYear(draw.year));
    budgetWeeks[index] = week - (ready[index] ?? 0);
    ready[index] = week;
    draws[index] = draw;
  }
  return draws;
}

function doTask(state: State, task: RolloutTask, queue: readonly number[], crews: number): void {
  const { sites, nominal, ready, tasks, budgetWeeks } = state;
  const requests = queue.map((index) => ({
    arrivalWeek: ready[index] ?? 0,
    weeks: sites[index]?.weeks.get(task) ?? 0,
  }));
  for (const [position, { startWeek, after }] of crewVisits(requests, crews).entries()) {
    const index = queue[position] ?? 0;
    const { arrivalWeek, weeks } = requests[position] ?? { arrivalWeek: 0, weeks: 0 };
    const afterSite = after === undefined || startWeek === arrivalWeek ? undefined : queue[after];
    tasks[index]?.push({
      task,
      startWeek,
      endWeek: startWeek + weeks,
      crew: { weeks: startWeek - arrivalWeek, ...(afterSite === undefined ? {} : { afterSite }) },
      budgetWeeks: budgetWeeks[index] ?? 0,
    });
    budgetWeeks[index] = 0;
    ready[index] = startWeek + weeks;
    nominal[index] = (nominal[index] ?? 0) + weeks;
  }
}
