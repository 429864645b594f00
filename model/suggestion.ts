import { distance } from "fastest-levenshtein";

/** Largest number of typing errors (insert, delete, replace) that still counts as the same word; our own choice. */
export const SUGGESTION_DISTANCE_EDITS = 2;

/** Fewest characters that count as a part of a word; our own choice: shorter ones are in too many. */
const PART_CHARACTERS = 3;

/** Entries of a list that a message still prints; our own choice. */
const LISTED_ENTRIES = 12;

/**
 * The known word that was probably meant: the nearest one within two typing errors, the first in alphabetical order
 * among equally near ones. A short word needs more than half of its letters right.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly edits: number } | undefined;
  const typed = word.toLowerCase();
  for (const candidate of known) {
    if (Math.abs(candidate.length - typed.length) > SUGGESTION_DISTANCE_EDITS) continue;
    const edits = distance(typed, candidate.toLowerCase());
    if (edits > SUGGESTION_DISTANCE_EDITS || edits * 2 >= candidate.length) continue;
    const isNearer = best === undefined || edits < best.edits;
    if (isNearer || (edits === best?.edits && candidate < best.word)) best = { word: candidate, edits };
  }
  return best?.word;
}

/** The way out for an unknown word: `did you mean "x"?`, also when a part of `x` was typed, or the list of what exists. */
export function suggestion(word: string, known: Iterable<string>, nothing: string): string {
  const words = [...known];
  const meant = nearest(word, words);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  const [first, ...others] = continued(word, words);
  if (first !== undefined) {
    return others.length === 0
      ? `did you mean "${first}"?`
      : `did you mean one of ${listOf([first, ...others])}?`;
  }
  if (words.length === 0) return nothing;
  return words.length === 1 ? `use ${listOf(words)}` : `use one of ${listOf(words)}`;
}

/** Words that begin with what was typed, in small letters as ids are; without any, those that contain it. */
function continued(part: string, words: readonly string[]): readonly string[] {
  const typed = part.toLowerCase();
  if (typed.length < PART_CHARACTERS) return [];
  const containing = words.filter((word) => word.includes(typed));
  const beginning = containing.filter((word) => word.startsWith(typed));
  return beginning.length > 0 ? beginning : containing;
}

/** Quoted words in alphabetical order; a long list is cut and says how many are left out. */
export function listOf(words: Iterable<string>): string {
  const sorted = [...words].sort();
  const shown = sorted.slice(0, LISTED_ENTRIES).map((word) => `"${word}"`);
  const more = sorted.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
