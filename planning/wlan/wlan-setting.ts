import type { WlanSpec } from "../../generated/estate";
import type { AreaSpec } from "../../generated/site";
import type { FigureInput } from "../figure";
import { ESTATE_FILE, fromYaml } from "../figure-input";
import { bandChannels, type BandChannels } from "./channel-reuse";

/** Settings of estate.yaml as inputs of figures; made once for all buildings. */
export interface WlanInputs {
  readonly devicesPerPerson: FigureInput;
  readonly reserveShare: FigureInput;
  readonly airtimeCapShare: FigureInput;
  readonly airtimeShare: FigureInput;
  readonly data: { readonly activeShare: FigureInput; readonly mbps: FigureInput };
  readonly video: { readonly activeShare: FigureInput; readonly mbps: FigureInput };
  readonly squareMetresPerAccessPoint: Readonly<Record<AreaSpec["use"], FigureInput>>;
  readonly constructionFactor: Readonly<Record<AreaSpec["construction"], FigureInput>>;
  readonly patchedLinksPerAccessPoint: FigureInput;
  readonly sparePortShare: FigureInput;
  readonly poeFillShare: FigureInput;
  readonly trafficGrowthFactor: FigureInput;
  readonly hearingMetres: FigureInput;
  /** Bands that are planned, with the number of their channels. */
  readonly bands: readonly BandChannels[];
}

/** The inputs that come from the section `wlan` of estate.yaml. */
export function wlanInputs(wlan: WlanSpec): WlanInputs {
  const share = (name: string, value: number, ...keys: readonly string[]): FigureInput =>
    setting(name, value, "share", ...keys);
  const density = (use: AreaSpec["use"]): FigureInput => {
    const name = "squareMetresPerAccessPoint";
    return setting(name, wlan[name][use], "m²/access point", name, use);
  };
  const factor = (construction: AreaSpec["construction"]): FigureInput => {
    const name = "constructionFactor";
    return setting(name, wlan[name][construction], "factor", name, construction);
  };
  const { data, video } = wlan;
  return {
    devicesPerPerson: devicesPerPersonInput(wlan),
    reserveShare: share("reserveShare", wlan.reserveShare),
    airtimeCapShare: share("airtimeCapShare", wlan.airtimeCapShare),
    airtimeShare: share("airtimeShare", video.airtimeShare, "video", "airtimeShare"),
    data: {
      activeShare: share("dataShare", data.activeShare, "data", "activeShare"),
      mbps: setting("dataMbps", data.mbps, "Mbit/s", "data", "mbps"),
    },
    video: {
      activeShare: share("videoShare", video.activeShare, "video", "activeShare"),
      mbps: setting("videoMbps", video.mbps, "Mbit/s", "video", "mbps"),
    },
    squareMetresPerAccessPoint: {
      "open-plan": density("open-plan"),
      "cell-offices": density("cell-offices"),
      dense: density("dense"),
      storage: density("storage"),
    },
    constructionFactor: { light: factor("light"), brick: factor("brick"), concrete: factor("concrete") },
    patchedLinksPerAccessPoint: setting(
      "patchedLinksPerAccessPoint",
      wlan.patchedLinksPerAccessPoint,
      "links/access point",
    ),
    sparePortShare: share("sparePortShare", wlan.sparePortShare),
    poeFillShare: share("poeFillShare", wlan.poeFillShare),
    trafficGrowthFactor: setting("trafficGrowthFactor", wlan.trafficGrowthFactor, "factor"),
    hearingMetres: setting("hearingMetres", wlan.hearingMetres, "m"),
    bands: bandChannels(wlan),
  };
}

/** Devices of a person, where nothing else of the WLAN's settings is needed. */
export function devicesPerPersonInput({ devicesPerPerson }: WlanSpec): FigureInput {
  return setting("devicesPerPerson", devicesPerPerson, "devices/person");
}

/** @param keys - path below `wlan`; the name itself when there is none */
function setting(name: string, value: number, unit: string, ...keys: readonly string[]): FigureInput {
  return fromYaml(name, value, unit, ESTATE_FILE, "wlan", ...(keys.length === 0 ? [name] : keys));
}
