import type { PlanningConstant } from "../constant";
import type { ScalingSchedulePlan } from "../plan";
import { loadHosts } from "./pooled-hosts";
import { daySessions, type ScheduledLoad } from "./scaling-schedule";
import { minutesOf, WEEKDAYS, type Weekday } from "./working-day";
import { roundUp } from "../rounding";

/** Mean weeks of a month: 365.25 days ÷ 12 ÷ 7. */
export const WEEKS_PER_MONTH: PlanningConstant = {
  name: "WEEKS_PER_MONTH",
  value: 365.25 / 12 / 7,
  unit: "weeks/month",
  certainty: "measurement",
  source: "Julian year of 365.25 days",
};

/** Mean hours of a month: 365.25 days × 24 ÷ 12. */
export const HOURS_PER_MONTH: PlanningConstant = {
  name: "HOURS_PER_MONTH",
  value: (365.25 * 24) / 12,
  unit: "h/month",
  certainty: "measurement",
  source: "Julian year of 365.25 days",
};

/** Days a month on which a person starts a personal desktop. */
export const WORKING_DAYS_PER_MONTH: PlanningConstant = {
  name: "WORKING_DAYS_PER_MONTH",
  value: 21,
  unit: "days/month",
  certainty: "assumption",
  source: "working days of a month without public holidays; leave and illness are in attendanceShare",
};

/** Time of day at which a personal desktop starts, on its user's first connection (h after midnight). */
export const PERSONAL_START_HOUR: PlanningConstant = {
  name: "PERSONAL_START_HOUR",
  value: 8,
  unit: "h",
  certainty: "assumption",
  source: "usual start of work; take it from the sign-in logs",
};

/**
 * Hours of one working day from the start of a personal desktop to its daily shutdown; a shutdown before the start is
 * one of the next day.
 *
 * @param shutdownTime - local time, HH:MM
 * @returns hours (0–24]
 * @example
 * personalHoursPerDay("20:30") // => 12.5
 */
export function personalHoursPerDay(shutdownTime: string): number {
  const hours = minutesOf(shutdownTime) / 60 - PERSONAL_START_HOUR.value;
  return hours > 0 ? hours : hours + 24;
}

/**
 * Host hours of a scaled pool in one week.
 *
 * Per scheduled day: minimum hosts of ramp-down until ramp-up and from off-peak on, the hosts of the peak between peak
 * start and ramp-down, and the mean of both ends in ramp-up and ramp-down. A day without schedule runs the minimum of
 * ramp-down all day. Hosts of the peak: as many as keep the used share at the threshold, at most all.
 *
 * @returns hours (host hours of a week)
 */
export function hostHoursPerWeek(load: ScheduledLoad, schedules: readonly ScalingSchedulePlan[]): number {
  const byDay = new Map(
    schedules.flatMap((schedule) => schedule.daysOfWeek.map((day) => [day.toLowerCase(), schedule] as const)),
  );
  const idleHosts = minimumHosts(load, schedules[0]?.rampDownMinimumHostsPercent ?? 100);
  return WEEKDAYS.reduce((sum, weekday) => {
    const schedule = byDay.get(weekday);
    return sum + (schedule === undefined ? idleHosts * 24 : dayHours(load, schedule, weekday));
  }, 0);
}

function dayHours(load: ScheduledLoad, schedule: ScalingSchedulePlan, weekday: Weekday): number {
  const night = minimumHosts(load, schedule.rampDownMinimumHostsPercent);
  const morning = minimumHosts(load, schedule.rampUpMinimumHostsPercent);
  const usable = (load.sessionsPerHost * schedule.rampUpCapacityThresholdPercent) / 100;
  const peak = Math.min(
    load.hosts,
    Math.max(morning, loadHosts(daySessions(load, weekday), Math.max(1, usable))),
  );
  const [rampUp, peakStart, rampDown, offPeak] = [
    schedule.rampUpStart,
    schedule.peakStart,
    schedule.rampDownStart,
    schedule.offPeakStart,
  ].map((time) => minutesOf(time) / 60) as [number, number, number, number];
  return (
    night * (rampUp + 24 - offPeak) +
    ((morning + peak) / 2) * (peakStart - rampUp) +
    peak * (rampDown - peakStart) +
    ((peak + night) / 2) * (offPeak - rampDown)
  );
}

function minimumHosts({ hosts }: ScheduledLoad, percent: number): number {
  return Math.min(hosts, roundUp((hosts * percent) / 100));
}
