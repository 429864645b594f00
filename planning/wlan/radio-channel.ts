import type { AccessPoint } from "../../generated/catalog";
import type { PlanningConstant } from "../constant";

/** A frequency band, as the catalogue and estate.yaml call it. */
export type RadioBand = AccessPoint["bands"][number];

/** All bands. */
export const RADIO_BANDS: readonly RadioBand[] = ["2.4-ghz", "5-ghz", "6-ghz"];

/** Width of a channel (MHz). */
export type ChannelMhz = 20 | 40 | 80 | 160;

/** Widths of channels, widest first (MHz). */
export const CHANNEL_WIDTHS: readonly ChannelMhz[] = [160, 80, 40, 20];

const REGULATION =
  "wireless-regdb, country DE (https://git.kernel.org/pub/scm/linux/kernel/git/wens/wireless-regdb.git), which cites the Bundesnetzagentur";

/** Channels by band and width that do not overlap, counted in the frequencies that Germany allows. */
const CHANNELS: Readonly<Record<RadioBand, Readonly<Partial<Record<ChannelMhz, PlanningConstant>>>>> = {
  "2.4-ghz": {
    20: channels(3, "1, 6 and 11 between 2400 and 2483.5 MHz"),
    40: channels(1, "one of 40 MHz between 2400 and 2483.5 MHz"),
  },
  "5-ghz": {
    20: channels(19, "36 to 64 (5150 to 5350 MHz) and 100 to 140 (5470 to 5725 MHz)"),
    40: channels(9, "four between 5150 and 5350 MHz, five between 5470 and 5725 MHz"),
    80: channels(4, "two between 5150 and 5350 MHz, two between 5470 and 5725 MHz"),
    160: channels(2, "one between 5150 and 5350 MHz, one between 5470 and 5725 MHz"),
  },
  "6-ghz": {
    20: channels(24, "5945 to 6425 MHz"),
    40: channels(12, "5945 to 6425 MHz"),
    80: channels(6, "5945 to 6425 MHz"),
    160: channels(3, "5945 to 6425 MHz"),
  },
};

function channels(value: number, where: string): PlanningConstant {
  const source = `${where}: ${REGULATION}`;
  return { name: "CHANNELS", value, unit: "channels", certainty: "vendor limit", source };
}

/**
 * Channels of a width that do not overlap, as the regulation in Germany allows them.
 *
 * @returns undefined for a width that the band does not have
 * @example
 * radioChannels("6-ghz", 80)?.value // => 6
 */
export function radioChannels(band: RadioBand, channelMhz: ChannelMhz): PlanningConstant | undefined {
  return CHANNELS[band][channelMhz];
}
