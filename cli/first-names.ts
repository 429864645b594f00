import { whole } from "./quantity";

/**
 * The first of some names, and how many more there are.
 *
 * @param shown - names to write out (count, ≥ 1)
 * @example
 * firstNames(["fees", "taxes", "archive"], 2) // => "fees, taxes and 1 more"
 */
export function firstNames(names: readonly string[], shown: number): string {
  const more = names.length - shown;
  return names.slice(0, shown).join(", ") + (more > 0 ? ` and ${whole(more)} more` : "");
}
