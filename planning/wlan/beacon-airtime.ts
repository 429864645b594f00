import type { WlanSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { PlanningConstant } from "../constant";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromConstant, fromYaml } from "../figure-input";
import { warningAt } from "../finding-at";
import { roundTo } from "../rounding";

/** Share of a radio's time above which beacons are in the way of people. */
export const BEACON_WARNING_SHARE: PlanningConstant = {
  name: "BEACON_WARNING_SHARE",
  value: 0.1,
  unit: "share",
  certainty: "assumption",
  source: "a tenth of the time for names; three or four networks at 12 Mbit/s stay well below",
};

/** Networks that are taken as sent while the estate names none. */
export const USUAL_NETWORKS: PlanningConstant = {
  name: "USUAL_NETWORKS",
  value: 3,
  unit: "networks",
  certainty: "assumption",
  source: "staff, guests, and displays with other devices; each further one costs airtime",
};

/** Time between two beacons of a network (µs). */
export const BEACON_INTERVAL_MICROSECONDS: PlanningConstant = {
  name: "BEACON_INTERVAL_MICROSECONDS",
  value: 102_400,
  unit: "µs",
  certainty: "vendor limit",
  source:
    "100 time units of 1,024 µs, the interval that access points come with (https://revolutionwifi.net)",
};

/** Length of a beacon (bytes). */
export const BEACON_BYTES: PlanningConstant = {
  name: "BEACON_BYTES",
  value: 400,
  unit: "bytes",
  certainty: "assumption",
  source: "370 to 400 bytes are typical today (https://revolutionwifi.net)",
};

/** Waiting time and preamble before a beacon at 1, 2, 5.5 and 11 Mbit/s (µs). */
export const DSSS_LEAD_MICROSECONDS: PlanningConstant = {
  name: "DSSS_LEAD_MICROSECONDS",
  value: 242,
  unit: "µs",
  certainty: "vendor limit",
  source: "IEEE 802.11: DIFS of 50 µs and long preamble of 192 µs; no backoff",
};

/** Waiting time and preamble before a beacon at 6, 12 and 24 Mbit/s (µs). */
export const OFDM_LEAD_MICROSECONDS: PlanningConstant = {
  name: "OFDM_LEAD_MICROSECONDS",
  value: 54,
  unit: "µs",
  certainty: "vendor limit",
  source: "IEEE 802.11: DIFS of 34 µs and preamble of 20 µs; no backoff",
};

const DSSS_RATES: ReadonlySet<number> = new Set([1, 2, 5.5, 11]);

/** Waiting time and preamble before a beacon at a rate. */
export function beaconLead(basicRateMbps: number): PlanningConstant {
  return DSSS_RATES.has(basicRateMbps) ? DSSS_LEAD_MICROSECONDS : OFDM_LEAD_MICROSECONDS;
}

/**
 * Part of a radio's time that beacons take before anybody sends anything.
 *
 * `networks × accessPointsHeard × (lead + BEACON_BYTES × 8 ÷ basicRateMbps) ÷ BEACON_INTERVAL_MICROSECONDS`
 *
 * @param networks - names that every access point sends
 * @param accessPointsHeard - access points on the same channel that a device hears
 * @param basicRateMbps - lowest rate, with which beacons are sent (Mbit/s)
 * @returns share; above 1 there is no time left at all
 * @example
 * Math.round(beaconAirtimeShare(4, 3, 6) * 1000) // => 69
 */
export function beaconAirtimeShare(
  networks: number,
  accessPointsHeard: number,
  basicRateMbps: number,
): number {
  const microseconds = beaconLead(basicRateMbps).value + (BEACON_BYTES.value * 8) / basicRateMbps;
  return (networks * accessPointsHeard * microseconds) / BEACON_INTERVAL_MICROSECONDS.value;
}

/** Networks of the estate; a list counts by its length. */
function networksInput({ ssids }: WlanSpec): FigureInput {
  const count = Object.keys(ssids).length;
  return count === 0
    ? { ...fromConstant(USUAL_NETWORKS), name: "networks" }
    : fromYaml("networks", count, "networks", ESTATE_FILE, "wlan", "ssids");
}

/** What the estate's networks cost in airtime, as a figure. */
export function beaconFigure(wlan: WlanSpec): Figure {
  const { accessPointsHeard, basicRateMbps } = wlan.beacon;
  const networks = networksInput(wlan);
  return {
    subject: "city/beaconAirtimeShare",
    value: roundTo(beaconAirtimeShare(networks.value, accessPointsHeard, basicRateMbps), 4),
    unit: "share",
    formula:
      "networks × accessPointsHeard × (lead + BEACON_BYTES × 8 ÷ basicRateMbps) ÷ BEACON_INTERVAL_MICROSECONDS",
    inputs: [
      networks,
      fromYaml(
        "accessPointsHeard",
        accessPointsHeard,
        "access points",
        ESTATE_FILE,
        "wlan",
        "beacon",
        "accessPointsHeard",
      ),
      { ...fromConstant(beaconLead(basicRateMbps)), name: "lead" },
      fromConstant(BEACON_BYTES),
      fromYaml("basicRateMbps", basicRateMbps, "Mbit/s", ESTATE_FILE, "wlan", "beacon", "basicRateMbps"),
      fromConstant(BEACON_INTERVAL_MICROSECONDS),
    ],
  };
}

/** Networks whose names alone take too much of the air. */
export function beaconFindings(wlan: WlanSpec): readonly Finding[] {
  const { value } = beaconFigure(wlan);
  if (value <= BEACON_WARNING_SHARE.value) return [];
  return [
    warningAt({
      rule: "wlan/beacon-airtime",
      file: ESTATE_FILE,
      keys: ["wlan", "beacon", "basicRateMbps"],
      message: `the names of ${networksInput(wlan).value} networks take ${Math.round(value * 100)} % of the airtime at ${wlan.beacon.basicRateMbps} Mbit/s; allowed are ${BEACON_WARNING_SHARE.value * 100} %`,
      hint: "raise the lowest rate to 12 Mbit/s or more, or send fewer networks",
    }),
  ];
}
