import type { NumberSpan } from "../telephony/telephony-plan";

/**
 * A span of numbers as the lock file writes it: `main/1000-1057`.
 *
 * @returns undefined when the text is none or ends before it begins
 */
export function readSpan(text: string): NumberSpan | undefined {
  // A pattern would take ten times as long, and a large city has tens of thousands of spans.
  const slash = text.indexOf("/");
  const dash = text.indexOf("-", slash);
  const first = Number(text.slice(slash + 1, dash));
  const last = Number(text.slice(dash + 1));
  return slash > 0 && dash > slash && first <= last
    ? { range: text.slice(0, slash), first, last }
    : undefined;
}

/** A span as the lock file writes it. */
export function spanText({ range, first, last }: NumberSpan): string {
  return `${range}/${first}-${last}`;
}

/** Spans of texts that `readSpan` has accepted. */
export function readSpans(texts: readonly string[]): readonly NumberSpan[] {
  return texts.flatMap((text) => readSpan(text) ?? []);
}

/** How many numbers spans have. */
export function numbersIn(spans: readonly NumberSpan[]): number {
  return spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** Whether one of the spans has all numbers of another. */
export function covers(spans: readonly NumberSpan[], { range, first, last }: NumberSpan): boolean {
  return spans.some((span) => span.range === range && span.first <= first && last <= span.last);
}

/** Adds a number or block at the end, prolonging the last span where it follows it. */
export function appended(spans: readonly NumberSpan[], further: NumberSpan): readonly NumberSpan[] {
  const last = spans.at(-1);
  return last !== undefined && last.range === further.range && last.last + 1 === further.first
    ? [...spans.slice(0, -1), { ...last, last: further.last }]
    : [...spans, further];
}
