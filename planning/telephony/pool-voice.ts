import type { TelephonySpec } from "../../generated/estate";
import type { Estate } from "../../model/estate";
import type { Figure } from "../figure";
import { fromFigure } from "../figure-input";
import type { PoolMember } from "../plan";
import { voiceMbps } from "./site-voice";
import type { PoolVoice } from "./telephony-plan";
import { channelsFigure, externalErlang, withInternalCalls, type VoiceTraffic } from "./voice-traffic";

/** A pool and the people who use it. */
export interface PhoningPool {
  readonly id: string;
  readonly members: readonly PoolMember[];
}

/**
 * Voice of every pool in which somebody phones from the desktop. Where it leaves the endpoint, the desktop only shows
 * the client and carries none.
 */
export function sizePoolVoices(
  estate: Estate,
  pools: readonly PhoningPool[],
  about: { readonly telephony: TelephonySpec; readonly traffic: VoiceTraffic; readonly callKbps: Figure },
): { readonly pools: readonly PoolVoice[]; readonly workings: readonly Figure[] } {
  const onDesktop = new Set(
    estate.scenarios.filter(({ softphone }) => ["desktop", "both"].includes(softphone)).map(({ id }) => id),
  );
  const files = new Map(estate.userGroups.map(({ id, file }) => [id, file]));
  const sized = pools.flatMap(({ id, members }) => {
    const phoning = members
      .filter(({ scenario, published }) => onDesktop.has(scenario) && published !== true)
      .map(({ userGroup, scenario, people }) => ({
        group: userGroup,
        people,
        peopleInput: {
          name: "people",
          value: people,
          unit: "people",
          origin: {
            kind: "yaml" as const,
            file: files.get(userGroup) ?? "",
            pointer: `/scenarios/${scenario}`,
          },
        },
      }));
    return phoning.length === 0 ? [] : [sizePool(id, phoning, about)];
  });
  return {
    pools: sized.map(({ pool }) => pool),
    workings: sized.flatMap(({ workings }) => workings),
  };
}

function sizePool(
  id: string,
  phoning: Parameters<typeof externalErlang>[1],
  {
    telephony,
    traffic,
    callKbps,
  }: { readonly telephony: TelephonySpec; readonly traffic: VoiceTraffic; readonly callKbps: Figure },
): { readonly pool: PoolVoice; readonly workings: readonly Figure[] } {
  const external = externalErlang(`pool/${id}/externalErlang`, phoning, traffic);
  const erlang = withInternalCalls(`pool/${id}/voiceErlang`, external, telephony);
  const concurrentCalls = channelsFigure(`pool/${id}/concurrentCalls`, "calls", erlang, telephony);
  const subject = `pool/${id}/voiceMbps`;
  const mbps: Figure =
    telephony.mediaPath === "desktop"
      ? voiceMbps(subject, concurrentCalls, callKbps)
      : {
          subject,
          value: 0,
          unit: "Mbit/s",
          formula: "0, because voice leaves the endpoint (telephony.mediaPath)",
          inputs: [fromFigure("concurrentCalls", concurrentCalls)],
        };
  return { pool: { id, concurrentCalls, voiceMbps: mbps }, workings: [external, erlang] };
}
