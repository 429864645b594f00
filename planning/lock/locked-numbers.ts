import type { LockSpec, NumberLock } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { LockRequest, NumberRangeRequest, NumberSiteRequest } from "../lock-request";
import type { NumberSpan } from "../telephony/telephony-plan";
import { byId, ownValue } from "./lock-entry";
import { lockError } from "./lock-integrity";
import { NumberBook } from "./number-book";
import { allocateHolders, emergencyRival, numbersHeld } from "./number-holders";
import { appended, covers, numbersIn, readSpans, spanText } from "./number-span";

/** Sites that a message names before it only counts. */
const NAMED_SITES = 3;

const FORGET =
  "to give the building new numbers, delete its entry under numbers from estate.lock.yaml and run `workplace lock`";

/** Telephone numbers after this run, and what to say about them. */
export interface NumberDecision {
  readonly locked: Pick<LockSpec, "numbers">;
  readonly findings: readonly Finding[];
}

interface Draft {
  readonly site: NumberSiteRequest;
  readonly held?: NumberLock;
  blocks: readonly NumberSpan[];
}

/**
 * Gives every building the blocks around and after its number for emergency calls, and everybody in it a number of their own.
 *
 * What has been given out never moves: blocks and numbers are only added; a building that left keeps its own, reserved.
 * First each new building gets the block with its emergency number, then all of them grow, by id.
 */
export function decideNumbers({ numbers: request }: LockRequest, lock: LockSpec): NumberDecision {
  const before = lock.numbers ?? {};
  const sites = [...(request?.sites ?? [])].sort(byId);
  if (sites.length === 0 && Object.keys(before).length === 0) return { locked: {}, findings: [] };
  const given = Object.values(before).flatMap(({ blocks }) => readSpans(blocks));
  const books = new Map((request?.ranges ?? []).map((range) => [range.id, new NumberBook(range, given)]));
  const findings: Finding[] = [];
  const drafts: Draft[] = [];
  for (const site of sites) {
    const started = startSite(site, ownValue(before, site.id), books);
    if (started === undefined) findings.push(blockTaken(site, books, { before, sites, drafts }));
    else if ("rule" in started) findings.push(started);
    else drafts.push(started);
  }
  findings.push(...[...books.values()].flatMap((book) => growSites(drafts, book)));
  if (findings.length > 0) return { locked: { numbers: before }, findings };
  return { locked: { numbers: assemble(drafts, before) }, findings };
}

/** @returns undefined when the block around a new building's emergency number is taken */
function startSite(
  site: NumberSiteRequest,
  held: NumberLock | undefined,
  books: ReadonlyMap<string, NumberBook>,
): Draft | Finding | undefined {
  if (held !== undefined) {
    return contradiction(site, held, books) ?? { site, held, blocks: readSpans(held.blocks) };
  }
  const block = bookOf(site, books).takeAround(site.emergency);
  return block === undefined ? undefined : { site, blocks: [block] };
}

function bookOf({ range }: NumberSiteRequest, books: ReadonlyMap<string, NumberBook>): NumberBook {
  const book = books.get(range);
  if (book === undefined) throw new RangeError(`number range "${range}" is not in the lock request`);
  return book;
}

/** Where the numbers of a building no longer fit what the estate says about it. */
function contradiction(
  site: NumberSiteRequest,
  { blocks: texts, holders }: NumberLock,
  books: ReadonlyMap<string, NumberBook>,
): Finding | undefined {
  const blocks = readSpans(texts);
  const lost = blocks.find(({ range, first, last }) => {
    const known = books.get(range)?.range;
    return known === undefined || first < known.first || last > known.last;
  });
  if (lost !== undefined) {
    const known = books.get(lost.range)?.range;
    const now = known === undefined ? "" : `; "${lost.range}" has ${known.first} to ${known.last}`;
    const message = `site "${site.id}" holds ${spanText(lost)}, which no number range of the estate has${now}`;
    return lockError(
      "lock/number-range-gone",
      `/numbers/${site.id}/blocks`,
      message,
      `bring the range back as it was; ${FORGET}`,
    );
  }
  const at = { file: site.file, pointer: "/telephone/emergencyNumber", severity: "error" as const };
  const emergency = { range: site.range, first: site.emergency, last: site.emergency };
  if (!covers(blocks, emergency)) {
    const message = `emergency number of site "${site.id}" is extension ${site.emergency} of number range "${site.range}", outside the building's own numbers ${texts.join(", ")}`;
    const hint = `use one of these; ${FORGET}`;
    return { ...at, rule: "lock/emergency-outside-block", message, hint };
  }
  const rival = emergencyRival(site, holders);
  if (rival === undefined) return undefined;
  const message = `emergency number of site "${site.id}" is extension ${site.emergency} of number range "${site.range}", which ${rival} holds`;
  const hint = "use a number of the building that nobody holds; estate.lock.yaml lists them";
  return { ...at, rule: "lock/emergency-number-taken", message, hint };
}

