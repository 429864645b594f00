import type { Figure } from "../figure";
import type { WlanCorePlan, WlanCoreSizing } from "./wlan-core-plan";

/** WLAN of a part of a building. */
export interface AreaWlan {
  /** Key in the site's file. */
  readonly id: string;
  /** Access point of the catalogue. */
  readonly accessPoint: string;
  /** Distributor of the building. */
  readonly distributor: string;
  /** Staff and visitors at the area's busiest time. */
  readonly people: Figure;
  readonly devices: Figure;
  /** Reserve included; `boundBy` names the tightest demand, or the survey. */
  readonly accessPoints: Figure;
  /**
   * Those that share a channel within hearing, in the band that `boundBy` names; absent without floor area, and without a
   * band that the estate plans.
   */
  readonly accessPointsPerChannel?: Figure;
}

/** What a distributor holds for WLAN and meeting rooms. */
export interface DistributorWlan {
  /** Key in the site's file. */
  readonly id: string;
  /** Switch of the catalogue. */
  readonly switch: string;
  readonly accessPoints: Figure;
  /** Ports of the meeting rooms that are cabled from it, a cable for each; absent without them. */
  readonly roomPorts?: Figure;
  /** Power that these ports hold ready; absent without meeting rooms. */
  readonly roomPoeWatts?: Figure;
  /** Ports in use and spare ones. */
  readonly ports: Figure;
  /** Power that access points and meeting rooms may ask for. */
  readonly poeWatts: Figure;
  /** `boundBy` says whether ports or power decide. */
  readonly switches: Figure;
}

/** Sections of the catalogue that a bill of materials names. */
export type WlanSection = "accessPoints" | "switches" | "transceivers";

/** A line of a bill of materials. */
export interface WlanItem {
  readonly section: WlanSection;
  /** Entry of the catalogue. */
  readonly id: string;
  readonly count: Figure;
}

/** WLAN of a building. */
export interface SiteWlan {
  /** Sorted by id. */
  readonly areas: readonly AreaWlan[];
  /** Those with access points or meeting rooms, sorted by id. */
  readonly distributors: readonly DistributorWlan[];
  /** `boundBy` names what decides most of them. */
  readonly accessPoints: Figure;
  readonly switches: Figure;
  /** Cables between distributors and meeting rooms; absent without them. */
  readonly roomDrops?: Figure;
  /** All cables that end at distributors. */
  readonly drops: Figure;
  /** Everything that the building's link carries at the busiest moment, each direction. */
  readonly linkMbps: Figure;
  /** The same over its bandwidth. */
  readonly linkShare: Figure;
  /** By section and id. */
  readonly items: readonly WlanItem[];
  /** Items and cabling at today's prices. */
  readonly costEur: Figure;
  readonly energyKwhPerYear: Figure;
}

/** WLAN of a city. */
export interface WlanPlan {
  readonly accessPoints: Figure;
  readonly switches: Figure;
  readonly drops: Figure;
  /** Part of a radio's time that the networks' names take. */
  readonly beaconAirtimeShare: Figure;
  /** By section and id. */
  readonly items: readonly WlanItem[];
  readonly costEur: Figure;
  readonly energyKwhPerYear: Figure;
  /** Absent without vSphere, and where no network asks for certificates. */
  readonly core?: WlanCorePlan;
}

/** WLAN of a city before the lock file has given its servers a network. */
export type WlanSizing = Omit<WlanPlan, "core"> & { readonly core?: WlanCoreSizing };
