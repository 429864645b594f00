import type { Finding } from "../../model/diagnostic";
import type { Site } from "../../model/estate";
import type { SiteRoomsPlan } from "../conferencing/room-plan";
import type { SiteSizing } from "../estate-sizing";
import type { Figure, FigureInput } from "../figure";
import { fromFigure, fromYaml } from "../figure-input";
import { errorAt, warningAt } from "../finding-at";
import { roundTo, roundUp } from "../rounding";
import { UPLINK_WARNING_SHARE } from "../site/site-finding";
import { uplinkShare } from "../site/uplink-share";
import type { TelephonySizing } from "../telephony/telephony-plan";
import type { WlanInputs } from "./wlan-setting";

/** What crosses a building's link beside desktops and web traffic; absent where the estate plans none. */
export interface LinkGuests {
  readonly voiceMbps?: Figure;
  /** Conferences in meeting rooms. */
  readonly roomVideoMbps?: Figure;
}

/** What telephony and meeting rooms put on each building's link. */
export function linkGuests(
  phones: { readonly telephony: Pick<TelephonySizing, "sites"> } | undefined,
  conferences: { readonly siteRooms: ReadonlyMap<string, SiteRoomsPlan> } | undefined,
): (site: string) => LinkGuests {
  const voice = new Map(phones?.telephony.sites.map(({ id, voiceMbps }) => [id, voiceMbps]));
  return (site) => {
    const voiceMbps = voice.get(site);
    const roomVideoMbps = conferences?.siteRooms.get(site)?.videoMbps;
    return {
      ...(voiceMbps === undefined ? {} : { voiceMbps }),
      ...(roomVideoMbps === undefined ? {} : { roomVideoMbps }),
    };
  };
}

/** Everything on a building's link at its busiest moment, each direction. */
export function linkTraffic(
  site: Site,
  { peakPeopleOnSite, displayMbps }: SiteSizing,
  guests: LinkGuests,
  { data, video, trafficGrowthFactor }: WlanInputs,
): { readonly linkMbps: Figure; readonly linkShare: Figure } {
  const visitors = visitorInputs(site);
  const people = visitors.reduce((sum, { value }) => sum + value, peakPeopleOnSite.value);
  const perPerson = data.activeShare.value * data.mbps.value + video.activeShare.value * video.mbps.value;
  const parts = [
    { name: "displayMbps", figure: displayMbps },
    ...(guests.voiceMbps === undefined ? [] : [{ name: "voiceMbps", figure: guests.voiceMbps }]),
    ...(guests.roomVideoMbps === undefined ? [] : [{ name: "roomVideoMbps", figure: guests.roomVideoMbps }]),
  ];
  const linkMbps: Figure = {
    subject: `site/${site.id}/linkMbps`,
    value: roundTo(
      parts.reduce((sum, { figure }) => sum + figure.value, people * perPerson * trafficGrowthFactor.value),
      3,
    ),
    unit: "Mbit/s",
    formula: `${parts.map(({ name }) => name).join(" + ")} + (peakPeopleOnSite + sum of visitors) × (dataShare × dataMbps + videoShare × videoMbps) × trafficGrowthFactor`,
    inputs: [
      ...parts.map(({ name, figure }) => fromFigure(name, figure)),
      fromFigure("peakPeopleOnSite", peakPeopleOnSite),
      ...visitors,
      data.activeShare,
      data.mbps,
      video.activeShare,
      video.mbps,
      trafficGrowthFactor,
    ],
  };
  return { linkMbps, linkShare: uplinkShare(site, "linkShare", { name: "linkMbps", figure: linkMbps }) };
}

function visitorInputs(site: Site): readonly FigureInput[] {
  return Object.entries(site.areas).map(([id, { visitors }]) =>
    fromYaml("visitors", visitors, "people", site.file, "areas", id, "visitors"),
  );
}

/** The link is too small for everything together; a link that desktops alone fill has a finding of its own. */
export function linkFindings(
  site: Site,
  { uplinkShare: desktopShare }: SiteSizing,
  link: { readonly linkMbps: Figure; readonly linkShare: Figure },
): readonly Finding[] {
  const limit = UPLINK_WARNING_SHARE.value;
  const { linkMbps, linkShare } = link;
  if (linkShare.value <= limit || desktopShare.value > limit) return [];
  const report = linkShare.value > 1 ? errorAt : warningAt;
  return [
    report({
      rule: "wlan/link-too-small",
      file: site.file,
      keys: ["uplinkMbps"],
      message: `site "${site.id}" has an uplink of ${site.uplinkMbps} Mbit/s and ${Math.round(linkMbps.value)} Mbit/s of desktops, data, voice and video at its peak, ${Math.round(linkShare.value * 100)} %; allowed are ${limit * 100} %`,
      hint: `raise the uplink to ${roundUp(linkMbps.value / limit)} Mbit/s or move people to another site`,
    }),
  ];
}
