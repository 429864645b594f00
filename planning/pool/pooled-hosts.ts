import { roundUp } from "../rounding";

/** What decides how many hosts a pool needs. */
export type HostsBound = "headroom" | "spare host" | "zone loss";

/** Load and reserves of a multi-session pool. */
export interface PooledLoad {
  /** Sessions at the busiest moment (≥ 0). */
  readonly peakSessions: number;
  /** Sessions one host carries (integer, ≥ 1). */
  readonly sessionsPerHost: number;
  /** Spare hosts on top, as a share (≥ 0). */
  readonly headroomShare: number;
  /** Availability zones the hosts are spread over; undefined on-premises. */
  readonly zones?: number;
  /** Share of the peak that must find a place after the fullest zone is lost (0 to 1). */
  readonly zoneLossSurvivalShare?: number;
}

/**
 * Hosts that carry the peak alone, without any reserve.
 *
 * `ceil(peakSessions ÷ sessionsPerHost)`
 *
 * @example
 * loadHosts(1400, 32) // => 44
 */
export function loadHosts(peakSessions: number, sessionsPerHost: number): number {
  if (!(sessionsPerHost >= 1)) {
    throw new RangeError(`a host carries ${sessionsPerHost} sessions; at least 1 is needed`);
  }
  return roundUp(peakSessions / sessionsPerHost);
}

/**
 * Session hosts of a multi-session pool: peak, headroom, one spare host, and the loss of a zone.
 *
 * `max(ceil(load × (1 + headroomShare)), load + 1, zone loss)` with `load = ceil(peakSessions ÷ sessionsPerHost)`;
 * zone loss: hosts are spread evenly, the fullest zone goes, the rest carries `zoneLossSurvivalShare` of the peak:
 * `ceil(ceil(survival × peak ÷ sessionsPerHost) × zones ÷ (zones − 1))`. With a single zone nothing survives, so the
 * rule does not apply. The first of headroom, spare host, zone loss wins a tie.
 *
 * @example
 * pooledHosts({ peakSessions: 1400, sessionsPerHost: 32, headroomShare: 0.2 }) // => { hosts: 53, boundBy: "headroom" }
 */
export function pooledHosts(load: PooledLoad): { readonly hosts: number; readonly boundBy: HostsBound } {
  const alone = loadHosts(load.peakSessions, load.sessionsPerHost);
  const demands: readonly (readonly [HostsBound, number])[] = [
    ["headroom", roundUp(alone * (1 + load.headroomShare))],
    ["spare host", alone + 1],
    ["zone loss", zoneLossHosts(load)],
  ];
  const [boundBy, hosts] = demands.reduce((most, next) => (next[1] > most[1] ? next : most));
  return { hosts, boundBy };
}

function zoneLossHosts({ peakSessions, sessionsPerHost, zones, zoneLossSurvivalShare }: PooledLoad): number {
  if (zones === undefined || zones < 2 || zoneLossSurvivalShare === undefined) return 0;
  return roundUp((loadHosts(peakSessions * zoneLossSurvivalShare, sessionsPerHost) * zones) / (zones - 1));
}
