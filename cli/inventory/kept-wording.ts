import { isMapping } from "../../model/plain-yaml";
import { application as validate } from "../../generated/validators";
import type { ManifestData } from "./manifest-facts";
import { sameData } from "./same-data";

/**
 * The manifest after a change, with everything that means the same as before written as before: a table holds defaults
 * inside of lists, a manifest leaves them out.
 *
 * @param before - valid or not
 * @param after - valid
 */
export function keptWording(before: ManifestData, after: ManifestData): ManifestData {
  return kept(before, after, filled(before), filled(after));
}

function kept(
  before: ManifestData,
  after: ManifestData,
  filledBefore: ManifestData,
  filledAfter: ManifestData,
): ManifestData {
  return Object.fromEntries(
    Object.entries(after).map(([key, value]) => {
      const [old, oldFilled, newFilled] = [before[key], filledBefore[key], filledAfter[key]];
      if (old === undefined) return [key, value];
      if (sameData(oldFilled, newFilled) || sameLetters(old, value)) return [key, old];
      if (isMapping(old) && isMapping(value) && isMapping(oldFilled) && isMapping(newFilled)) {
        return [key, kept(old, value, oldFilled, newFilled)];
      }
      return [key, value];
    }),
  );
}

/** A table holds umlauts as one character, a manifest perhaps as two. */
function sameLetters(old: unknown, value: unknown): boolean {
  return typeof old === "string" && old.normalize("NFC") === value;
}

/** A copy with all defaults. */
function filled(data: ManifestData): ManifestData {
  const copy = structuredClone(data);
  validate(copy);
  return copy;
}
