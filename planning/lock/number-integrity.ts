import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { NumberSpan } from "../telephony/telephony-plan";
import { lockError } from "./lock-integrity";
import { covers, readSpan, spanText } from "./number-span";

/** A span and who has it. */
interface OwnedSpan {
  readonly span: NumberSpan;
  /** `site "a"` or `"user-group/b" of site "a"`. */
  readonly owner: string;
  readonly pointer: string;
}

/** Traces of a hand edit, or of two branches that gave out the same telephone number. */
export function numberIntegrity({ numbers = {} }: LockSpec): readonly Finding[] {
  const unreadable: Finding[] = [];
  const read = (texts: readonly string[], owner: string, pointer: string): readonly OwnedSpan[] =>
    texts.flatMap((text, index) => {
      const place = `${pointer}/${index}`;
      const span = readSpan(text);
      if (span !== undefined) return [{ span, owner, pointer: place }];
      const message = `${owner} has numbers "${text}": they end before they begin`;
      unreadable.push(lockError("lock/invalid-numbers", place, message));
      return [];
    });
  const sites = Object.entries(numbers).map(([id, { blocks, holders }]) => ({
    blocks: read(blocks, `site "${id}"`, `/numbers/${id}/blocks`),
    holders: Object.entries(holders).flatMap(([holder, spans]) =>
      // A slash inside a key of a JSON pointer is written ~1.
      read(spans, `"${holder}" of site "${id}"`, `/numbers/${id}/holders/${holder.replace("/", "~1")}`),
    ),
  }));
  return [
    ...unreadable,
    ...overlaps(sites.flatMap(({ blocks }) => blocks)),
    ...sites.flatMap(({ holders }) => overlaps(holders)),
    ...sites.flatMap(({ blocks, holders }) => outside(holders, blocks)),
  ];
}

function overlaps(spans: readonly OwnedSpan[]): readonly Finding[] {
  const ordered = [...spans].sort(
    ({ span: a }, { span: b }) =>
      (a.range < b.range ? -1 : a.range > b.range ? 1 : 0) || a.first - b.first || a.last - b.last,
  );
  let reach = ordered[0];
  return ordered.slice(1).flatMap((next) => {
    const before = reach;
    if (before === undefined || before.span.range !== next.span.range || next.span.last > before.span.last) {
      reach = next;
    }
    if (before === undefined || before.span.range !== next.span.range || next.span.first > before.span.last) {
      return [];
    }
    const message = `${next.owner} has numbers ${spanText(next.span)}, which overlap ${spanText(before.span)} of ${before.owner}`;
    return [lockError("lock/number-overlap", next.pointer, message)];
  });
}

function outside(holders: readonly OwnedSpan[], blocks: readonly OwnedSpan[]): readonly Finding[] {
  const whole = merged(blocks.map(({ span }) => span));
  return holders
    .filter(({ span }) => !covers(whole, span))
    .map(({ span, owner, pointer }) =>
      lockError(
        "lock/number-outside-block",
        pointer,
        `${owner} has numbers ${spanText(span)}, which the building does not have`,
      ),
    );
}

/** Spans that touch each other as one. */
function merged(spans: readonly NumberSpan[]): readonly NumberSpan[] {
  const ordered = [...spans].sort((a, b) =>
    a.range < b.range ? -1 : a.range > b.range ? 1 : a.first - b.first,
  );
  return ordered.reduce<readonly NumberSpan[]>((whole, span) => {
    const last = whole.at(-1);
    return last !== undefined && last.range === span.range && span.first <= last.last + 1
      ? [...whole.slice(0, -1), { ...last, last: Math.max(last.last, span.last) }]
      : [...whole, span];
  }, []);
}
