/** Longest id (characters); the same as in schemas/common.schema.json. */
export const MAXIMUM_ID_CHARACTERS = 31;

/** Form of an id; the same as there. */
const ID_PATTERN = /^[a-z][a-z0-9-]{0,30}$/;

const TRANSLITERATIONS: readonly (readonly [letter: RegExp, ascii: string])[] = [
  [/ä/g, "ae"],
  [/ö/g, "oe"],
  [/ü/g, "ue"],
  [/ß/g, "ss"],
  [/æ/g, "ae"],
  [/ø/g, "oe"],
  [/&/g, "-und-"],
];

/** True when a name can be the id of an element: its file is called so. */
export function isId(name: string): boolean {
  return ID_PATTERN.test(name) && name !== "constructor" && name !== "prototype";
}

/** Id of an element by its file, whose name ends in `.yaml`. */
export function idOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1, -".yaml".length);
}

/**
 * An id made from a name; undefined when the name has no letters for one.
 *
 * @param lead - what goes before a digit; without it a name that begins with a digit gives no id
 * @example
 * idFromName("Straßen & Grün: Kataster"); //=> "strassen-und-gruen-kataster"
 */
export function idFromName(name: string, lead?: string): string | undefined {
  const id = idWords(name, lead).slice(0, MAXIMUM_ID_CHARACTERS).replace(/-+$/, "");
  return isId(id) ? id : undefined;
}

/** The letters and digits of a name as an id has them, however many there are. */
export function idWords(name: string, lead?: string): string {
  const lower = name.normalize("NFC").toLowerCase();
  const ascii = TRANSLITERATIONS.reduce((text, [letter, plain]) => text.replace(letter, plain), lower)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
  const words = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return lead !== undefined && /^[0-9]/.test(words) ? `${lead}-${words}` : words;
}
