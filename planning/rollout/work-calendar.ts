import { DAYS_PER_WEEK, dayNumber, dayText, yearOf } from "./day";

/** Years that a calendar covers; a longer roll-out is a mistake in the figures (our own choice). */
export const HORIZON_YEARS = 100;

/** Last year with four digits; it lies beyond every horizon. */
const LAST_YEAR = 9999;

/** A time without work; both days are part of it. */
export interface Freeze {
  readonly from: string;
  readonly to: string;
}

/**
 * Weeks in which there is work, numbered from 0. A week that a freeze touches is none of them, so that work simply goes on
 * after it; weekends and public holidays lie inside of weeks.
 */
export interface WorkCalendar {
  /** Weeks up to the horizon; a week with this number or a higher one lies beyond it. */
  readonly weeks: number;
  /** First day of a week, as a number. Beyond the horizon week follows week. */
  firstDay(week: number): number;
  /** The same day, YYYY-MM-DD. Written out once for all buildings. */
  from(week: number): string;
  /** Last day of a week, YYYY-MM-DD. */
  to(week: number): string;
  /** First week that begins on a numbered day or later. */
  weekFrom(day: number): number;
  /** First week that begins in a calendar year or later. */
  weekOfYear(year: number): number;
}

/**
 * @param start - first day of the first week, YYYY-MM-DD
 * @param earliest - no work before this day; weeks stay counted from `start`
 */
export function workCalendar(start: string, earliest: string, freezes: readonly Freeze[]): WorkCalendar {
  const first = dayNumber(start);
  const late = Math.max(0, Math.ceil((dayNumber(earliest) - first) / DAYS_PER_WEEK));
  const begin = first + late * DAYS_PER_WEEK;
  const end = dayNumber(`${yearOf(begin) + HORIZON_YEARS}-01-01`);
  const days = workedWeeks(begin, end, freezes);
  const beyond = (week: number): number => end + (week - days.length) * DAYS_PER_WEEK;
  const weekFrom = (day: number): number =>
    day > (days.at(-1) ?? -Infinity)
      ? days.length + Math.max(0, Math.ceil((day - end) / DAYS_PER_WEEK))
      : firstAtLeast(days, day);
  const firstDay = (week: number): number => days[week] ?? beyond(week);
  const from: string[] = [];
  const to: string[] = [];
  return {
    weeks: days.length,
    firstDay,
    from: (week) => (from[week] ??= dayText(firstDay(week))),
    to: (week) => (to[week] ??= dayText(firstDay(week) + DAYS_PER_WEEK - 1)),
    weekFrom,
    weekOfYear: (year) => weekFrom(dayNumber(`${Math.min(year, LAST_YEAR)}-01-01`)),
  };
}

function workedWeeks(begin: number, end: number, freezes: readonly Freeze[]): readonly number[] {
  const frozen = freezes
    .map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }))
    .sort((a, b) => a.to - b.to);
  const days: number[] = [];
  let next = 0;
  for (let day = begin; day < end; day += DAYS_PER_WEEK) {
    while ((frozen[next]?.to ?? Infinity) < day) next += 1;
    const lastDay = day + DAYS_PER_WEEK - 1;
    // Freezes may overlap: all from here on have not ended, and one that has begun is enough.
    if (!frozen.slice(next).some(({ from }) => from <= lastDay)) days.push(day);
  }
  return days;
}

/** Position of the first number that is not smaller. */
function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
