import { COLON, isLetter, TILDE } from "./character-code";

/** Thrown when a document may hold more than plain YAML; the exact parser decides then. */
export class Doubt extends Error {}

/** Numbers that every parser reads alike and no rounding changes. */
const NUMBER = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?$/;

/** Other forms of numbers, infinities included, in the core schema of YAML 1.2. */
const ODD_NUMBER =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Words that are no text. */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...["null", "Null", "NULL", "~"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

/** Characters that a text without quotes does not begin with. */
const INDICATORS = ",[]{}#&*!|>'\"%@`?:-";

/** What a scalar without quotes means in the core schema of YAML 1.2. */
export function plainScalar(text: string): unknown {
  const first = text.charCodeAt(0);
  if (isLetter(first) || first === TILDE) {
    const word = text.length < 6 ? WORDS.get(text) : undefined;
    return word === undefined ? text : word;
  }
  // Digits, signs and points come before the colon.
  if (first < COLON) {
    if (NUMBER.test(text)) return Number(text);
    if (ODD_NUMBER.test(text)) throw new Doubt();
  }
  if (INDICATORS.includes(text.charAt(0))) throw new Doubt();
  return text;
}

/** Keys that were found to be plain: files of one kind have the same few, and each is looked at once. */
const KNOWN_KEYS = new Map<string, string>();

/** Names in `KNOWN_KEYS` (count); our own choice, all schemas together have some 550, and users name things at will. */
const MAXIMUM_KNOWN_KEYS = 1000;

/** A key without quotes; what may be something other than text is in doubt. */
export function plainKey(text: string): string {
  const known = KNOWN_KEYS.get(text);
  if (known !== undefined) return known;
  const value = plainScalar(text);
  const first = text.charCodeAt(0);
  const isDigit = first > 0x2f && first < 0x3a;
  if (typeof value !== "string" || isDigit || "+.<".includes(text.charAt(0))) throw new Doubt();
  if (text.endsWith(" ") || text.includes(" #")) throw new Doubt();
  if (KNOWN_KEYS.size < MAXIMUM_KNOWN_KEYS) KNOWN_KEYS.set(text, text);
  return value;
}
