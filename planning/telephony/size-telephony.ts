import type { TelephonySpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromCatalog, fromConstant, fromFigure, fromYaml } from "../figure-input";
import { warningAt } from "../finding-at";
import { roundUp } from "../rounding";
import {
  ETHERNET_VLAN_BYTES,
  IP_UDP_RTP_BYTES,
  packetKbps,
  RTCP_FACTOR,
  SRTP_BYTES,
} from "./codec-bandwidth";
import { channelsFor } from "./erlang-b";
import { sizeHotline } from "./hotline-size";
import { sizePoolVoices, type PhoningPool } from "./pool-voice";
import { sizeDirectRouting, sizeSessionBorder } from "./session-border";
import { sizeSiteVoices } from "./site-voice";
import { sizeMediaServers, sizeRegistrars } from "./softphone-servers";
import type { HotlinePlan, TelephonySizing, TrunkPlan } from "./telephony-plan";
import { sizeTrunk } from "./trunk-size";
import { voiceTraffic } from "./voice-traffic";

/** Telephony of an estate, with what explains it. */
export interface SizedTelephony {
  readonly telephony: TelephonySizing;
  /** Intermediate figures. */
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
}

/**
 * Sizes telephony.
 *
 * @param pools - pools of the estate with their people
 * @returns undefined when the estate has no telephony
 */
export function sizeTelephony(estate: Estate, pools: readonly PhoningPool[]): SizedTelephony | undefined {
  const { telephony } = estate.settings;
  if (telephony === undefined) return undefined;
  const callKbps = callFigure(estate, telephony);
  const queues = Object.entries(telephony.hotlines)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, hotline]) => sizeHotline(estate, id, hotline));
  const hotlines = queues.map(({ hotline }) => hotline);
  const traffic = voiceTraffic(estate, hotlines);
  const context = { telephony, traffic, callKbps };
  const sites = sizeSiteVoices(estate, context);
  const voices = sizePoolVoices(estate, pools, context);
  const trunk = sizeTrunk(estate, telephony, { traffic, hotlines, sites: sites.sites });
  const internal = internalErlang(telephony, trunk);
  const relayedCalls = relayedFigure(telephony, trunk, internal);
  const registrations = registrationsFigure(estate, telephony);
  const registrar = sizeRegistrars(registrations);
  const media = sizeMediaServers(relayedCalls);
  const directRouting = sizeDirectRouting(estate);
  const border = sizeSessionBorder(estate, { registrar, media, relayedCalls });
  return {
    telephony: {
      numberRanges: telephony.numberRanges,
      codec: telephony.codec,
      callKbps,
      mediaPath: telephony.mediaPath,
      exemptNumbers: telephony.admission.exempt,
      callerIds: callerIds(estate),
      trunk,
      relayedCalls,
      registrations,
      registrar,
      media,
      ...(border === undefined ? {} : { sessionBorder: border.sessionBorder }),
      ...(directRouting === undefined ? {} : { directRouting }),
      sites: sites.sites,
      pools: voices.pools,
      hotlines,
    },
    workings: [
      ...queues.flatMap(({ workings }) => workings),
      ...traffic.perPerson.values(),
      ...sites.workings,
      ...voices.workings,
      internal,
    ],
    findings: [...sites.findings, ...hotlines.flatMap(agentFindings), ...(border?.findings ?? [])],
  };
}

/** One call on the building's network, each direction. */
function callFigure({ catalog }: Estate, { codec: id }: TelephonySpec): Figure {
  const codec = catalog.codecs[id];
  if (codec === undefined) throw new RangeError(`codec "${id}" is not in the catalogue`);
  const overhead = IP_UDP_RTP_BYTES.value + SRTP_BYTES.value + ETHERNET_VLAN_BYTES.value;
  return {
    subject: "city/callKbps",
    value: packetKbps(codec, overhead) * RTCP_FACTOR.value,
    unit: "kbit/s",
    formula:
      "(payloadBytes + IP_UDP_RTP_BYTES + SRTP_BYTES + ETHERNET_VLAN_BYTES) × 8 ÷ packetMilliseconds × RTCP_FACTOR",
    inputs: [
      fromCatalog(catalog, "codecs", id, "payloadBytes", codec.payloadBytes, "bytes"),
      fromConstant(IP_UDP_RTP_BYTES),
      fromConstant(SRTP_BYTES),
      fromConstant(ETHERNET_VLAN_BYTES),
      fromCatalog(catalog, "codecs", id, "packetMilliseconds", codec.packetMilliseconds, "ms"),
      fromConstant(RTCP_FACTOR),
    ],
  };
}

/** Calls between colleagues: they need no trunk, but a media server, because devices in two buildings never meet. */
function internalErlang({ internalShare }: TelephonySpec, { officeErlang }: TrunkPlan): Figure {
  return {
    subject: "city/internalErlang",
    value: (officeErlang.value * internalShare) / (1 - internalShare),
    unit: "erlang",
    formula: "officeErlang × internalShare ÷ (1 − internalShare)",
    inputs: [
      fromFigure("officeErlang", officeErlang),
      fromYaml("internalShare", internalShare, "share", ESTATE_FILE, "telephony", "internalShare"),
    ],
  };
}

function relayedFigure(
  { trunk: { blockingShare } }: TelephonySpec,
  trunk: TrunkPlan,
  internal: Figure,
): Figure {
  return {
    subject: "city/relayedCalls",
    value: trunk.channels.value + channelsFor(internal.value, blockingShare),
    unit: "calls",
    formula:
      "trunkChannels + fewest channels that lose at most blockingShare of the internal calls (Erlang B)",
    inputs: [
      fromFigure("trunkChannels", trunk.channels),
      fromFigure("internalErlang", internal),
      fromYaml("blockingShare", blockingShare, "share", ESTATE_FILE, "telephony", "trunk", "blockingShare"),
    ],
  };
}

function registrationsFigure({ userGroups }: Estate, { devicesPerPerson }: TelephonySpec): Figure {
  const people = userGroups.reduce((sum, { headcount }) => sum + headcount, 0);
  return {
    subject: "city/registrations",
    value: roundUp(people * devicesPerPerson),
    unit: "devices",
    formula: "ceil(sum of headcount × devicesPerPerson)",
    inputs: [
      ...userGroups.map(({ headcount, file }) =>
        fromYaml("headcount", headcount, "people", file, "headcount"),
      ),
      fromYaml(
        "devicesPerPerson",
        devicesPerPerson,
        "devices/person",
        ESTATE_FILE,
        "telephony",
        "devicesPerPerson",
      ),
    ],
  };
}

function callerIds({ userGroups }: Estate): Readonly<Record<string, string>> {
  return Object.fromEntries(
    userGroups.flatMap(({ id, telephony: { callerId } }) => (callerId === undefined ? [] : [[id, callerId]])),
  );
}

function agentFindings({ id, rosteredAgents, people, agents }: HotlinePlan): readonly Finding[] {
  if (rosteredAgents.value <= people.value) return [];
  return [
    warningAt({
      rule: "sizing/too-few-agents",
      file: ESTATE_FILE,
      keys: ["telephony", "hotlines", id, "callsPerInterval"],
      message: `hotline "${id}" needs ${rosteredAgents.value} people at ${agents.boundBy ?? ""} and its user groups have ${people.value}`,
      hint: "name the hotline in further user groups, lower its promise, or let another hotline take the overflow",
    }),
  ];
}
