import { isId } from "../../model/read-elements";

/** Longest id (characters); common.schema.json. */
const MAXIMUM_ID_CHARACTERS = 31;

const TRANSLITERATIONS: readonly (readonly [letter: RegExp, ascii: string])[] = [
  [/ä/g, "ae"],
  [/ö/g, "oe"],
  [/ü/g, "ue"],
  [/ß/g, "ss"],
  [/æ/g, "ae"],
  [/ø/g, "oe"],
  [/&/g, "-und-"],
];

/**
 * Id of a manifest made from the application's name; undefined when the name has no letters for one.
 *
 * @example
 * idFromName("Straßen & Grün: Kataster"); //=> "strassen-und-gruen-kataster"
 */
export function idFromName(name: string): string | undefined {
  const lower = name.normalize("NFC").toLowerCase();
  const ascii = TRANSLITERATIONS.reduce((text, [letter, plain]) => text.replace(letter, plain), lower)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
  const words = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "");
  const led = /^[0-9]/.test(words) ? `app-${words}` : words;
  const id = led.slice(0, MAXIMUM_ID_CHARACTERS).replace(/-+$/, "");
  return isId(id) ? id : undefined;
}
