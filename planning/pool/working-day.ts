import type { WorkingTimeModelSpec } from "../../generated/estate";
import type { PlanningConstant } from "../constant";

/** Day of the week as the estate writes it. */
export type Weekday = WorkingTimeModelSpec["frame"]["days"][number];

/** Days of the week, Monday first. */
export const WEEKDAYS: readonly Weekday[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];

/** Time before the earliest start of work at which hosts begin to start (min). */
export const RAMP_UP_LEAD_MINUTES: PlanningConstant = {
  name: "RAMP_UP_LEAD_MINUTES",
  value: 30,
  unit: "min",
  certainty: "assumption",
  source:
    "start, registration and health check of a host take 5 to 15 minutes, and the first people come early",
};

/** The times of one day of a scaling plan; minutes since midnight, strictly increasing. */
export interface WorkingDay {
  readonly rampUpStart: number;
  readonly peakStart: number;
  readonly rampDownStart: number;
  readonly offPeakStart: number;
}

/** The times of a working-time model that scaling needs. */
export type WorkingTimes = Pick<WorkingTimeModelSpec, "frame" | "peakFrom" | "peakTo">;

/**
 * One day that serves several working-time models at once.
 *
 * Ramp-up begins half an hour before the earliest frame (not before midnight), peak with the earliest `peakFrom`,
 * ramp-down with the latest `peakTo`, off-peak with the latest end of a frame.
 *
 * @param day - models whose frame does not contain it do not count
 * @returns undefined when nobody may work on that day
 */
export function workingDay(models: readonly WorkingTimes[], day: Weekday): WorkingDay | undefined {
  const open = models.filter(({ frame }) => frame.days.includes(day));
  if (open.length === 0) return undefined;
  const earliestFrame = Math.min(...open.map(({ frame }) => minutesOf(frame.from)));
  return {
    rampUpStart: Math.max(0, earliestFrame - RAMP_UP_LEAD_MINUTES.value),
    peakStart: Math.min(...open.map(({ peakFrom }) => minutesOf(peakFrom))),
    rampDownStart: Math.max(...open.map(({ peakTo }) => minutesOf(peakTo))),
    offPeakStart: Math.max(...open.map(({ frame }) => minutesOf(frame.to))),
  };
}

/**
 * Minutes since midnight of HH:MM.
 *
 * @example
 * minutesOf("06:30") // => 390
 */
export function minutesOf(time: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(time);
  if (match === null) throw new RangeError(`time is "${time}"; expected is HH:MM`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/**
 * HH:MM with two digits each; Azure stores `9:00` as `09:00` and would show a difference for ever.
 *
 * @param minutes - minutes since midnight (integer, 0 to 1439)
 * @example
 * timeOf(545) // => "09:05"
 */
export function timeOf(minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes >= 24 * 60) {
    throw new RangeError(`${minutes} minutes since midnight are not a time of one day`);
  }
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
