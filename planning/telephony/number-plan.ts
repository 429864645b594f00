import type { LockSpec } from "../../generated/lock";
import { readSpans } from "../lock/number-span";
import { networkAllocation } from "../lock/network-allocation";
import { allocateSessionBorder } from "./session-border";
import type { NumberSpan, SiteNumbers, TelephonyPlan, TelephonySizing } from "./telephony-plan";

/**
 * Adds numbers and networks that the lock file gave out.
 *
 * @throws RangeError when the lock lacks the numbers of a building or a network
 */
export function allocateTelephony(
  { sessionBorder, directRouting, ...sizing }: TelephonySizing,
  { numbers = {}, networks }: LockSpec,
): TelephonyPlan {
  return {
    ...sizing,
    ...(sessionBorder === undefined
      ? {}
      : { sessionBorder: allocateSessionBorder(sessionBorder, { networks }) }),
    ...(directRouting === undefined
      ? {}
      : { directRouting: { network: networkAllocation(networks, "network", directRouting.network.name) } }),
    sites: sizing.sites.map((site) => ({ ...site, numbers: siteNumbers(numbers, site.id) })),
  };
}

function siteNumbers(numbers: NonNullable<LockSpec["numbers"]>, id: string): SiteNumbers {
  const entry = Object.hasOwn(numbers, id) ? numbers[id] : undefined;
  if (entry === undefined)
    throw new RangeError(`the lock has no numbers for site "${id}"; reconcile it first`);
  return {
    blocks: readSpans(entry.blocks),
    holders: Object.entries(entry.holders).map(([holder, spans]) => ({
      id: holder,
      spans: readSpans(spans),
    })),
  };
}

/**
 * Number of a person, function or hotline, from the country code on.
 *
 * @param slot - first person of the group = 1
 * @returns undefined when the holder has fewer numbers
 * @example
 * numberAt({ main: { headNumber: "+496990009", extensionDigits: 3 } }, [{ range: "main", first: 101, last: 140 }], 2) // => "+496990009102"
 */
export function numberAt(
  ranges: TelephonyPlan["numberRanges"],
  spans: readonly NumberSpan[],
  slot: number,
): string | undefined {
  let before = 0;
  for (const { range, first, last } of spans) {
    const extension = first + slot - 1 - before;
    if (extension <= last) return numberText(ranges, range, extension);
    before += last - first + 1;
  }
  return undefined;
}

/** An extension as a number from the country code on. */
export function numberText(ranges: TelephonyPlan["numberRanges"], range: string, extension: number): string {
  const known = ranges[range];
  if (known === undefined) throw new RangeError(`number range "${range}" is not planned`);
  return known.headNumber + String(extension).padStart(known.extensionDigits, "0");
}
