import {
  BLANK,
  COLON,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  OPENING_BRACE,
  OPENING_BRACKET,
  SINGLE_QUOTE,
} from "./character-code";
import { MAXIMUM_DEPTH } from "./plain-data";
import type { Mapping } from "./plain-flow";
import type { Wanted } from "./plain-lines";
import { Doubt, plainKey, plainScalar } from "./plain-scalar";
import { PlainText } from "./plain-text";

/**
 * An entry of the commonest form and the blanks before the next line's content: a key in ASCII, behind it nothing, a
 * text or number, a text in double quotes, a list of words in brackets, or empty braces. Whatever else there may be on
 * the line or between it and the next one, this does not match.
 */
const COMMON_ENTRY =
  /[A-Za-z][\w-]*:(?: (?:[A-Za-z0-9][^\n:#]*|"[^"\\\n]*"|\[[\w-]+(?:, [\w-]+)*\]|\{\}))?(?<! )\n *(?![ #\n])/y;

/**
 * Reads the part of YAML that data files consist of: block mappings and lists, collections in brackets on one line, and
 * scalars without escapes. Everything else is in doubt.
 */
export class PlainReader extends PlainText {
  /** Looks for positions in a document that is known to be plain: whatever is not wanted is passed over. */
  private isLocating = false;

  /**
   * @param root - gets what the document holds
   * @throws Doubt
   */
  read(root: Mapping): Mapping {
    return this.document(undefined, root);
  }

  /** Finds what is wanted in a document that `read` has read without doubt. */
  locate(wanted: Wanted): void {
    this.isLocating = true;
    this.document(wanted, {});
  }

  private document(wanted: Wanted | undefined, root: Mapping): Mapping {
    this.nextLine();
    if (this.indent === 0 && this.rest() === "---") this.nextLine();
    if (this.indent !== 0) throw new Doubt();
    // Returns at the end of the document only: no line is indented by less.
    return this.mapping(0, wanted, root);
  }

  private mapping(indent: number, wanted: Wanted | undefined, mapping: Mapping = {}): Mapping {
    if (++this.depth > MAXIMUM_DEPTH) throw new Doubt();
    do {
      if (!this.isLocating && this.depth < MAXIMUM_DEPTH && this.commonEntries(indent, mapping)) break;
      const keyAt = this.at;
      const key = this.key();
      // Names that every object has are as doubtful as repeated ones.
      if (mapping[key] !== undefined) throw new Doubt();
      const own = wanted?.children.get(key);
      if (own !== undefined) this.markKey(keyAt);
      mapping[key] = this.value(indent, own);
    } while (this.indent === indent);
    if (this.indent > indent) throw new Doubt();
    this.depth -= 1;
    return mapping;
  }

  /**
   * Reads entries into a mapping as long as they have the commonest form. Four of five lines have, and one expression
   * takes less time than many steps. Collections in such an entry are one level deeper than the mapping.
   *
   * @returns true when the mapping is at its end
   */
  private commonEntries(indent: number, mapping: Mapping): boolean {
    const { text } = this;
    do {
      const { at } = this;
      COMMON_ENTRY.lastIndex = at;
      if (!COMMON_ENTRY.test(text)) return false;
      const next = COMMON_ENTRY.lastIndex;
      const colon = text.indexOf(":", at);
      const end = text.indexOf("\n", colon);
      const nextIndent = next < text.length ? next - end - 1 : -1;
      const hasValue = end > colon + 1;
      // A text may go on in lines that are indented further.
      if (hasValue && nextIndent > indent) return false;
      const key = plainKey(text.slice(at, colon));
      if (mapping[key] !== undefined) throw new Doubt();
      this.line += 1;
      this.lineStart = end + 1;
      this.indent = nextIndent;
      this.at = next;
      mapping[key] = hasValue ? commonValue(text, colon + 2, end) : this.below(indent, undefined);
    } while (this.indent === indent);
    return true;
  }

  /** Reads a key and goes to what follows its colon. */
  private key(): string {
    const { text, at } = this;
    const first = text.charCodeAt(at);
    if (first === SINGLE_QUOTE || first === DOUBLE_QUOTE) {
      const key = this.quoted(first);
      if (text.charCodeAt(this.at) !== COLON || text.charCodeAt(this.at + 1) > BLANK) throw new Doubt();
      this.at += 1;
      return key;
    }
    const colon = this.colon();
    if (colon >= this.end()) throw new Doubt();
    this.at = colon + 1;
    return plainKey(text.slice(at, colon));
  }

  /** The value behind a key of a mapping that is indented by `indent`. */
  private value(indent: number, wanted: Wanted | undefined): unknown {
    if (this.isLocating && wanted === undefined) return this.passOver(indent, true);
    const code = this.skipBlanks(this.at);
    if (code > BLANK && code !== HASH) return this.inline(indent, code, wanted);
    this.nextLine();
    return this.below(indent, wanted);
  }

  /** The value in the lines below its key, if it has one. */
  private below(indent: number, wanted: Wanted | undefined): unknown {
    if (this.indent === indent && this.isItem()) return this.list(indent, wanted);
    return this.indent > indent ? this.block(indent, wanted) : this.markNothing(wanted);
  }

  /** Goes to what follows a key or an item that is indented by `indent`; a list may be indented like its key. */
  private passOver(indent: number, isKey: boolean): undefined {
    do this.nextLine();
    while (this.indent > indent || (isKey && this.indent === indent && this.isItem()));
    return undefined;
  }

  /** What begins on a line of its own. */
  private block(parentIndent: number, wanted: Wanted | undefined): unknown {
    if (this.isItem()) return this.list(this.indent, wanted);
    if (!this.isEntry()) return this.inline(parentIndent, this.text.charCodeAt(this.at), wanted);
    if (wanted !== undefined) this.mark(wanted);
    return this.mapping(this.indent, wanted);
  }

  private isItem(): boolean {
    return this.text.charCodeAt(this.at) === DASH && !(this.text.charCodeAt(this.at + 1) > BLANK);
  }

  private isEntry(): boolean {
    const { text, at } = this;
    const first = text.charCodeAt(at);
    if (first !== SINGLE_QUOTE && first !== DOUBLE_QUOTE) return this.colon() < this.end();
    return text.charCodeAt(text.indexOf(text.charAt(at), at + 1) + 1) === COLON;
  }

  private list(indent: number, wanted: Wanted | undefined): readonly unknown[] {
    if (++this.depth > MAXIMUM_DEPTH) throw new Doubt();
    if (wanted !== undefined) this.mark(wanted);
    const list: unknown[] = [];
    while (this.indent === indent && this.isItem()) {
      const own = wanted?.children.get(String(list.length));
      if (this.isLocating && own === undefined) {
        list.push(this.passOver(indent, false));
        continue;
      }
      const code = this.skipBlanks(this.at + 1);
      if (!(code > BLANK) || code === HASH || this.isItem()) throw new Doubt();
      if (own !== undefined) this.mark(own);
      list.push(this.isEntry() ? this.itemMapping(own) : this.inline(indent, code, own));
    }
    this.depth -= 1;
    return list;
  }

  /** `- key: value`: a mapping that is indented as far as its first key. */
  private itemMapping(wanted: Wanted | undefined): Mapping {
    this.indent = this.at - this.lineStart;
    return this.mapping(this.indent, wanted);
  }
}

/** What a value means that `COMMON_ENTRY` has matched. */
function commonValue(text: string, start: number, end: number): unknown {
  const first = text.charCodeAt(start);
  if (first === OPENING_BRACE) return {};
  if (first === DOUBLE_QUOTE) return text.slice(start + 1, end - 1);
  if (first !== OPENING_BRACKET) return plainScalar(text.slice(start, end));
  return text
    .slice(start + 1, end - 1)
    .split(", ")
    .map((item) => plainScalar(item));
}
