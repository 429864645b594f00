import type { TelephonySpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { Estate, Site } from "../../model/estate";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromFigure, fromYaml } from "../figure-input";
import { warningAt } from "../finding-at";
import { roundDown, roundTo, roundUp } from "../rounding";
import type { SiteTelephonySizing } from "./telephony-plan";
import {
  channelsFigure,
  externalErlang,
  withInternalCalls,
  type Phoning,
  type VoiceTraffic,
} from "./voice-traffic";

type SitePhone = NonNullable<Site["telephone"]>;

/** What voice of all buildings is sized with. */
export interface SiteVoiceContext {
  readonly telephony: TelephonySpec;
  readonly traffic: VoiceTraffic;
  readonly callKbps: Figure;
}

/** Sizes voice and numbers of every building in use that has a telephone. Linear in the number of group × site pairs. */
export function sizeSiteVoices(
  estate: Estate,
  context: SiteVoiceContext,
): {
  readonly sites: readonly SiteTelephonySizing[];
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
} {
  const phoning = phoningBySite(estate);
  const sized = estate.sites.flatMap((site) => {
    if (site.telephone === undefined || site.state === "retired") return [];
    return [sizeSite(site, site.telephone, phoning.get(site.id) ?? [], context)];
  });
  return {
    sites: sized.map(({ sizing }) => sizing),
    workings: sized.map(({ external }) => external),
    findings: sized.flatMap(({ site, sizing }) => linkFindings(site, sizing)),
  };
}

function phoningBySite({ userGroups }: Estate): ReadonlyMap<string, readonly Phoning[]> {
  const bySite = new Map<string, Phoning[]>();
  for (const { id: group, sites, file } of userGroups) {
    for (const [site, people] of Object.entries(sites)) {
      if (people === 0) continue;
      const peopleInput = fromYaml("people", people, "people", file, "sites", site);
      const phoning = bySite.get(site) ?? [];
      phoning.push({ group, people, peopleInput });
      bySite.set(site, phoning);
    }
  }
  return bySite;
}

function sizeSite(
  site: Site,
  telephone: SitePhone,
  phoning: readonly Phoning[],
  { telephony, traffic, callKbps }: SiteVoiceContext,
): { readonly site: Site; readonly sizing: SiteTelephonySizing; readonly external: Figure } {
  const subject = (figure: string): string => `site/${site.id}/${figure}`;
  const offices = phoning.filter(({ group }) => !traffic.hotlineGroups.has(group));
  const officeErlang = externalErlang(subject("officeErlang"), offices, traffic);
  const external = externalErlang(subject("externalErlang"), phoning, traffic);
  const voiceErlang = withInternalCalls(subject("voiceErlang"), external, telephony);
  const concurrentCalls = channelsFigure(subject("concurrentCalls"), "calls", voiceErlang, telephony);
  return {
    site,
    external,
    sizing: {
      id: site.id,
      emergency: {
        number: telephone.emergencyNumber,
        address: addressLine(site),
        psapArea: telephone.psapArea,
      },
      officeErlang,
      separateChannels: channelsFigure(subject("separateChannels"), "channels", officeErlang, telephony),
      voiceErlang,
      concurrentCalls,
      voiceMbps: voiceMbps(subject("voiceMbps"), concurrentCalls, callKbps),
      callLimit: callLimit(site, telephony, callKbps),
      telephoneNumbers: numbersFigure(site, telephone, phoning, telephony),
    },
  };
}

/** `calls × callKbps ÷ 1000`, each direction. */
export function voiceMbps(subject: string, calls: Figure, callKbps: Figure): Figure {
  return {
    subject,
    value: roundTo((calls.value * callKbps.value) / 1000, 3),
    unit: "Mbit/s",
    formula: "concurrentCalls × callKbps ÷ 1000",
    inputs: [fromFigure("concurrentCalls", calls), fromFigure("callKbps", callKbps)],
  };
}

function addressLine({ address: { street, postcode, city } }: Site): string {
  const place = [postcode, city].filter((part) => part !== undefined).join(" ");
  return [street, place].filter((part) => part !== undefined).join(", ");
}

function callLimit({ id, file, uplinkMbps }: Site, { admission }: TelephonySpec, callKbps: Figure): Figure {
  return {
    subject: `site/${id}/callLimit`,
    value: roundDown((uplinkMbps * admission.uplinkShare * 1000) / callKbps.value),
    unit: "calls",
    formula: "floor(uplinkMbps × uplinkShare × 1000 ÷ callKbps)",
    inputs: [
      fromYaml("uplinkMbps", uplinkMbps, "Mbit/s", file, "uplinkMbps"),
      fromYaml(
        "uplinkShare",
        admission.uplinkShare,
        "share",
        ESTATE_FILE,
        "telephony",
        "admission",
        "uplinkShare",
      ),
      fromFigure("callKbps", callKbps),
    ],
  };
}

/** Everybody's number, those of functions and hotlines, and the one for emergency calls. */
function numbersFigure(
  { id, file }: Site,
  { functions }: SitePhone,
  phoning: readonly Phoning[],
  { hotlines, numberGrowthShare }: TelephonySpec,
): Figure {
  const people = phoning.reduce((sum, part) => sum + part.people, 0);
  const forFunctions = Object.values(functions).reduce((sum, count) => sum + count, 0);
  const queues = Object.values(hotlines).filter(({ site }) => site === id).length;
  return {
    subject: `site/${id}/telephoneNumbers`,
    value: roundUp((people + forFunctions + queues + 1) * (1 + numberGrowthShare)),
    unit: "numbers",
    formula:
      "ceil((sum of people + sum of functions + hotlines of the building + 1 for emergency calls) × (1 + numberGrowthShare))",
    inputs: [
      ...phoning.map(({ peopleInput }) => peopleInput),
      ...Object.entries(functions).map(([name, count]) =>
        fromYaml("functions", count, "numbers", file, "telephone", "functions", name),
      ),
      fromYaml(
        "numberGrowthShare",
        numberGrowthShare,
        "share",
        ESTATE_FILE,
        "telephony",
        "numberGrowthShare",
      ),
    ],
  };
}

function linkFindings(
  { id, file, uplinkMbps }: Site,
  { concurrentCalls, callLimit: limit }: SiteTelephonySizing,
): readonly Finding[] {
  if (concurrentCalls.value <= limit.value) return [];
  const enough = roundUp((uplinkMbps * concurrentCalls.value) / Math.max(1, limit.value));
  return [
    warningAt({
      rule: "sizing/calls-refused",
      file,
      keys: ["uplinkMbps"],
      message: `site "${id}" has ${concurrentCalls.value} calls at its busiest time; its uplink of ${uplinkMbps} Mbit/s may carry ${limit.value}, further ones are refused`,
      hint: `raise the uplink to ${enough} Mbit/s, choose a codec that needs less, or raise telephony.admission.uplinkShare`,
    }),
  ];
}
