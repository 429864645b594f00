import type { Site } from "../../model/estate";
import { dayNumber } from "./day";
import { ROLLOUT_TASKS, type RolloutBlocker, type RolloutTask } from "./rollout-plan";
import { ORDERED_BEFORE } from "./schedule";
import type { WorkCalendar } from "./work-calendar";

/** When a building can be begun, and what others decide about it. */
export interface SiteReadiness {
  /** Week from which work makes sense. */
  readonly week: number;
  /** The day that decides the week; absent where none does. */
  readonly boundBy?: string;
  /** All days that others decide, earliest first. */
  readonly blockers: readonly RolloutBlocker[];
}

/**
 * A building is begun as late as its days allow: survey and fibre are done just before cables may be laid. Whoever came
 * earlier would take another building's turn and then wait.
 */
export function siteReadiness(
  { rollout: { blocked, fibreReady, permits } }: Pick<Site, "rollout">,
  weeks: ReadonlyMap<RolloutTask, number>,
  calendar: WorkCalendar,
): SiteReadiness {
  const before = ROLLOUT_TASKS.slice(0, ROLLOUT_TASKS.indexOf(ORDERED_BEFORE));
  const lead = before.reduce((sum, task) => sum + (weeks.get(task) ?? 0), 0);
  const days = [
    ...(blocked === undefined ? [] : [{ what: blocked.by, until: blocked.until, lead: 0 }]),
    ...(fibreReady === undefined ? [] : [{ what: "fibre", until: fibreReady, lead }]),
    ...(weeks.has(ORDERED_BEFORE)
      ? Object.entries(permits).map(([id, until]) => ({ what: `permit ${id}`, until, lead }))
      : []),
  ].sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.what < b.what ? -1 : 1));
  let week = 0;
  let boundBy: string | undefined;
  for (const { what, until, lead: own } of days) {
    const ready = calendar.weekFrom(dayNumber(until)) - own;
    if (ready <= week) continue;
    week = ready;
    boundBy = what;
  }
  return {
    week,
    ...(boundBy === undefined ? {} : { boundBy }),
    blockers: days.map(({ what, until }) => ({ what, until })),
  };
}
