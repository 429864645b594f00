import { sameData } from "./same-data";
import { isMap, isNode, isScalar, isSeq, Lexer, parseDocument, type Pair, type YAMLMap } from "yaml";
import { isMapping } from "../../model/plain-yaml";
import { keyOrder } from "./manifest-key";
import type { ManifestData } from "./manifest-facts";
import { yamlEntry } from "./yaml-entry";

/**
 * The text of a manifest changed from one content to another by cutting and pasting lines: what does not change stays
 * as somebody wrote it, order, quotes, comments and blank lines included. Comments inside a value that is replaced or
 * removed move above it.
 *
 * @param before - what the text holds
 * @returns undefined when a section to change is written in braces, so that there are no lines to paste
 */
export function editManifest(text: string, before: ManifestData, after: ManifestData): string | undefined {
  const root = parseDocument(text, { version: "1.2", schema: "core" }).contents;
  if (!isMap(root)) return undefined;
  const editor = new Editor(text);
  if (!editor.changeMap(root, [], before, after)) return undefined;
  return editor.result();
}

/** A piece of text that is replaced; empty pieces insert. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

class Editor {
  private readonly splices: Splice[] = [];
  private readonly lineEnd: string;

  constructor(private readonly text: string) {
    this.lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  }

  result(): string {
    // From the end of the text; at the same place, what was pasted into an inner mapping stands first.
    const ordered = [...this.splices].reverse().sort((a, b) => b.start - a.start || b.end - a.end);
    return ordered.reduce(
      (text, splice) =>
        text.slice(0, splice.start) + splice.text.replaceAll("\n", this.lineEnd) + text.slice(splice.end),
      this.text,
    );
  }

  /** False when the mapping is written in braces. */
  changeMap(map: YAMLMap, path: readonly string[], before: ManifestData, after: ManifestData): boolean {
    if (map.flow === true || map.items.some((pair) => !this.beginsLine(pair))) return false;
    const pairs = new Map(map.items.map((pair) => [keyText(pair), pair]));
    const added = Object.keys(after).filter((key) => !pairs.has(key));
    const kept = [...pairs.keys()].filter((key) => Object.hasOwn(after, key));
    for (const [key, pair] of pairs) {
      if (sameData(before[key], after[key])) continue;
      const own = [...path, key];
      if (!Object.hasOwn(after, key)) {
        const leavesNothing = kept.length + added.length === 0 && key === [...pairs.keys()].at(-1);
        this.remove(pair, leavesNothing ? "{}" : undefined);
      } else if (this.isSection(pair, before[key], after[key])) {
        const inner = [before[key], after[key]] as [ManifestData, ManifestData];
        if (!this.changeMap(pair.value as YAMLMap, own, ...inner)) return false;
      } else {
        this.replace(pair, own, after[key]);
      }
    }
    this.insert(map, path, new Map(added.map((key) => [key, after[key]])));
    return true;
  }

  // A mapping with keys on lines of their own, before and after; one that was empty is written anew.
  private isSection(pair: Pair, before: unknown, after: unknown): boolean {
    const filled = isMapping(before) && Object.keys(before).length > 0;
    return isMap(pair.value) && filled && isMapping(after);
  }

  private replace(pair: Pair, path: readonly string[], value: unknown): void {
    const start = startOf(pair.key);
    const end = this.contentEnd(pair);
    const indent = this.indentOf(pair);
    const entry = yamlEntry(path, value, indent, keyOrder).slice(indent, -1);
    const lead = `${path.at(-1) ?? ""}: `;
    const [valueStart, valueEnd] = (isNode(pair.value) ? pair.value.range : undefined) ?? [start, start];
    const isOneLine = !`${this.text.slice(start, end)}${entry}`.includes("\n");
    if (isOneLine && valueStart < valueEnd && entry.startsWith(lead)) {
      // Blanks before the value may align it with others.
      this.splices.push({ start: valueStart, end, text: entry.slice(lead.length) });
      return;
    }
    this.splices.push({ start, end, text: this.commentLines(pair, start, end) + entry });
  }

  private remove(pair: Pair, instead: string | undefined): void {
    const key = startOf(pair.key);
    const [start, end] = [this.lineStart(key), this.nextLine(this.contentEnd(pair))];
    const comments = this.commentLines(pair, key, end);
    const margin = " ".repeat(this.indentOf(pair));
    const rest = instead === undefined ? comments.trimEnd() : comments + instead;
    this.splices.push({ start, end, text: rest === "" ? "" : `${margin}${rest}\n` });
  }

  private insert(map: YAMLMap, path: readonly string[], added: ReadonlyMap<string, unknown>): void {
    const order = keyOrder(path);
    const [first] = map.items;
    if (first === undefined) return;
    const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
    const keys = [...added.keys()].sort((a, b) => rank(a) - rank(b));
    const texts = new Map<number, string>();
    for (const key of keys) {
      const entry = yamlEntry([...path, key], added.get(key), this.indentOf(first), keyOrder);
      const anchor = [...map.items].reverse().find((pair) => rank(keyText(pair)) <= rank(key));
      const at =
        anchor === undefined ? this.lineStart(startOf(first.key)) : this.nextLine(this.contentEnd(anchor));
      texts.set(at, (texts.get(at) ?? "") + entry);
    }
    for (const [at, text] of texts) {
      const needsBreak = at === this.text.length && !this.text.endsWith("\n");
      this.splices.push({ start: at, end: at, text: (needsBreak ? "\n" : "") + text });
    }
  }

  /** Comments between two offsets as lines of their own, to stand before what follows. */
  private commentLines(pair: Pair, start: number, end: number): string {
    const lexemes = [...new Lexer().lex(this.text.slice(start, end))];
    const comments = lexemes.filter((lexeme) => lexeme.startsWith("#")).map((lexeme) => lexeme.trimEnd());
    const margin = " ".repeat(this.indentOf(pair));
    return comments.map((comment) => `${comment}\n${margin}`).join("");
  }

  private beginsLine(pair: Pair): boolean {
    const start = startOf(pair.key);
    return this.text.slice(this.lineStart(start), start).trim() === "";
  }

  private indentOf(pair: Pair): number {
    return startOf(pair.key) - this.lineStart(startOf(pair.key));
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  private nextLine(offset: number): number {
    const end = this.text.indexOf("\n", offset);
    return end === -1 ? this.text.length : end + 1;
  }

  private contentEnd(pair: Pair): number {
    const end = Math.max(endOf(pair.value), endOf(pair.key) + 1);
    return this.text.slice(0, end).trimEnd().length;
  }
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

function startOf(node: unknown): number {
  return isScalar(node) ? (node.range?.[0] ?? 0) : 0;
}

function endOf(node: unknown): number {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return Math.max(endOf(last?.value), endOf(last?.key) + 1);
  }
  if (isSeq(node) && node.flow !== true) return endOf(node.items.at(-1));
  if (isScalar(node) || isMap(node) || isSeq(node)) return node.range?.[1] ?? 0;
  return 0;
}
