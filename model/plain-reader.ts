import { MAXIMUM_DEPTH } from "./plain-data";
import { PlainFlow, withoutBlanks, type Mapping } from "./plain-flow";
import type { Wanted } from "./plain-lines";
import { Doubt, plainKey, plainScalar } from "./plain-scalar";

/**
 * Reads the part of YAML that data files consist of: block mappings and lists, collections in brackets on one line, and
 * scalars without escapes. Everything else is in doubt.
 */
export class PlainReader extends PlainFlow {
  /** Looks for positions in a document that is known to be plain: whatever is not wanted is passed over. */
  private isLocating = false;

  /** @throws Doubt */
  read(): Mapping {
    return this.document(undefined);
  }

  /** Finds what is wanted in a document that `read` has read without doubt. */
  locate(wanted: Wanted): void {
    this.isLocating = true;
    this.document(wanted);
  }

  private document(wanted: Wanted | undefined): Mapping {
    this.nextLine(0);
    if (this.indent === 0 && this.end - this.at === 3 && this.text.startsWith("---", this.at)) {
      this.nextLine(this.end);
    }
    if (this.indent !== 0) throw new Doubt();
    // Returns at the end of the document only: no line is indented by less.
    return this.mapping(0, wanted);
  }

  private mapping(indent: number, wanted: Wanted | undefined): Mapping {
    if (++this.depth > MAXIMUM_DEPTH) throw new Doubt();
    const mapping: Mapping = {};
    do {
      this.atKey();
      const key = this.key();
      // Names that every object has are as doubtful as repeated ones.
      if (mapping[key] !== undefined) throw new Doubt();
      mapping[key] = this.value(indent, wanted?.children.get(key));
    } while (this.indent === indent);
    if (this.indent > indent) throw new Doubt();
    this.depth -= 1;
    return mapping;
  }

  /** Reads a key and goes to what follows its colon. */
  private key(): string {
    const first = this.text.charAt(this.at);
    if (first === "'" || first === '"') {
      const key = this.quoted(first);
      if (this.text.charAt(this.at) !== ":") throw new Doubt();
      this.afterColon(this.at);
      return key;
    }
    const colon = this.colon();
    if (colon === -1) throw new Doubt();
    const key = plainKey(this.text.slice(this.at, colon));
    if (key.endsWith(" ") || key.includes(" #")) throw new Doubt();
    this.afterColon(colon);
    return key;
  }

  /** Offset of the colon behind the line's key; -1 when the line has none. */
  private colon(): number {
    const rest = this.rest();
    const colon = rest.indexOf(": ");
    if (colon !== -1) return this.at + colon;
    return rest.endsWith(":") ? this.end - 1 : -1;
  }

  /** The value behind a key of a mapping that is indented by `indent`. */
  private value(indent: number, wanted: Wanted | undefined): unknown {
    if (this.isLocating && wanted === undefined) return this.passOver(indent, true);
    if (this.at < this.end && this.text.charAt(this.at) !== "#") return this.inline(indent, wanted);
    this.nextLine(this.end);
    if (this.indent === indent && this.isItem()) return this.list(indent, wanted);
    return this.indent > indent ? this.block(indent, wanted) : this.markNothing(wanted);
  }

  /** Goes to what follows a key or an item that is indented by `indent`; a list may be indented like its key. */
  private passOver(indent: number, isKey: boolean): undefined {
    this.mark(undefined);
    do this.nextLine(this.end);
    while (this.indent > indent || (isKey && this.indent === indent && this.isItem()));
    return undefined;
  }

  /** What begins on a line of its own. */
  private block(parentIndent: number, wanted: Wanted | undefined): unknown {
    if (this.isItem()) return this.list(this.indent, wanted);
    if (!this.isEntry()) return this.inline(parentIndent, wanted);
    this.mark(wanted);
    return this.mapping(this.indent, wanted);
  }

  private isItem(): boolean {
    return this.text.charAt(this.at) === "-" && " \n\r".includes(this.text.charAt(this.at + 1));
  }

