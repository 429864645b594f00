import type { NumberLock } from "../../generated/lock";
import type { NumberSiteRequest } from "../lock-request";
import type { NumberSpan } from "../telephony/telephony-plan";
import { ownValue } from "./lock-entry";
import { appended, numbersIn, readSpans, spanText } from "./number-span";

/** Key of the number that emergency calls show. */
export const EMERGENCY_HOLDER = "emergency";

type Holders = NumberLock["holders"];

/** Numbers that a building needs now: those held, whether still wanted or not, and those that are missing. */
export function numbersHeld(site: NumberSiteRequest, held: Holders): number {
  const wanted = new Map(site.holders.map(({ id, count }) => [id, count]));
  const ids = new Set([...Object.keys(held), ...wanted.keys()]);
  ids.delete(EMERGENCY_HOLDER);
  let sum = 1;
  for (const id of ids) sum += Math.max(wanted.get(id) ?? 0, heldBy(held, id));
  return sum;
}

/** Whether the number for emergency calls is held by somebody else; then this is who. */
export function emergencyRival(site: NumberSiteRequest, held: Holders): string | undefined {
  const { range, emergency } = site;
  return Object.keys(held).find(
    (id) =>
      id !== EMERGENCY_HOLDER &&
      readSpans(held[id] ?? []).some(
        (span) => span.range === range && span.first <= emergency && emergency <= span.last,
      ),
  );
}

/**
 * Who holds which number. Nobody loses one: a group that has become smaller keeps its numbers for those who come next.
 * Whoever needs further ones takes the first free numbers of the building; holders are served by id.
 *
 * @param blocks - numbers of the building, enough for all
 */
export function allocateHolders(
  site: NumberSiteRequest,
  held: Holders,
  blocks: readonly NumberSpan[],
): Holders {
  const emergency = spanText({ range: site.range, first: site.emergency, last: site.emergency });
  const short = [...site.holders]
    .filter(({ id, count }) => heldBy(held, id) < count)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (short.length === 0 && held[EMERGENCY_HOLDER]?.[0] === emergency) return held;
  const kept: Holders = { ...held, [EMERGENCY_HOLDER]: [emergency] };
  const free = freeNumbers(blocks, Object.values(kept).flatMap(readSpans))[Symbol.iterator]();
  for (const { id, count } of short) {
    let spans = readSpans(ownValue(held, id) ?? []);
    for (let missing = count - numbersIn(spans); missing > 0; missing -= 1) {
      const next = free.next();
      if (next.done === true)
        throw new RangeError(`site "${site.id}" has fewer numbers than its holders need`);
      spans = appended(spans, next.value);
    }
    kept[id] = spans.map(spanText);
  }
  return sorted(kept);
}

/** Single numbers that nobody holds, in the order of the blocks. */
function freeNumbers(blocks: readonly NumberSpan[], held: readonly NumberSpan[]): readonly NumberSpan[] {
  const taken = new Set(held.flatMap(singles).map(spanText));
  return blocks.flatMap(singles).filter((number) => !taken.has(spanText(number)));
}

function singles({ range, first, last }: NumberSpan): readonly NumberSpan[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    range,
    first: first + index,
    last: first + index,
  }));
}

function heldBy(held: Holders, id: string): number {
  return numbersIn(readSpans(ownValue(held, id) ?? []));
}

function sorted(holders: Holders): Holders {
  return Object.fromEntries(Object.entries(holders).sort(([a], [b]) => (a < b ? -1 : 1)));
}
