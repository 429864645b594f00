import { contains, parseCidr } from "../lock/cidr";
import type { SitePlan } from "../plan";
import { numberAt } from "./number-plan";
import type { NumberSpan, TelephonyPlan } from "./telephony-plan";

/** What a session border controller knows about a building. */
export interface DialPlanSite {
  readonly id: string;
  /** All addresses of the building (CIDR): its block, and networks for which the block had no room. */
  readonly addresses: readonly string[];
  /** Those of networks that softphones are in (CIDR): never guests. */
  readonly deviceNetworks: readonly string[];
  /** Identity of calls for help that come from these addresses. */
  readonly emergencyNumber: string;
  /** Calls that its link may carry. */
  readonly callLimit: number;
}

/** Numbers whose calls show another number. */
export interface ShownNumber {
  readonly span: NumberSpan;
  readonly shown: string;
}

/** How calls are led; plain data from the plan. */
export interface DialPlan {
  readonly numberRanges: TelephonyPlan["numberRanges"];
  /** Sorted by id. */
  readonly sites: readonly DialPlanSite[];
  readonly shownNumbers: readonly ShownNumber[];
  /** Numbers that no limit applies to, 110 and 112 among them. */
  readonly exemptNumbers: readonly string[];
  /** Hotlines with the callers that they have channels for. */
  readonly hotlines: readonly { readonly number: string; readonly channels: number }[];
  /** Channels of the trunk that other calls than those to exempt numbers may take. */
  readonly ordinaryChannels: number;
  /** Devices that are signed in. */
  readonly registrations: number;
}

/**
 * Joins buildings' networks with their telephone identities.
 *
 * @throws RangeError when a building with a telephone has no network, or a hotline no number
 */
export function dialPlan(telephony: TelephonyPlan, sites: readonly SitePlan[]): DialPlan {
  const { trunk, callerIds, numberRanges } = telephony;
  const plans = new Map(sites.map((site) => [site.id, site]));
  const holders = telephony.sites.flatMap(({ numbers }) => numbers.holders);
  return {
    numberRanges,
    sites: telephony.sites.map(({ id, emergency, callLimit }) => {
      const site = plans.get(id);
      if (site === undefined) throw new RangeError(`site "${id}" has a telephone and no network`);
      return {
        id,
        addresses: addressesOf(site),
        deviceNetworks: deviceNetworks(site),
        emergencyNumber: emergency.number,
        callLimit: callLimit.value,
      };
    }),
    shownNumbers: holders.flatMap(({ id, spans }) => {
      const shown = id.startsWith("user-group/") ? callerIds[id.slice("user-group/".length)] : undefined;
      return shown === undefined ? [] : spans.map((span) => ({ span, shown }));
    }),
    exemptNumbers: telephony.exemptNumbers,
    hotlines: telephony.hotlines.map(({ id, channels }) => {
      const spans = holders.find((holder) => holder.id === `hotline/${id}`)?.spans ?? [];
      const number = numberAt(numberRanges, spans, 1);
      if (number === undefined) throw new RangeError(`hotline "${id}" has no number`);
      return { number, channels: channels.value };
    }),
    ordinaryChannels: trunk.pooledChannels.value + trunk.hotlineChannels.value,
    registrations: telephony.registrations.value,
  };
}

function addressesOf({ networks, allocation }: SitePlan): readonly string[] {
  const block = parseCidr(allocation.cidr);
  const own = (networks?.segments ?? []).map(({ cidr }) => cidr);
  return [allocation.cidr, ...own.filter((cidr) => !contains(block, parseCidr(cidr)))];
}

/**
 * Networks of a building that softphones and telephones are in (CIDR): never guests. Without networks of its own the
 * building is one.
 */
export function deviceNetworks({ networks, allocation }: SitePlan): readonly string[] {
  if (networks === undefined) return [allocation.cidr];
  return networks.segments
    .filter(({ segment }) => segment === "staff" || segment === "voice")
    .map(({ cidr }) => cidr);
}
