import type { Positions } from "./exact-yaml";
import type { Mark } from "./plain-lines";
import { PlainReader } from "./plain-reader";
import { Doubt } from "./plain-scalar";

/** What makes a text unusual begins with one of these; one set is much faster to look for than what follows. */
const SUSPICIOUS =
  /[$%]\{|^%|[&*!?\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/m;

/**
 * What data files do without: anchors, aliases, tags, directives, explicit keys, tabs, odd line ends, characters that
 * nobody sees, and templates of Terraform. A harmless hit only costs time.
 */
const UNUSUAL =
  /(?:^|[\s[{,:-])[&*!][^\s]|^%|(?:^|\s)\?(?:\s|$)|\r(?!\n)|[$%]\{|[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/m;

/**
 * The fast way to read a plain document, many times as fast as the exact one. What it returns holds nothing that
 * `checkPlainData` would complain about.
 *
 * @returns the data, or undefined when there is the slightest doubt: then `parseExact` decides
 */
export function parsePlain(text: string): { readonly data: unknown } | undefined {
  const data = read(text);
  return data && { data };
}

/** Positions in a plain document, the same as the exact parser's; undefined when there is the slightest doubt. */
export function plainPositions(text: string): Positions | undefined {
  const marks = new Map<string, Mark>();
  if (read(text, marks) === undefined) return undefined;
  return {
    positionOf: (pointer, atKey) => {
      let existing = pointer;
      while (existing !== "" && !marks.has(existing)) existing = existing.slice(0, existing.lastIndexOf("/"));
      const mark = marks.get(existing);
      if (mark === undefined) return { line: 1, column: 1 };
      return atKey
        ? { line: mark.keyLine, column: mark.keyColumn }
        : { line: mark.line, column: mark.column };
    },
  };
}

function read(text: string, marks?: Map<string, Mark>): Readonly<Record<string, unknown>> | undefined {
  if (SUSPICIOUS.test(text) && UNUSUAL.test(text)) return undefined;
  try {
    return new PlainReader(text, marks).read();
  } catch (error) {
    // Whatever is wrong, the exact parser says it better.
    if (error instanceof Doubt) return undefined;
    throw error;
  }
}

/** True for a mapping of keys to values. */
export function isMapping(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
