import { EFFECT_WORDS, MODE_WORDS, VERDICT_WORDS } from "../compatibility/wording";
import { groupBy } from "../model/group-by";
import type { ApplicationChange, ApplicationsDiff, ReasonChange, VerdictChange } from "./application-diff";
import { PLACED_VERDICTS, PLACED_WORDS } from "./application-count-text";
import { firstNames } from "./first-names";
import { whole } from "./quantity";

/** Applications that text and comments list (count; our own choice: one screen). */
export const APPLICATIONS_SHOWN = 20;

/** Rules that one step names (count; our own choice: one line). */
const RULES_SHOWN = 6;

/** `compatible 67 → 68 (+1)`, for each count that moved. */
export function countChanges({ counts: { before, after } }: ApplicationsDiff): readonly string[] {
  return PLACED_VERDICTS.flatMap((verdict) => {
    const [from, to] = [before[verdict], after[verdict]];
    if (from === to) return [];
    const sign = to > from ? "+" : "−";
    return [`${PLACED_WORDS[verdict]} ${whole(from)} → ${whole(to)} (${sign}${whole(Math.abs(to - from))})`];
  });
}

/** `in the plan unknown → conditional`; delivery modes with the same step in one. */
export function verdictSteps({ verdicts }: ApplicationChange): readonly string[] {
  const groups = groupBy(verdicts, ({ before, after }) => stepText(before, after));
  return [...groups].map(([step, changes]) => {
    const places = changes.map(({ place }) => (place === "plan" ? "in the plan" : MODE_WORDS[place]));
    const tests = changes.filter(({ decidedBy }) => decidedBy === "test").length;
    const why = tests === 0 ? "" : tests === changes.length ? " (a test decides)" : " (tests decide in part)";
    return `${places.join(", ")} ${step}${why}`;
  });
}

/** `+ blocker OS-001`, `− open question MS-011, MS-012`: each reason once, whatever the mode. */
export function reasonSteps({ verdicts }: ApplicationChange): readonly string[] {
  const groups = groupBy(
    verdicts.flatMap(({ reasons }) => reasons),
    effectStep,
  );
  return [...groups].map(([step, changes]) => {
    const rules = [...new Set(changes.map(({ rule }) => rule))];
    return `${step} ${firstNames(rules, RULES_SHOWN)}`;
  });
}

/** `12 more (3 worse)`; undefined when all are shown. */
export function hiddenText({ changes }: ApplicationsDiff): string | undefined {
  const hidden = changes.slice(APPLICATIONS_SHOWN);
  if (hidden.length === 0) return undefined;
  const worse = hidden.filter(({ fate }) => fate === "worse").length;
  return `${whole(hidden.length)} more${worse === 0 ? "" : ` (${whole(worse)} worse)`}`;
}

function stepText(before: VerdictChange["before"], after: VerdictChange["after"]): string {
  return [before, after].flatMap((verdict) => (verdict === undefined ? [] : [wordsOf(verdict)])).join(" → ");
}

function wordsOf(verdict: NonNullable<VerdictChange["before"]>): string {
  return verdict === "notPlaceable" ? PLACED_WORDS[verdict] : VERDICT_WORDS[verdict];
}

function effectStep({ before, after }: ReasonChange): string {
  if (before === undefined) return `+ ${after === undefined ? "" : EFFECT_WORDS[after]}`;
  if (after === undefined) return `− ${EFFECT_WORDS[before]}`;
  return `${EFFECT_WORDS[before]} → ${EFFECT_WORDS[after]}`;
}
