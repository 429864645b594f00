import type { Finding } from "../diagnostic";
import { errorAt, type Place } from "../finding";

/** Years after which the calendar repeats; JavaScript takes years below 100 for those of the 20th century. */
const CALENDAR_CYCLE_YEARS = 400;

/** The finding about a day, written as YYYY-MM-DD, that the calendar does not have. */
export function missingDay(place: Place, text: string): readonly Finding[] {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const days = daysOf(year, month);
  if (day <= days) return [];
  const message = `${text} is no day of the calendar`;
  return [errorAt(place, "time/day", message, `that month has ${days} days`)];
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year + CALENDAR_CYCLE_YEARS, month, 0)).getUTCDate();
}
