import { DAYS_PER_YEAR } from "./day";
import type { WorkCalendar } from "./work-calendar";

/** A building that waits for its turn. */
export interface Waiting {
  /** Week from which its work makes sense. */
  readonly readyWeek: number;
  /** 1 goes first. */
  readonly priority: number;
  /** It has had its turn. */
  readonly hasBegun: boolean;
}

/**
 * Weeks in which buildings are begun, with at least `1 ÷ sitesPerYear` years from one to the next. A turn goes to the
 * building of highest priority that is ready; among equals to the one that has been ready longest, then to the first of
 * the list. While nobody is ready the turn waits; it is not made up for later. Who has begun needs none.
 *
 * @param sitesPerYear - buildings begun in a year (above 0)
 * @returns week of each building, in the order of `sites`
 */
export function admissionWeeks(
  sites: readonly Waiting[],
  sitesPerYear: number,
  calendar: WorkCalendar,
): readonly number[] {
  const daysPerTurn = DAYS_PER_YEAR / sitesPerYear;
  const byReady = sites
    .map((site, index) => ({ ...site, index }))
    .filter(({ hasBegun }) => !hasBegun)
    .sort((a, b) => a.readyWeek - b.readyWeek || a.index - b.index);
  const queues = new Map<number, Queue>();
  const weeks = sites.map(({ readyWeek }) => readyWeek);
  let turn = calendar.firstDay(0);
  for (let next = 0, admitted = 0; admitted < byReady.length; admitted += 1, turn += daysPerTurn) {
    if (admitted === next) turn = Math.max(turn, calendar.firstDay(byReady[next]?.readyWeek ?? 0));
    const week = calendar.weekFrom(turn);
    for (; (byReady[next]?.readyWeek ?? Infinity) <= week; next += 1) {
      const { priority, index } = byReady[next] ?? { priority: 0, index: 0 };
      queueOf(queues, priority).waiting.push(index);
    }
    weeks[takeFirst(queues)] = week;
  }
  return weeks;
}

interface Queue {
  readonly waiting: number[];
  /** Position of the first that still waits. */
  first: number;
}

function queueOf(queues: Map<number, Queue>, priority: number): Queue {
  const queue = queues.get(priority) ?? { waiting: [], first: 0 };
  queues.set(priority, queue);
  return queue;
}

function takeFirst(queues: ReadonlyMap<number, Queue>): number {
  let best = Infinity;
  for (const [priority, { waiting, first }] of queues) {
    if (first < waiting.length && priority < best) best = priority;
  }
  const queue = queues.get(best);
  const index = queue?.waiting[queue.first];
  if (queue === undefined || index === undefined) throw new RangeError("nobody is ready for a turn");
  queue.first += 1;
  return index;
}
