import type { PlanningConstant } from "../constant";
import { roundUp } from "../rounding";

const SCALE_TARGETS =
  "https://learn.microsoft.com/azure/storage/files/storage-files-scale-targets (provisioned v1 SSD)";

/** Smallest provisioned share (GiB). */
export const SHARE_MIN_QUOTA_GIB: PlanningConstant = {
  name: "SHARE_MIN_QUOTA_GIB",
  value: 100,
  unit: "GiB",
  certainty: "vendor limit",
  source: SCALE_TARGETS,
};

/** Largest provisioned share, 100 TiB (GiB). */
export const SHARE_MAX_QUOTA_GIB: PlanningConstant = {
  name: "SHARE_MAX_QUOTA_GIB",
  value: 102_400,
  unit: "GiB",
  certainty: "vendor limit",
  source: SCALE_TARGETS,
};

/** Operations per second that every share has, whatever its size. */
export const SHARE_BASE_IOPS: PlanningConstant = {
  name: "SHARE_BASE_IOPS",
  value: 3000,
  unit: "IOPS",
  certainty: "vendor limit",
  source: SCALE_TARGETS,
};

/** Operations per second that no share exceeds. */
export const SHARE_MAX_IOPS: PlanningConstant = {
  name: "SHARE_MAX_IOPS",
  value: 102_400,
  unit: "IOPS",
  certainty: "vendor limit",
  source: SCALE_TARGETS,
};

/**
 * Users of one share. The service allows 10,000 handles on the root of a share and a user holds one; a profile
 * container holds two more inside, so planning stops at half of it.
 */
export const SHARE_MAX_SESSIONS: PlanningConstant = {
  name: "SHARE_MAX_SESSIONS",
  value: 5000,
  unit: "sessions",
  certainty: "assumption",
  source:
    "half of the 10,000 root handles of https://learn.microsoft.com/azure/storage/files/storage-files-scale-targets",
};

/**
 * Operations per second that a share sustains.
 *
 * `min(3000 + quotaGiB, 102400)`
 *
 * @param quotaGiB - provisioned size (GiB, 100 to 102,400)
 * @example
 * baseIops(5000) // => 8000
 */
export function baseIops(quotaGiB: number): number {
  return Math.min(SHARE_BASE_IOPS.value + quotaGiB, SHARE_MAX_IOPS.value);
}

/**
 * Operations per second that a share reaches for a while.
 *
 * `min(max(10000, 3 × quotaGiB), 102400)`
 *
 * @example
 * burstIops(5000) // => 15000
 */
export function burstIops(quotaGiB: number): number {
  return Math.min(Math.max(10_000, 3 * quotaGiB), SHARE_MAX_IOPS.value);
}

/**
 * Throughput of a share (MiB/s).
 *
 * `100 + ceil(0.04 × quotaGiB) + ceil(0.06 × quotaGiB)`
 *
 * @example
 * throughputMiBps(5000) // => 600
 */
export function throughputMiBps(quotaGiB: number): number {
  return 100 + roundUp(0.04 * quotaGiB) + roundUp(0.06 * quotaGiB);
}

/** What all shares of a pool must hold together. */
export interface ShareLoad {
  readonly capacityGiB: number;
  readonly iops: number;
  readonly sessions: number;
}

/** Which of the three demands decides. */
export type ShareBound = "capacity" | "IOPS" | "handles";

/**
 * Number of equal shares: the largest of what capacity, IOPS and handles ask for.
 *
 * Each rounds up; at least 1. The first of capacity, IOPS, handles wins a tie. IOPS count with the largest quota's
 * sustained rate, never with the burst, because a wave can outlast it.
 *
 * @example
 * shareCount({ capacityGiB: 129000, iops: 61600, sessions: 5685 }) // => { shares: 2, boundBy: "capacity" }
 */
export function shareCount(load: ShareLoad): { readonly shares: number; readonly boundBy: ShareBound } {
  const demands: readonly (readonly [ShareBound, number])[] = [
    ["capacity", Math.max(1, roundUp(load.capacityGiB / SHARE_MAX_QUOTA_GIB.value))],
    ["IOPS", roundUp(load.iops / SHARE_MAX_IOPS.value)],
    ["handles", roundUp(load.sessions / SHARE_MAX_SESSIONS.value)],
  ];
  const [boundBy, shares] = demands.reduce((most, next) => (next[1] > most[1] ? next : most));
  return { shares, boundBy };
}

/**
 * Size to provision for each of several equal shares.
 *
 * `max(100, ceil(capacity ÷ shares), ceil(iops ÷ shares) − 3000)`, at most 102,400 GiB, where the IOPS end as well.
 *
 * @example
 * shareQuotaGiB({ capacityGiB: 129000, iops: 61600, sessions: 5685 }, 2) // => { quotaGiB: 64500, boundBy: "capacity" }
 */
export function shareQuotaGiB(
  load: ShareLoad,
  shares: number,
): { readonly quotaGiB: number; readonly boundBy: "minimum" | "capacity" | "IOPS" } {
  const demands: readonly (readonly ["minimum" | "capacity" | "IOPS", number])[] = [
    ["minimum", SHARE_MIN_QUOTA_GIB.value],
    ["capacity", roundUp(load.capacityGiB / shares)],
    ["IOPS", roundUp(load.iops / shares) - SHARE_BASE_IOPS.value],
  ];
  const [boundBy, quotaGiB] = demands.reduce((most, next) => (next[1] > most[1] ? next : most));
  return { quotaGiB: Math.min(quotaGiB, SHARE_MAX_QUOTA_GIB.value), boundBy };
}
