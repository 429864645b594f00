import type { PlanningConstant } from "../constant";
import { requireFinite } from "../rounding";

/** I/O operations per second of a signed-in user's profile container. */
export const STEADY_IOPS_PER_SESSION: PlanningConstant = {
  name: "STEADY_IOPS_PER_SESSION",
  value: 10,
  unit: "IOPS/session",
  certainty: "measurement",
  source:
    "https://learn.microsoft.com/fslogix/concepts-container-storage-options (vendor's example; measure your own)",
};

/** I/O operations per second of a profile container while its user signs in or out. */
export const SIGN_IN_IOPS_PER_ATTACH: PlanningConstant = {
  name: "SIGN_IN_IOPS_PER_ATTACH",
  value: 50,
  unit: "IOPS/attach",
  certainty: "measurement",
  source:
    "https://learn.microsoft.com/fslogix/concepts-container-storage-options (vendor's example; measure your own)",
};

/** People who arrive together. */
export interface ArrivalWave {
  /** Their peak sessions (≥ 0). */
  readonly peakSessions: number;
  /** Share of them who sign in within the wave (0 to 1). */
  readonly share: number;
  /** Length of the wave (min, > 0). */
  readonly minutes: number;
}

/**
 * Profiles that load at the same moment in the morning wave.
 *
 * `peakSessions × share ÷ (minutes × 60 ÷ attachSeconds)`, at most everybody in the wave. Not rounded: the waves of
 * several groups are added first.
 *
 * @param attachSeconds - time one profile takes to load (s, > 0)
 * @example
 * concurrentAttaches({ peakSessions: 5685, share: 0.5, minutes: 30 }, 60) // => 94.75
 */
export function concurrentAttaches(wave: ArrivalWave, attachSeconds: number): number {
  const inWave = wave.peakSessions * wave.share;
  return requireFinite(Math.min(inWave, inWave / ((wave.minutes * 60) / attachSeconds)));
}
