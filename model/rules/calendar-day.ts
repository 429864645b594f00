import type { Finding } from "../diagnostic";
import { errorAt, type Place } from "../finding";

/** Days that every month has. */
const DAYS_OF_ANY_MONTH = "28";

/** Years after which the calendar repeats; JavaScript takes years below 100 for those of the 20th century. */
const CALENDAR_CYCLE_YEARS = 400;

/** True for a day, written as YYYY-MM-DD, that the calendar has. */
export function isDay(text: string): boolean {
  return text.slice(-2) <= DAYS_OF_ANY_MONTH || Number(text.slice(-2)) <= daysOfMonth(text);
}

/** The finding about a day that the calendar does not have. */
export function missingDay(place: Place, text: string): Finding {
  const message = `${text} is no day of the calendar`;
  return errorAt(place, "time/day", message, `that month has ${daysOfMonth(text)} days`);
}

function daysOfMonth(text: string): number {
  const [year = 0, month = 0] = text.split("-").map(Number);
  return new Date(Date.UTC(year + CALENDAR_CYCLE_YEARS, month, 0)).getUTCDate();
}
