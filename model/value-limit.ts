import { LOCK_FILE } from "./file-kinds";

/**
 * Largest number of values in a data file that people write (count); our own choice, twenty times the largest file of the
 * default estate. The slowest files of that many take a second (measured), while some of 1 MiB, which hold half a million,
 * kept the parser for more than a minute.
 */
export const MAXIMUM_VALUES = 20_000;

/** The same for the lock file, which grows with the city (count); 800 buildings with five networks each take 24,895. */
export const MAXIMUM_LOCK_VALUES = 100_000;

/** Largest number of values in a file, by its path below the estate's folder (count). */
export function maximumValues(file: string): number {
  return file === LOCK_FILE ? MAXIMUM_LOCK_VALUES : MAXIMUM_VALUES;
}

/** Before a value stands the start of the document or one of these; a key and its value count once. */
const VALUE_STARTS = /\n *(?:- )?|[,[{]|- /g;

/**
 * Where a text goes beyond the values that a data file may hold, told from what stands before values, without parsing.
 * Commas and line ends in long texts and comments count as well.
 *
 * @returns undefined when it does not
 */
export function offsetBeyondValues(text: string, maximum: number): number | undefined {
  // Hardly any file is longer, and there are thousands.
  if (text.length <= maximum) return undefined;
  let values = 1;
  for (const { index } of text.matchAll(VALUE_STARTS)) {
    values += 1;
    if (values > maximum) return index;
  }
  return undefined;
}
