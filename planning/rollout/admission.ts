import { DAYS_PER_YEAR } from "./day";
import type { WorkCalendar } from "./work-calendar";

/** A building that waits for its turn. */
export interface Waiting {
  /** Week from which its work makes sense. */
  readonly readyWeek: number;
  /** 1 goes first. */
  readonly priority: number;
}

/**
 * Weeks in which buildings are begun: one turn every `1 ÷ sitesPerYear` years from the calendar's first day on. A turn goes
 * to the building of highest priority that is ready; among equals to the one that has been ready longest, then to the
 * first of the list. A turn for which nobody is ready is lost.
 *
 * @param sitesPerYear - buildings begun in a year (above 0)
 * @returns week of each building, in the order of `sites`
 */
export function admissionWeeks(
  sites: readonly Waiting[],
  sitesPerYear: number,
  calendar: WorkCalendar,
): readonly number[] {
  const start = calendar.firstDay(0);
  const daysPerTurn = DAYS_PER_YEAR / sitesPerYear;
  const weekOf = (turn: number): number => calendar.weekFrom(start + turn * daysPerTurn);
  const byReady = sites
    .map((site, index) => ({ ...site, index }))
    .sort((a, b) => a.readyWeek - b.readyWeek || a.index - b.index);
  const queues = new Map<number, Queue>();
  const weeks = new Array<number>(sites.length).fill(0);
  let turn = 0;
  for (let next = 0, admitted = 0; admitted < sites.length; admitted += 1, turn += 1) {
    if (admitted === next) turn = Math.max(turn, firstTurn(byReady[next]?.readyWeek ?? 0));
    const week = weekOf(turn);
    for (; (byReady[next]?.readyWeek ?? Infinity) <= week; next += 1) {
      const { priority, index } = byReady[next] ?? { priority: 0, index: 0 };
      queueOf(queues, priority).waiting.push(index);
    }
    weeks[takeFirst(queues)] = week;
  }
  return weeks;

  // Nobody waits: the turns until the next one is ready are lost.
  function firstTurn(readyWeek: number): number {
    return Math.ceil((calendar.firstDay(readyWeek) - start) / daysPerTurn);
  }
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
