import type { WorkingTimeModelSpec } from "../../generated/estate";
import { groupBy } from "../../model/group-by";
import type { PlanningConstant } from "../constant";
import type { ScalingSchedulePlan } from "../plan";
import { roundUp } from "../rounding";
import { timeOf, WEEKDAYS, workingDay, type Weekday, type WorkingDay } from "./working-day";

/** Share of hosts that run from ramp-up on, before anybody signs in. */
export const RAMP_UP_MINIMUM_SHARE: PlanningConstant = {
  name: "RAMP_UP_MINIMUM_SHARE",
  value: 0.33,
  unit: "share",
  certainty: "assumption",
  source:
    "a third of the hosts takes the first arrivals while the others start; default of several public modules",
};

/** Share of hosts that run outside working hours. */
export const RAMP_DOWN_MINIMUM_SHARE: PlanningConstant = {
  name: "RAMP_DOWN_MINIMUM_SHARE",
  value: 0.05,
  unit: "share",
  certainty: "assumption",
  source: "who works late finds a desktop at once; default of several public modules",
};

/** Used share of the running hosts at which another one starts, when the peak allows it. */
export const CAPACITY_THRESHOLD_PERCENT: PlanningConstant = {
  name: "CAPACITY_THRESHOLD_PERCENT",
  value: 75,
  unit: "%",
  certainty: "assumption",
  source: "a host starts before the others are full; default of several public modules",
};

/** Used share that must remain after a host is switched off in ramp-down and off-peak. */
export const RAMP_DOWN_THRESHOLD_PERCENT: PlanningConstant = {
  name: "RAMP_DOWN_THRESHOLD_PERCENT",
  value: 90,
  unit: "%",
  certainty: "assumption",
  source: "in the evening sessions only become fewer, so hosts may be fuller",
};

/** Highest threshold of the peak that still starts a host before the others are full. */
export const MAX_CAPACITY_THRESHOLD_PERCENT: PlanningConstant = {
  name: "MAX_CAPACITY_THRESHOLD_PERCENT",
  value: 95,
  unit: "%",
  certainty: "assumption",
  source: "above it a sign-in may wait for a host to start",
};

/** People of a pool who share a working-time model. */
export interface ScheduledMembers {
  readonly model: Readonly<WorkingTimeModelSpec>;
  readonly peakSessions: number;
}

/** What a schedule must carry. */
export interface ScheduledLoad {
  readonly members: readonly ScheduledMembers[];
  /** Hosts of the pool (integer, ≥ 1). */
  readonly hosts: number;
  /** Sessions one host carries (integer, ≥ 1). */
  readonly sessionsPerHost: number;
}

/**
 * Schedules of a pool's scaling plan, merged from the working-time models of its members.
 *
 * Monday to Friday share one schedule as long as their times agree; Saturday and Sunday have their own when somebody
 * may work. A day outside every frame gets none: the off-peak of the day before lasts. Nobody is signed out by force
 * unless every model says so.
 */
export function scalingSchedules(load: ScheduledLoad): readonly ScalingSchedulePlan[] {
  const models = [...new Set(load.members.map(({ model }) => model))];
  const working = WEEKDAYS.flatMap((weekday) => {
    const day = workingDay(models, weekday);
    return day === undefined ? [] : [{ weekday, day }];
  });
  const groups = groupBy(working, ({ weekday, day }) =>
    JSON.stringify([isWeekend(weekday) ? weekday : "", day, daySessions(load, weekday)]),
  );
  return [...groups.values()].map((group) =>
    schedule(
      load,
      group[0].day,
      group.map(({ weekday }) => weekday),
    ),
  );
}

/**
 * Threshold at which another host starts: 75 %, more when the peak would not fit below it.
 *
 * `max(75, ceil(100 × peakSessions ÷ (hosts × sessionsPerHost)))`
 *
 * @returns percent; above `MAX_CAPACITY_THRESHOLD_PERCENT` the pool has too little headroom
 * @example
 * capacityThresholdPercent(1400, 53, 32) // => 83
 */
export function capacityThresholdPercent(
  peakSessions: number,
  hosts: number,
  sessionsPerHost: number,
): number {
  return Math.max(
    CAPACITY_THRESHOLD_PERCENT.value,
    roundUp((100 * peakSessions) / (hosts * sessionsPerHost)),
  );
}

/**
 * Peak of one day of the week: everybody from Monday to Friday, `saturdayShare` of those whose frame contains it on
 * other days.
 */
export function daySessions({ members }: ScheduledLoad, weekday: Weekday): number {
  return members
    .filter(({ model }) => model.frame.days.includes(weekday))
    .reduce((sum, m) => sum + m.peakSessions * (isWeekend(weekday) ? m.model.saturdayShare : 1), 0);
}

/** Whether a day is not one of Monday to Friday. */
export function isWeekend(weekday: Weekday): boolean {
  return weekday === "saturday" || weekday === "sunday";
}

function schedule(load: ScheduledLoad, day: WorkingDay, days: readonly Weekday[]): ScalingSchedulePlan {
  const { hosts, sessionsPerHost, members } = load;
  const [first] = days;
  if (first === undefined) throw new RangeError("a schedule needs a day");
  const peak = daySessions(load, first);
  const share = isWeekend(first)
    ? Math.min(1, peak / (hosts * sessionsPerHost))
    : RAMP_UP_MINIMUM_SHARE.value;
  const threshold = Math.min(100, capacityThresholdPercent(peak, hosts, sessionsPerHost));
  return {
    name: scheduleName(days),
    daysOfWeek: days.map((weekday) => weekday.charAt(0).toUpperCase() + weekday.slice(1)),
    rampUpStart: timeOf(day.rampUpStart),
    peakStart: timeOf(day.peakStart),
    rampDownStart: timeOf(day.rampDownStart),
    offPeakStart: timeOf(day.offPeakStart),
    rampUpMinimumHostsPercent: minimumHostsPercent(share, hosts),
    rampUpCapacityThresholdPercent: threshold,
    rampDownMinimumHostsPercent: minimumHostsPercent(RAMP_DOWN_MINIMUM_SHARE.value, hosts),
    rampDownCapacityThresholdPercent: Math.max(threshold, RAMP_DOWN_THRESHOLD_PERCENT.value),
    forceSignOut: members.every(({ model }) => model.forceSignOut),
  };
}

/**
 * Minimum share of running hosts in whole percent, at least one host.
 *
 * `max(ceil(100 × share), ceil(100 ÷ hosts))`, at most 100
 *
 * @example
 * minimumHostsPercent(0.05, 4) // => 25
 */
export function minimumHostsPercent(share: number, hosts: number): number {
  return Math.min(100, Math.max(roundUp(100 * share), roundUp(100 / hosts)));
}

function scheduleName(days: readonly Weekday[]): string {
  return days.length === 5 ? "weekdays" : days.join("-");
}
