import { roundUp } from "../rounding";

/**
 * Access points that reach every place of an area.
 *
 * `ceil(squareMetres ÷ (squareMetresPerAccessPoint × constructionFactor))`
 *
 * @param squareMetres - floor area (m², >= 0)
 * @param squareMetresPerAccessPoint - what one covers behind light walls (m², > 0)
 * @param constructionFactor - what walls leave of it (> 0, at most 1)
 * @example
 * accessPointsForCoverage(900, 180, 0.75) // => 7
 */
export function accessPointsForCoverage(
  squareMetres: number,
  squareMetresPerAccessPoint: number,
  constructionFactor: number,
): number {
  return roundUp(squareMetres / (squareMetresPerAccessPoint * constructionFactor));
}

/**
 * Access points that can hold all devices.
 *
 * `ceil(devices ÷ clients)`
 *
 * @param clients - devices that one serves well
 * @example
 * accessPointsForClients(130, 60) // => 3
 */
export function accessPointsForClients(devices: number, clients: number): number {
  return roundUp(devices / clients);
}

/**
 * Access points whose radios have the time for all video conferences; one radio of each counts, as if all devices
 * preferred the same band.
 *
 * `ceil(people × activeShare × airtimeShare ÷ airtimeCapShare)`
 *
 * @param activeShare - part of the people who are in a conference (0–1)
 * @param airtimeShare - part of a radio's time that one of them takes (0–1)
 * @param airtimeCapShare - part of a radio's time that may be planned (> 0, at most 1)
 * @example
 * accessPointsForAirtime(120, 0.1, 0.07, 0.6) // => 2
 */
export function accessPointsForAirtime(
  people: number,
  activeShare: number,
  airtimeShare: number,
  airtimeCapShare: number,
): number {
  return roundUp((people * activeShare * airtimeShare) / airtimeCapShare);
}

/**
 * Access points that carry all traffic.
 *
 * `ceil(trafficMbps ÷ mbps)`
 *
 * @param mbps - what reaches all devices of one access point together (Mbit/s)
 * @example
 * accessPointsForThroughput(1200, 500) // => 3
 */
export function accessPointsForThroughput(trafficMbps: number, mbps: number): number {
  return roundUp(trafficMbps / mbps);
}

/**
 * The largest of several demands with a reserve on top.
 *
 * `ceil(max(demands) × (1 + reserveShare))`
 *
 * @param reserveShare - access points above the need, as a share (0–1)
 * @example
 * withReserve([7, 3, 2, 3], 0.1) // => 8
 */
export function withReserve(demands: readonly number[], reserveShare: number): number {
  return roundUp(Math.max(0, ...demands) * (1 + reserveShare));
}
