import type { WlanSpec } from "../../generated/estate";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromConstant, fromFigure, fromYaml } from "../figure-input";
import { roundTo } from "../rounding";
import { RADIO_BANDS, radioChannels, type RadioBand } from "./radio-channel";

/** A band in use, with how many channels it has. */
export interface BandChannels {
  readonly band: RadioBand;
  readonly channels: FigureInput;
}

/** Bands that the estate plans, with the channels of the width that it wants; the one with the fewest first. */
export function bandChannels({ bands }: WlanSpec): readonly BandChannels[] {
  return RADIO_BANDS.flatMap((band) => {
    const spec = bands[band];
    if (spec === undefined) return [];
    const { channelMhz, channels } = spec;
    if (channels !== undefined) return [{ band, channels: ownChannels(band, channels) }];
    const allowed = radioChannels(band, channelMhz);
    return allowed === undefined ? [] : [{ band, channels: { ...fromConstant(allowed), name: "channels" } }];
  }).sort((a, b) => a.channels.value - b.channels.value);
}

function ownChannels(band: RadioBand, channels: number): FigureInput {
  const keys = ["wlan", "bands", band, "channels"];
  return fromYaml("channels", channels, "channels", ESTATE_FILE, ...keys);
}

/**
 * Access points of an area that share each channel, where they take airtime from one another: those in a circle, were
 * they spread evenly, over the channels of a band.
 *
 * `accessPoints × min(1, π × hearingMetres² × constructionFactor ÷ squareMetres) ÷ channels`
 *
 * @param squareMetres - floor area (m², > 0)
 * @param hearingMetres - radius of the circle behind light walls (m)
 * @param constructionFactor - what walls leave of the circle (> 0, at most 1)
 * @param channels - of the band (>= 1)
 * @example
 * accessPointsPerChannel(24, { squareMetres: 300, hearingMetres: 20, constructionFactor: 1, channels: 6 }) // => 4
 */
export function accessPointsPerChannel(
  accessPoints: number,
  {
    squareMetres,
    hearingMetres,
    constructionFactor,
    channels,
  }: Readonly<Record<"squareMetres" | "hearingMetres" | "constructionFactor" | "channels", number>>,
): number {
  const circle = Math.PI * hearingMetres ** 2 * constructionFactor;
  return (accessPoints * Math.min(1, circle / squareMetres)) / channels;
}

/** What the figure of an area is made of. */
export interface ReuseInputs {
  readonly subject: string;
  readonly accessPoints: Figure;
  readonly squareMetres: FigureInput;
  readonly hearingMetres: FigureInput;
  readonly constructionFactor: FigureInput;
  /** Band of the access point that has the fewest channels. */
  readonly band: BandChannels;
}

/** Access points of an area per channel of a band. */
export function reuseFigure(inputs: ReuseInputs): Figure {
  const { subject, accessPoints, squareMetres, hearingMetres, constructionFactor } = inputs;
  const { band, channels } = inputs.band;
  return {
    subject,
    value: roundTo(
      accessPointsPerChannel(accessPoints.value, {
        squareMetres: squareMetres.value,
        hearingMetres: hearingMetres.value,
        constructionFactor: constructionFactor.value,
        channels: channels.value,
      }),
      2,
    ),
    unit: "access points/channel",
    formula: "accessPoints × min(1, π × hearingMetres² × constructionFactor ÷ squareMetres) ÷ channels",
    inputs: [
      fromFigure("accessPoints", accessPoints),
      hearingMetres,
      constructionFactor,
      squareMetres,
      channels,
    ],
    boundBy: band,
  };
}
