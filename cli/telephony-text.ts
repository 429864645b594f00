import type { SessionBorderPlan } from "../planning/telephony/session-border-plan";
import type { HotlinePlan, SoftphoneServers, TelephonyPlan } from "../planning/telephony/telephony-plan";
import type { Colours } from "./colours";
import { percent, whole } from "./quantity";
import { textTable } from "./text-table";

/** Buildings with the most calls that are shown. */
const SITES_SHOWN = 5;

/** Telephony on a few lines: buildings, hotlines, trunk, servers. */
export function telephonyText(telephony: TelephonyPlan, colours: Colours): readonly string[] {
  const { trunk, sessionBorder, hotlines } = telephony;
  const reserve = trunk.channels.value - trunk.pooledChannels.value - trunk.hotlineChannels.value;
  return [
    siteTable(telephony, colours),
    ...(hotlines.length === 0 ? [] : [hotlineTable(hotlines, colours)]),
    `trunk     ${whole(trunk.channels.value)} channels: ${whole(trunk.pooledChannels.value)} for all offices ` +
      `(${whole(trunk.separateChannels.value)} with one trunk per building), ` +
      `${whole(trunk.hotlineChannels.value)} for hotlines, ${whole(reserve)} for emergency calls`,
    softphoneLine(telephony),
    ...(sessionBorder === undefined ? [] : [borderLine(sessionBorder)]),
  ];
}

function siteTable({ sites, numberRanges }: TelephonyPlan, colours: Colours): string {
  const busiest = [...sites]
    .sort((a, b) => b.concurrentCalls.value - a.concurrentCalls.value || (a.id < b.id ? -1 : 1))
    .slice(0, SITES_SHOWN);
  // With one range its name says nothing; with two an extension alone could be a number of either.
  const hasOneRange = Object.keys(numberRanges).length === 1;
  const rows = busiest.map(({ id, concurrentCalls, callLimit, voiceMbps, numbers, emergency }) => [
    id,
    whole(concurrentCalls.value),
    whole(callLimit.value),
    voiceMbps.value.toFixed(1),
    numbers.blocks
      .map(({ range, first, last }) => `${hasOneRange ? "" : `${range} `}${first}-${last}`)
      .join(", "),
    emergency.number,
  ]);
  const name = `site (${busiest.length} of ${sites.length} by calls)`;
  return textTable([name, "calls", "limit", "Mbit/s", "extensions", "emergency number"], rows, colours);
}

function hotlineTable(hotlines: readonly HotlinePlan[], colours: Colours): string {
  const rows = hotlines.map(({ id, agents, rosteredAgents, people, channels, intervals }) => [
    id,
    whole(agents.value),
    agents.boundBy ?? "",
    whole(rosteredAgents.value),
    whole(people.value),
    whole(channels.value),
    percent(Math.min(...intervals.map(({ answeredShare }) => answeredShare.value))),
    `${whole(Math.max(...intervals.map(({ averageWaitSeconds }) => averageWaitSeconds.value)))} s`,
  ]);
  const head = [
    "hotline",
    "agents",
    "at",
    "rostered",
    "people",
    "channels",
    "in time",
    "longest average wait",
  ];
  return textTable(head, rows, colours);
}

/** Registrars and media servers are the city's own only where the trunk ends at them. */
function softphoneLine({ registrar, media, relayedCalls, directRouting }: TelephonyPlan): string {
  const calls = `${whole(relayedCalls.value)} calls at a time`;
  return directRouting === undefined
    ? `softphone ${servers("registrars", registrar)}, ${servers("media servers", media)}, ${calls}`
    : `softphone ${calls} through a vendor's session border controllers in ${directRouting.network.cidr} on Azure`;
}

function borderLine({ machines, domain, virtualAddress, relay }: SessionBorderPlan): string {
  const relays = relay === undefined ? "" : `, ${servers("relays", relay)} for people outside among them`;
  return `border    ${whole(machines.length)} machines for ${domain} at ${virtualAddress}${relays}`;
}

function servers(name: string, { nodes, vcpu, memoryGiB }: SoftphoneServers): string {
  return `${whole(nodes.value)} ${name} with ${whole(vcpu.value)} vCPU and ${whole(memoryGiB.value)} GiB`;
}