/** Adds blocks of a range to the buildings that lack numbers. */
function growSites(drafts: readonly Draft[], book: NumberBook): readonly Finding[] {
  const waiting: { readonly id: string; readonly missing: number }[] = [];
  for (const draft of drafts.filter(({ site }) => site.range === book.range.id)) {
    const wanted = capacity(draft);
    while (numbersIn(draft.blocks) < wanted) {
      const block = book.takeAfter(draft.blocks.at(-1)?.last ?? draft.site.emergency);
      if (block === undefined) {
        waiting.push({ id: draft.site.id, missing: wanted - numbersIn(draft.blocks) });
        break;
      }
      draft.blocks = appended(draft.blocks, block);
    }
  }
  return waiting.length === 0 ? [] : [exhausted(waiting, book)];
}

/** Room for growth is given when numbers are needed, not each time a forecast changes. */
function capacity({ site, held, blocks }: Draft): number {
  const needed = numbersHeld(site, held?.holders ?? {});
  if (held !== undefined && needed <= numbersIn(blocks)) return 0;
  return Math.max(site.numbers, needed);
}

function assemble(
  drafts: readonly Draft[],
  before: Readonly<Record<string, NumberLock>>,
): Record<string, NumberLock> {
  const present = new Map(drafts.map((draft) => [draft.site.id, draft]));
  const ids = [...new Set([...Object.keys(before), ...present.keys()])].sort();
  return Object.fromEntries(
    ids.flatMap((id) => {
      const draft = present.get(id);
      const held = ownValue(before, id);
      if (draft === undefined) return held === undefined ? [] : [[id, { ...held, removed: true }]];
      const holders = allocateHolders(draft.site, held?.holders ?? {}, draft.blocks);
      const blocks = draft.blocks.map(spanText);
      const isSame =
        held?.removed !== true && holders === held?.holders && String(blocks) === String(held.blocks);
      return [[id, isSame ? held : { blocks, holders }]];
    }),
  );
}

function blockTaken(
  site: NumberSiteRequest,
  books: ReadonlyMap<string, NumberBook>,
  others: {
    readonly before: Readonly<Record<string, NumberLock>>;
    readonly sites: readonly NumberSiteRequest[];
    readonly drafts: readonly Draft[];
  },
): Finding {
  const book = bookOf(site, books);
  const { blockSize } = book.range;
  const first = Math.floor(site.emergency / blockSize) * blockSize;
  const isOwner = (blocks: readonly NumberSpan[]): boolean =>
    blocks.some((span) => span.range === site.range && span.first < first + blockSize && first <= span.last);
  const owner =
    Object.keys(others.before).find((id) => isOwner(readSpans(others.before[id]?.blocks ?? []))) ??
    others.drafts.find(({ blocks }) => isOwner(blocks))?.site.id ??
    "";
  const hasLeft = !others.sites.some(({ id }) => id === owner);
  const free = book.lowestFree();
  const another =
    free === undefined
      ? "add a number range: this one has no free block"
      : `use a number of a free block, such as ${free} to ${free + blockSize - 1}`;
  return {
    rule: "lock/number-block-taken",
    severity: "error",
    message: `the block of ${blockSize} numbers around the emergency number of site "${site.id}", extension ${site.emergency} of number range "${site.range}", belongs to site "${owner}"${hasLeft ? ", which has no telephones any more" : ""}`,
    file: site.file,
    pointer: "/telephone/emergencyNumber",
    hint: hasLeft
      ? `if it is the same building under another name, or nobody needs its numbers, run \`workplace lock --release numbers/${owner}\`; else ${another}`
      : another,
  };
}

function exhausted(
  waiting: readonly { readonly id: string; readonly missing: number }[],
  book: NumberBook,
): Finding {
  const named = waiting.slice(0, NAMED_SITES).map(({ id }) => `site "${id}"`);
  const more = waiting.length - named.length;
  const needed = waiting.reduce((sum, { missing }) => sum + missing, 0);
  const { id, blockSize }: NumberRangeRequest = book.range;
  return {
    rule: "lock/numbers-exhausted",
    severity: "error",
    message: `number range "${id}" is exhausted: ${needed} numbers in blocks of ${blockSize} are missing for ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(", ")}, free are ${book.free}`,
    file: "estate.yaml",
    pointer: `/telephony/numberRanges/${id}`,
    hint: "give new buildings a further range, use smaller blocks, or free reserved numbers with `workplace lock --release numbers/<site>`",
  };
}
