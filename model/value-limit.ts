/**
 * Largest number of values in a data file (count); our own choice, twenty times the largest real file. The slowest files of
 * that many take a second (measured), while some of 1 MiB, which hold half a million, kept the parser for more than a minute.
 */
export const MAXIMUM_VALUES = 20_000;

/** Before a value stands the start of the document or one of these; a key and its value count once. */
const VALUE_STARTS = /\n *(?:- )?|[,[{]|- /g;

/**
 * Where a text goes beyond the values that a data file may hold, told from what stands before values, without parsing.
 * Commas and line ends in long texts and comments count as well.
 *
 * @returns undefined when it does not
 */
export function offsetBeyondValues(text: string): number | undefined {
  // Hardly any file is longer, and there are thousands.
  if (text.length <= MAXIMUM_VALUES) return undefined;
  let values = 1;
  for (const { index } of text.matchAll(VALUE_STARTS)) {
    values += 1;
    if (values > MAXIMUM_VALUES) return index;
  }
  return undefined;
}
