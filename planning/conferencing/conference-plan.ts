import type { Figure } from "../figure";
import type { NetworkSizing } from "../estate-sizing";
import type { NetworkAllocation } from "../plan";

/** What a conference server does: see `conferenceServers` of the catalogue. */
export type ConferenceRole = "signalling" | "media" | "relay" | "recording";

/** A network of the conference platform: `conference-edge` is reached from outside, `conference` is not. */
export type ConferenceNetwork = "conference" | "conference-edge";

/** A virtual machine of the conference platform. */
export interface ConferenceMachinePlan {
  readonly role: ConferenceRole;
  /** Instance key, stable: `cmedia-1`. */
  readonly key: string;
  readonly computerName: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly systemDiskGiB: number;
  readonly network: ConferenceNetwork;
  /** Cluster that runs it: its fault domain. */
  readonly cluster: string;
}

/** What the city's own platform has to carry in the busiest hour. */
export interface ConferenceDemand {
  /** People and rooms in conferences. */
  readonly participants: Figure;
  readonly conferences: Figure;
  /** Video streams that media servers receive and send. */
  readonly streams: Figure;
  /** Traffic towards participants. */
  readonly mediaMbps: Figure;
  /** Traffic through relays, both legs. */
  readonly relayMbps: Figure;
  readonly recordings: Figure;
}

/** The city's own conference platform. */
export interface ConferenceServersPlan extends ConferenceDemand {
  /** DNS name for people. */
  readonly domain: string;
  /** Servers of a role, one to spare included; `boundBy` names the tightest demand. */
  readonly servers: Readonly<Record<ConferenceRole, Figure>>;
  /** By role and number. */
  readonly machines: readonly ConferenceMachinePlan[];
  readonly networks: Readonly<Record<string, NetworkAllocation>>;
}

/** Meeting rooms and conferences of a city. */
export interface ConferencingPlan {
  readonly rooms: Figure;
  /** Bill of materials of all rooms, sorted by id. */
  readonly roomDevices: readonly { readonly id: string; readonly count: Figure }[];
  readonly roomCostEur: Figure;
  /** People whose conferences run in a cloud service. */
  readonly cloudPeople: Figure;
  /** Absent without a platform of the city's own. */
  readonly servers?: ConferenceServersPlan;
}

/** The platform before the lock file has given it networks. */
export type ConferenceServersSizing = Omit<ConferenceServersPlan, "networks"> & {
  readonly networks: readonly NetworkSizing[];
};

/** Conferencing before the lock file has given out networks. */
export type ConferencingSizing = Omit<ConferencingPlan, "servers"> & {
  readonly servers?: ConferenceServersSizing;
};
