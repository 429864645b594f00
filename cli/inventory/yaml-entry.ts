import { Document, isMap, isScalar, visit } from "yaml";
import { isMapping } from "../../model/plain-yaml";

/** Widest line that a list is written on (characters); the repository's formatter breaks longer ones. */
const LINE_COLUMNS = 110;

/** Keys in the order in which they are written, by the path of their mapping. */
export type KeyOrder = (path: readonly string[]) => readonly string[];

/**
 * `key: value` as lines of block style, each with a line feed at its end. Short lists stand on one line, and keys in
 * the given order.
 *
 * @param indent - columns before the key
 */
export function yamlEntry(path: readonly string[], value: unknown, indent: number, order: KeyOrder): string {
  const document = new Document({ [path.at(-1) ?? ""]: sorted(value, path, order) });
  visit(document, {
    // As lines of a block, blanks at the end of a text would be hard to see and easy to lose.
    Scalar: (_, scalar) => {
      const { value: text } = scalar;
      if (typeof text === "string" && text !== text.trim()) scalar.type = "QUOTE_DOUBLE";
    },
    Seq: (_, seq, parents) => {
      const depth = parents.filter((parent) => isMap(parent)).length - 1;
      const scalars = seq.items.every((item) => isScalar(item));
      seq.flow = scalars && columnsOf(seq, parents.at(-1), indent + 2 * depth) <= LINE_COLUMNS;
    },
  });
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  const margin = " ".repeat(indent);
  return text.replace(/^(?=.)/gm, margin);
}

function columnsOf(seq: { readonly items: readonly unknown[] }, parent: unknown, indent: number): number {
  const key = isPairLike(parent) && isScalar(parent.key) ? String(parent.key.value).length : 0;
  const entries = seq.items.map((item) => (isScalar(item) ? String(item.value).length + 4 : 0));
  return indent + key + 4 + entries.reduce((sum, length) => sum + length, 0);
}

function isPairLike(value: unknown): value is { readonly key: unknown } {
  return typeof value === "object" && value !== null && "key" in value;
}

function sorted(value: unknown, path: readonly string[], order: KeyOrder): unknown {
  if (!isMapping(value)) return value;
  const known = order(path);
  const keys = Object.keys(value).sort((a, b) => rank(known, a) - rank(known, b));
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key], [...path, key], order)]));
}

function rank(known: readonly string[], key: string): number {
  const at = known.indexOf(key);
  return at === -1 ? known.length : at;
}
