/**
 * Start of a text that the provider takes: it counts the bytes of UTF-8, so that an umlaut counts twice.
 *
 * @param bytes - allowed length (≥ 1)
 * @example
 * withinBytes("Bürgerbüro", 5) // => "Bürg"
 */
export function withinBytes(text: string, bytes: number): string {
  let cut = "";
  let length = 0;
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    cut += character;
  }
  return cut;
}
