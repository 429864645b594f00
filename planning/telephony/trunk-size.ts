import type { TelephonySpec } from "../../generated/estate";
import type { Estate } from "../../model/estate";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromFigure, fromYaml, sumFigure } from "../figure-input";
import type { HotlinePlan, SiteTelephonySizing, TrunkPlan } from "./telephony-plan";
import { channelsFigure, externalErlang, type VoiceTraffic } from "./voice-traffic";

/**
 * Channels to the public network: one trunk for all offices, those of the hotlines, so that a queue never takes the
 * offices' lines, and a reserve that only emergency calls may use.
 */
export function sizeTrunk(
  estate: Estate,
  telephony: TelephonySpec,
  {
    traffic,
    hotlines,
    sites,
  }: {
    readonly traffic: VoiceTraffic;
    readonly hotlines: readonly HotlinePlan[];
    readonly sites: readonly SiteTelephonySizing[];
  },
): TrunkPlan {
  const offices = estate.userGroups.filter(({ id }) => !traffic.hotlineGroups.has(id));
  const officeErlang = externalErlang(
    "city/officeErlang",
    offices.map(({ id, headcount, file }) => ({
      group: id,
      people: headcount,
      peopleInput: fromYaml("people", headcount, "people", file, "headcount"),
    })),
    traffic,
  );
  const pooledChannels = channelsFigure("city/pooledChannels", "channels", officeErlang, telephony);
  const hotlineChannels = sumFigure(
    "city/hotlineChannels",
    "channels",
    "channels of a hotline",
    hotlines.map(({ channels }) => channels),
  );
  return {
    officeErlang,
    pooledChannels,
    separateChannels: sumFigure(
      "city/separateChannels",
      "channels",
      "channels of a building's own trunk",
      sites.map(({ separateChannels }) => separateChannels),
    ),
    hotlineChannels,
    channels: channelsTogether(telephony, pooledChannels, hotlineChannels),
  };
}

function channelsTogether(
  { trunk: { emergencyChannels } }: TelephonySpec,
  pooledChannels: Figure,
  hotlineChannels: Figure,
): Figure {
  const keys = ["telephony", "trunk", "emergencyChannels"];
  return {
    subject: "city/trunkChannels",
    value: pooledChannels.value + hotlineChannels.value + emergencyChannels,
    unit: "channels",
    formula: "pooledChannels + hotlineChannels + emergencyChannels; each of two nodes carries all of them",
    inputs: [
      fromFigure("pooledChannels", pooledChannels),
      fromFigure("hotlineChannels", hotlineChannels),
      fromYaml("emergencyChannels", emergencyChannels, "channels", ESTATE_FILE, ...keys),
    ],
  };
}
