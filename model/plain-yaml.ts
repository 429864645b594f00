import type { Positions } from "./exact-yaml";
import { segmentsOf } from "./json-pointer";
import type { Mark, Wanted } from "./plain-lines";
import { PlainReader } from "./plain-reader";
import { Doubt } from "./plain-scalar";
import { MAXIMUM_VALUES, offsetBeyondValues } from "./value-limit";

/** What a text begins with that holds nothing of what follows, apart from `${`; much faster to look for. */
const USUAL = /[\n "-$'-)+->@-~\u00a0-\u061b\u2010-\u2027\u20ac]*/y;

/**
 * What data files do without: anchors, aliases, tags, directives, explicit keys, tabs, odd line ends, characters that
 * nobody sees or that stand for bytes that are no UTF-8, and templates of Terraform. A harmless hit only costs time.
 */
const UNUSUAL =
  /(?:^|[\s[{,:-])[&*!][^\s]|^%|(?:^|\s)\?(?:\s|$)|\r(?!\n)|[$%]\{|[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/m;

/**
 * The fast way to read a plain document, many times as fast as the exact one. What it returns holds nothing that
 * `checkPlainData` would complain about.
 *
 * @param root - gets what the document holds; its keys without a value may be there already
 * @param maximum - values that it may hold (count)
 * @returns the data, or undefined when there is the slightest doubt: then `parseExact` decides
 */
export function parsePlain(
  text: string,
  root: Record<string, unknown> = {},
  maximum = MAXIMUM_VALUES,
): { readonly data: unknown } | undefined {
  if (isSuspicious(text) && UNUSUAL.test(text)) return undefined;
  if (offsetBeyondValues(text, maximum) !== undefined) return undefined;
  try {
    return { data: new PlainReader(text).read(root) };
  } catch (error) {
    // Whatever is wrong, the exact parser says it better.
    if (error instanceof Doubt) return undefined;
    throw error;
  }
}

/** True when a text may be unusual. */
function isSuspicious(text: string): boolean {
  USUAL.lastIndex = 0;
  USUAL.test(text);
  return USUAL.lastIndex < text.length || text.includes("${");
}

/**
 * Positions in a document that `parsePlain` has read, the same as the exact parser's.
 *
 * @param pointers - JSON pointers that will be asked for; of others the element around them is known
 */
export function plainPositions(text: string, pointers: Iterable<string>): Positions {
  const wanted: MutableWanted = { children: new Map() };
  for (const pointer of pointers) addWanted(wanted, pointer);
  new PlainReader(text).locate(wanted);
  return {
    positionOf: (pointer, atKey) => {
      const mark = nearestMark(wanted, pointer);
      if (mark === undefined) return { line: 1, column: 1 };
      return atKey
        ? { line: mark.keyLine, column: mark.keyColumn }
        : { line: mark.line, column: mark.column };
    },
    writtenAt: (pointer) => elementAt(wanted, pointer)?.mark?.written,
  };
}

interface MutableWanted extends Wanted {
  readonly children: Map<string, MutableWanted>;
}

function addWanted(root: MutableWanted, pointer: string): void {
  let element = root;
  for (const segment of segmentsOf(pointer)) {
    let child = element.children.get(segment);
    if (child === undefined) element.children.set(segment, (child = { children: new Map() }));
    element = child;
  }
}

function elementAt(root: Wanted, pointer: string): Wanted | undefined {
  let element: Wanted | undefined = root;
  for (const segment of segmentsOf(pointer)) element = element?.children.get(segment);
  return element;
}

/** Mark of an element, or of the nearest one around it that exists; undefined for the whole document. */
function nearestMark(root: Wanted, pointer: string): Mark | undefined {
  let element: Wanted | undefined = root;
  let mark: Mark | undefined;
  for (const segment of segmentsOf(pointer)) {
    element = element.children.get(segment);
    if (element?.mark === undefined) break;
    mark = element.mark;
  }
  return mark;
}

/** True for a mapping of keys to values. */
export function isMapping(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
