/**
 * Largest number of values in a data file (count); our own choice, twenty times the largest real file. Our own choice as
 * well is how long the slowest of such files may take: with ten times as many values, a file of 1 MiB took 60 seconds.
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
