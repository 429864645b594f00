const MILLISECONDS_PER_DAY = 86_400_000;

/** Mean length of a year of the Gregorian calendar, leap days included (days). */
export const DAYS_PER_YEAR = 365.25;

export const DAYS_PER_WEEK = 7;

/**
 * Number of a day, counted from 1970-01-01.
 *
 * @param day - YYYY-MM-DD
 * @example
 * dayNumber("1970-02-01") // => 31
 */
export function dayNumber(day: string): number {
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) /
    MILLISECONDS_PER_DAY
  );
}

/**
 * The day with a number, YYYY-MM-DD.
 *
 * @example
 * dayText(31) // => "1970-02-01"
 */
export function dayText(number: number): string {
  return new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Last day that four digits of a year can name. */
const LAST_DAY = dayNumber("9999-12-31");

/** Calendar year of a numbered day; at most 9999. */
export function yearOf(number: number): number {
  return new Date(Math.min(number, LAST_DAY) * MILLISECONDS_PER_DAY).getUTCFullYear();
}

/**
 * Quarter of a day.
 *
 * @param day - YYYY-MM-DD
 * @example
 * quarterOf("2027-08-31") // => "2027-Q3"
 */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
