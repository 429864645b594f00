import type { Figure } from "../figure";

/** Work on a building, in the order in which it is done. */
export const ROLLOUT_TASKS = [
  "survey",
  "fibre",
  "cabling",
  "power",
  "access-points",
  "validation",
  "rooms",
  "handover",
] as const;
export type RolloutTask = (typeof ROLLOUT_TASKS)[number];

/** A task with its dates. */
export interface TaskDates {
  readonly task: RolloutTask;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** Last day; a freeze in between is not worked. */
  readonly to: string;
  /** Weeks of work. */
  readonly weeks: number;
}

/** A day that somebody else decides. */
export interface RolloutBlocker {
  /** `fibre`, `permit listed-building`, or what the site's file says. */
  readonly what: string;
  /** YYYY-MM-DD. */
  readonly until: string;
}

/** A building that is planned or staging, with its dates. */
export interface SiteRollout {
  readonly id: string;
  /** 1 goes first. */
  readonly priority: number;
  /** Quarter in which it is handed over: `2027-Q3`. */
  readonly wave: string;
  /** First day of work. */
  readonly from: string;
  /** Last day of the handover. */
  readonly to: string;
  /** What is still to be done, in order. */
  readonly tasks: readonly TaskDates[];
  /** Weeks of work, without waiting. */
  readonly weeks: Figure;
  /** What is still to be bought and laid. */
  readonly costEur: Figure;
  /** What it waits for longest, weeks; absent where it waits for nothing. */
  readonly waitsFor?: { readonly what: string; readonly weeks: number };
  /** Days to come that others decide, earliest first. */
  readonly blockedBy: readonly RolloutBlocker[];
  /** A week later here, and the last building is a week later. */
  readonly isCritical: boolean;
}

/** Buildings that are handed over in the same quarter. */
export interface RolloutWave {
  /** `2027-Q3`. */
  readonly id: string;
  /** First work on one of them. */
  readonly from: string;
  /** Last handover. */
  readonly to: string;
  /** By id. */
  readonly sites: readonly string[];
  readonly accessPoints: number;
  readonly costEur: number;
}

/** A calendar year of the roll-out. */
export interface RolloutYear {
  readonly year: number;
  /** Buildings handed over. */
  readonly sites: number;
  /** Paid out of the year's budget. */
  readonly costEur: Figure;
}

/** A step of the chain that decides when the last building is handed over. */
export interface CriticalStep {
  readonly site: string;
  readonly task: RolloutTask;
  readonly from: string;
  readonly to: string;
  /** Why it does not begin earlier: `survey`, `crew of town-hall`, `sites a year`, `budget`, `fibre`. */
  readonly after: string;
}

/** Dates of a city's roll-out. */
export interface RolloutPlan {
  /** First day on which there may be work. */
  readonly start: string;
  /** Last handover; absent where nothing is left to do. */
  readonly end?: string;
  readonly target?: string;
  /** Buildings that are planned or staging. */
  readonly siteCount: Figure;
  /** Buildings over `sitesPerYear`. */
  readonly years: Figure;
  readonly costEur: Figure;
  /** By handover, then id. */
  readonly sites: readonly SiteRollout[];
  /** By quarter. */
  readonly waves: readonly RolloutWave[];
  readonly costPerYear: readonly RolloutYear[];
  /** From the first step to the last handover. */
  readonly criticalPath: readonly CriticalStep[];
}
