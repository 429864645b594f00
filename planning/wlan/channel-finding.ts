import type { WlanSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import { groupBy } from "../../model/group-by";
import { ESTATE_FILE } from "../figure-input";
import { warningAt } from "../finding-at";
import { CHANNEL_WIDTHS, RADIO_BANDS, radioChannels, type RadioBand } from "./radio-channel";
import type { SiteWlan } from "./wlan-plan";

/** An area in which too many access points share a channel. */
interface CrowdedArea {
  readonly site: string;
  readonly id: string;
  readonly band: RadioBand;
  readonly perChannel: number;
}

/** Bands with too few channels for the areas where access points stand closest: a warning for each band. */
export function channelFindings(
  wlan: WlanSpec,
  sites: readonly { readonly id: string; readonly wlan: SiteWlan }[],
): readonly Finding[] {
  const limit = wlan.beacon.accessPointsHeard;
  const crowded = sites.flatMap(({ id: site, wlan: { areas } }) =>
    areas.flatMap(({ id, accessPointsPerChannel: figure }): readonly CrowdedArea[] => {
      const band = RADIO_BANDS.find((own) => own === figure?.boundBy);
      if (figure === undefined || band === undefined || figure.value <= limit) return [];
      return [{ site, id, band, perChannel: figure.value }];
    }),
  );
  return [...groupBy(crowded, ({ band }) => band)].map(([, areas]) => {
    const worst = areas.reduce((most, own) => (own.perChannel > most.perChannel ? own : most));
    return crowdedFinding(wlan, areas.length, worst);
  });
}

function crowdedFinding(wlan: WlanSpec, areas: number, worst: CrowdedArea): Finding {
  const { band, site, id, perChannel } = worst;
  const spec = wlan.bands[band];
  const name = band.replace("-ghz", " GHz");
  const limit = wlan.beacon.accessPointsHeard;
  return warningAt({
    rule: "wlan/channel-reuse",
    file: ESTATE_FILE,
    keys: ["wlan", "bands", band, spec?.channels === undefined ? "channelMhz" : "channels"],
    message: `${name} has too few channels of ${spec?.channelMhz ?? 0} MHz in ${areas} ${areas === 1 ? "area" : "areas"}: in area "${id}" of site "${site}" ${perChannel} access points within ${wlan.hearingMetres} m share each of them; allowed are ${limit} (wlan.beacon.accessPointsHeard)`,
    hint: wayOut(wlan, worst),
  });
}

/** The widest channel that serves the worst area, or what else helps. */
function wayOut({ bands, beacon }: WlanSpec, { band, perChannel }: CrowdedArea): string {
  const spec = bands[band];
  const further =
    "lower the power of the radios (hearingMetres), or measure how many are heard (accessPointsHeard)";
  if (spec === undefined || spec.channels !== undefined) return further;
  const now = radioChannels(band, spec.channelMhz)?.value ?? 0;
  const width = CHANNEL_WIDTHS.find((own) => {
    const channels = radioChannels(band, own)?.value;
    return channels !== undefined && (perChannel * now) / channels <= beacon.accessPointsHeard;
  });
  const alternative = band === "6-ghz" ? "" : ", choose access points with 6 GHz";
  return width === undefined ? further : `set channelMhz to ${width}${alternative}, or ${further}`;
}
