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

/** Hours a month that a personal desktop runs when it starts on connect and is switched off after work (h). */
export const PERSONAL_HOURS_PER_MONTH: PlanningConstant = {
  name: "PERSONAL_HOURS_PER_MONTH",
  value: 180,
  unit: "h/month",
  certainty: "assumption",
  source: "21 working days of 8.5 hours, started on connect and switched off after sign-out",
};

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
