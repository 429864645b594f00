import { blocksOf, textOf, type ValueObject } from "../value";

/** Days as the service names them. */
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Phases of a day in their order. */
const PHASES = ["ramp_up", "peak", "ramp_down", "off_peak"] as const;

/**
 * What is wrong with the times of a scaling plan's schedules.
 *
 * Order of the phases: https://learn.microsoft.com/azure/virtual-desktop/autoscale-create-assign-scaling-plan
 * Form of the times: validateTime in virtual_desktop_scaling_plan_resource.go; the API gives back two digits.
 */
export function scalingScheduleComplaint(config: ValueObject): string | undefined {
  for (const schedule of blocksOf(config, "schedule")) {
    const complaint = timesComplaint(schedule);
    if (complaint !== undefined) return `schedule "${textOf(schedule, "name")}": ${complaint}`;
  }
  return undefined;
}

function timesComplaint(schedule: ValueObject): string | undefined {
  const times = PHASES.map((phase) => ({ phase, time: textOf(schedule, `${phase}_start_time`) }));
  const malformed = times.find(({ time }) => time !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time));
  if (malformed)
    return `${malformed.phase}_start_time must have the form HH:MM with two digits, got "${malformed.time}"`;
  for (const [index, { phase, time }] of times.entries()) {
    const before = index === 0 ? undefined : times[index - 1];
    // Two-digit times compare as texts.
    if (before?.time && time && time <= before.time) {
      return `${phase}_start_time (${time}) must be after ${before.phase}_start_time (${before.time})`;
    }
  }
  return undefined;
}