  private isEntry(): boolean {
    const first = this.text.charAt(this.at);
    if (first !== "'" && first !== '"') return this.colon() !== -1;
    const rest = this.rest();
    return rest.charAt(rest.indexOf(first, 1) + 1) === ":";
  }

  private list(indent: number, wanted: Wanted | undefined): readonly unknown[] {
    if (++this.depth > MAXIMUM_DEPTH) throw new Doubt();
    this.mark(wanted);
    const list: unknown[] = [];
    while (this.indent === indent && this.isItem()) {
      const own = wanted?.children.get(String(list.length));
      if (this.isLocating && own === undefined) {
        list.push(this.passOver(indent, false));
        continue;
      }
      do this.at += 1;
      while (this.at < this.end && this.text.charAt(this.at) === " ");
      if (this.at >= this.end || this.text.charAt(this.at) === "#" || this.isItem()) throw new Doubt();
      this.mark(own);
      list.push(this.isEntry() ? this.itemMapping(own) : this.inline(indent, own));
    }
    this.depth -= 1;
    return list;
  }

  /** `- key: value`: a mapping that is indented as far as its first key. */
  private itemMapping(wanted: Wanted | undefined): Mapping {
    this.indent = this.at - this.lineStart;
    return this.mapping(this.indent, wanted);
  }

  /** A value on the line of its key, or one that goes on in lines that are indented further than `indent`. */
  private inline(indent: number, wanted: Wanted | undefined): unknown {
    this.mark(wanted);
    const first = this.text.charAt(this.at);
    if (first === "|" || first === ">") return this.blockText(indent, first);
    if (first === "'" || first === '"') return this.ended(this.quoted(first));
    if (first === "[" || first === "{") return this.ended(this.flow(wanted));
    return this.plainText(indent, wanted);
  }

  /** Makes sure that nothing but a comment follows, and goes to the next line. */
  private ended<T>(value: T): T {
    const rest = this.rest();
    if (rest !== "" && !/^ +#/.test(rest)) throw new Doubt();
    this.nextLine(this.end);
    return value;
  }

  private plainText(indent: number, wanted: Wanted | undefined): unknown {
    const rest = this.rest();
    const comment = rest.indexOf(" #");
    const hasComment = comment !== -1;
    let content = hasComment ? withoutBlanks(rest.slice(0, comment)) : rest;
    this.requireNoKey(content);
    const value = plainScalar(content);
    const lines: string[] = [];
    let previous = this.line;
    this.nextLine(this.end);
    if (this.indent <= indent) {
      if (wanted?.mark !== undefined) wanted.mark.written = content;
      return value;
    }
    if (hasComment || typeof value !== "string") throw new Doubt();
    while (this.indent > indent) {
      lines.push(content);
      content = this.rest();
      // A comment or an empty line in between says how the text goes on.
      if (this.line !== previous + 1 || content.includes(" #")) throw new Doubt();
      this.requireNoKey(content);
      previous = this.line;
      this.nextLine(this.end);
    }
    return [...lines, content].join(" ");
  }

  private requireNoKey(content: string): void {
    if (content.endsWith(":") || content.includes(": ")) throw new Doubt();
  }

  /** `|` and `>` with `-` or without; lines that are indented further than the first are in doubt. */
  private blockText(indent: number, style: string): string {
    const header = this.rest();
    if (header !== style && header !== `${style}-`) throw new Doubt();
    const lines: string[] = [];
    let last = this.line;
    this.nextLine(this.end, false);
    const column = this.indent;
    if (column <= indent) throw new Doubt();
    while (this.indent === column) {
      // Empty lines and blanks at the end of one have rules of their own.
      const isLast = this.text.charAt(this.end) === "";
      if (this.line !== last + 1 || isLast || this.text.charAt(this.end) === " ") throw new Doubt();
      lines.push(this.rest());
      last = this.line;
      this.nextLine(this.end, false);
    }
    if (this.indent > indent || this.line > last + 1) throw new Doubt();
    if (this.indent !== -1 && this.text.charAt(this.at) === "#") this.nextLine(this.end);
    return lines.join(style === "|" ? "\n" : " ") + (header === style ? "\n" : "");
  }
}
