import type { NumberRangeSpec } from "../generated/estate";

/** Country code of the German number space. */
const GERMANY = "+49";

/** Extension that a switchboard has in every range. */
const SWITCHBOARD = "0";

/** Number ranges by id, as estate.yaml has them. */
export type NumberRanges = Readonly<Record<string, Pick<NumberRangeSpec, "headNumber" | "extensionDigits">>>;

/** A number inside a range. */
export interface Extension {
  readonly range: string;
  /** The last digits as a number; it has as many digits as all extensions of its range. */
  readonly extension: number;
}

/**
 * Where a number lies in the ranges; undefined when it is none of their extensions. Extensions that begin with 0 belong
 * to the switchboard and are none.
 *
 * @param number - from the country code on: `+496990009123`
 */
export function extensionOf(number: string, ranges: NumberRanges): Extension | undefined {
  for (const [range, { headNumber, extensionDigits }] of Object.entries(ranges)) {
    const rest = number.startsWith(headNumber) ? number.slice(headNumber.length) : "";
    if (rest.length === extensionDigits && !rest.startsWith(SWITCHBOARD)) {
      return { range, extension: Number(rest) };
    }
  }
  return undefined;
}

/** Whether a number belongs to one of the ranges, as an extension or as its switchboard. */
export function isOfRange(number: string, ranges: NumberRanges): boolean {
  return (
    extensionOf(number, ranges) !== undefined ||
    Object.values(ranges).some(({ headNumber }) => number === headNumber + SWITCHBOARD)
  );
}

/** First and last extension that may be given out; those before belong to the switchboard. */
export function extensionsOf({ extensionDigits }: { readonly extensionDigits: number }): {
  readonly first: number;
  readonly last: number;
} {
  return { first: 10 ** (extensionDigits - 1), last: 10 ** extensionDigits - 1 };
}

/** A number without the country code, as it is dialled inside Germany; undefined when it is no German one. */
export function nationalNumber(number: string): string | undefined {
  return number.startsWith(GERMANY) ? `0${number.slice(GERMANY.length)}` : undefined;
}
