/**
 * Whether a confirmation is too old.
 *
 * `overdue = today > day + months`
 *
 * The day itself still counts. A month without that day ends early: 31 January plus one month lasts until 28 February.
 *
 * @param reviewedOn - YYYY-MM-DD
 * @param today - YYYY-MM-DD
 * @param months - as long as a confirmation holds (whole months, ≥ 1)
 * @example
 * isReviewOverdue("2025-11-21", "2026-11-21", 12) // => false
 */
export function isReviewOverdue(reviewedOn: string, today: string, months: number): boolean {
  const passed = monthOf(today) - monthOf(reviewedOn);
  // Days are compared as text: 31 February lies after all days of February and before all of March.
  return passed > months || (passed === months && today.slice(8) > reviewedOn.slice(8));
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

/** Length of a day (ms). */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Days from one day to another; negative when the second one is earlier.
 *
 * @param from - YYYY-MM-DD
 * @param to - YYYY-MM-DD
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
