import type { NetworkSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import type { NetworkAllocation } from "../plan";
import type { SessionBorderPlan, SessionBorderSizing } from "./session-border-plan";

/** Consecutive extensions of a number range, both ends included. */
export interface NumberSpan {
  readonly range: string;
  readonly first: number;
  readonly last: number;
}

/** Who holds numbers of a building. */
export interface NumberHolder {
  /** `emergency`, `user-group/<id>`, `function/<id>` or `hotline/<id>`. */
  readonly id: string;
  /** The first person of a group holds the first number, and so on. */
  readonly spans: readonly NumberSpan[];
}

/** Numbers that the lock file has given to a building. */
export interface SiteNumbers {
  readonly blocks: readonly NumberSpan[];
  readonly holders: readonly NumberHolder[];
}

/** What a control centre learns about a caller in a building. */
export interface EmergencyIdentity {
  /** Shown for calls to 110 and 112, whoever calls; from the country code on. */
  readonly number: string;
  /** Street, postcode and city, one line. */
  readonly address: string;
  readonly psapArea: string;
}

/** Telephony of a building. */
export interface SiteTelephony {
  readonly id: string;
  readonly emergency: EmergencyIdentity;
  /** Traffic with people outside, hotlines not counted. */
  readonly officeErlang: Figure;
  /** Channels that a trunk of its own would need. */
  readonly separateChannels: Figure;
  /** All traffic of the building, calls between colleagues and hotlines included. */
  readonly voiceErlang: Figure;
  readonly concurrentCalls: Figure;
  /** Voice on the building's link, each direction. */
  readonly voiceMbps: Figure;
  /** Calls that the link may carry; further ones are refused, emergency calls never. */
  readonly callLimit: Figure;
  /** Numbers that its blocks shall hold, growth included. */
  readonly telephoneNumbers: Figure;
  readonly numbers: SiteNumbers;
}

/** Voice of the people of a pool. */
export interface PoolVoice {
  /** Pool. */
  readonly id: string;
  readonly concurrentCalls: Figure;
  /** Voice between desktops and session border controller, each direction; 0 where it leaves the endpoint. */
  readonly voiceMbps: Figure;
}

/** Connection to the public network; each of two nodes carries all of it. */
export interface TrunkPlan {
  readonly officeErlang: Figure;
  /** One trunk for all offices. */
  readonly pooledChannels: Figure;
  /** The same with a trunk for each building, for comparison. */
  readonly separateChannels: Figure;
  readonly hotlineChannels: Figure;
  /** Offices, hotlines and the reserve for emergency calls together. */
  readonly channels: Figure;
}

/** An interval of a hotline's day. */
export interface HotlineInterval {
  /** HH:MM. */
  readonly from: string;
  /** Agents who take calls. */
  readonly agents: Figure;
  /** Calls answered in time. */
  readonly answeredShare: Figure;
  readonly averageWaitSeconds: Figure;
}

export interface HotlinePlan {
  readonly id: string;
  readonly name: string;
  /** Building whose numbers it uses. */
  readonly site: string;
  readonly intervals: readonly HotlineInterval[];
  /** Traffic of the busiest interval. */
  readonly erlang: Figure;
  /** Agents at the same time in the busiest interval. */
  readonly agents: Figure;
  /** The same with breaks, training and illness. */
  readonly rosteredAgents: Figure;
  /** People of the groups that answer it. */
  readonly people: Figure;
  /** Callers in conversation and in the queue. */
  readonly channels: Figure;
  /** Callers who leave the queue in the worst interval; absent where nobody has to. */
  readonly overflowShare?: Figure;
}

/** Servers of one role, in two fault domains; without any one of them the others carry everything. */
export interface SoftphoneServers {
  readonly nodes: Figure;
  /** Of one node. */
  readonly vcpu: Figure;
  /** Of one node. */
  readonly memoryGiB: Figure;
}

/** Telephony of a city. */
export interface TelephonyPlan {
  readonly numberRanges: Readonly<
    Record<string, { readonly headNumber: string; readonly extensionDigits: number }>
  >;
  /** Codec of the catalogue. */
  readonly codec: string;
  /** One call, each direction, on the building's network. */
  readonly callKbps: Figure;
  readonly mediaPath: "endpoint" | "desktop";
  /** Numbers that are never refused. */
  readonly exemptNumbers: readonly string[];
  /** User group → number that people outside see instead of the caller's own. */
  readonly callerIds: Readonly<Record<string, string>>;
  readonly trunk: TrunkPlan;
  /** Calls that pass the media servers at the same time. */
  readonly relayedCalls: Figure;
  readonly registrations: Figure;
  readonly registrar: SoftphoneServers;
  readonly media: SoftphoneServers;
  /** Absent where the estate builds no session border controllers of its own. */
  readonly sessionBorder?: SessionBorderPlan;
  /** Network on Azure for a vendor's session border controllers; absent unless the trunk ends there. */
  readonly directRouting?: { readonly network: NetworkAllocation };
  /** Buildings in use, sorted by id. */
  readonly sites: readonly SiteTelephony[];
  readonly pools: readonly PoolVoice[];
  readonly hotlines: readonly HotlinePlan[];
}

/** Telephony of a building before the lock file has given it numbers. */
export type SiteTelephonySizing = Omit<SiteTelephony, "numbers">;

/** Telephony before the lock file has given out numbers. */
export type TelephonySizing = Omit<TelephonyPlan, "sites" | "sessionBorder" | "directRouting"> & {
  readonly sites: readonly SiteTelephonySizing[];
  readonly sessionBorder?: SessionBorderSizing;
  readonly directRouting?: { readonly network: NetworkSizing };
};
