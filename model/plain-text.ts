import {
  BAR,
  BLANK,
  DOUBLE_QUOTE,
  GREATER,
  HASH,
  OPENING_BRACE,
  OPENING_BRACKET,
  SINGLE_QUOTE,
} from "./character-code";
import { PlainFlow } from "./plain-flow";
import type { Wanted } from "./plain-lines";
import { Doubt, plainScalar } from "./plain-scalar";

/** Reads values that begin on the line at hand and are neither block mappings nor block lists. */
export abstract class PlainText extends PlainFlow {
  /** A value on the line of its key, or one that goes on in lines that are indented further than `indent`. */
  protected inline(indent: number, first: number, wanted: Wanted | undefined): unknown {
    if (wanted !== undefined) this.mark(wanted);
    if (first === OPENING_BRACKET || first === OPENING_BRACE) return this.ended(this.flow(first, wanted));
    if (first === SINGLE_QUOTE || first === DOUBLE_QUOTE) return this.ended(this.quoted(first));
    if (first === BAR || first === GREATER) return this.blockText(indent, first === BAR);
    return this.plainText(indent, wanted);
  }

  /** Makes sure that nothing but a comment follows, and goes to the next line. */
  private ended<T>(value: T): T {
    const { at } = this;
    const code = this.skipBlanks(at);
    if (code > BLANK && (code !== HASH || this.at === at)) throw new Doubt();
    this.nextLine();
    return value;
  }

  private plainText(indent: number, wanted: Wanted | undefined): unknown {
    const { text, at } = this;
    const comment = this.comment();
    const hasComment = comment < this.end();
    const end = this.withoutBlanks(hasComment ? comment : this.end());
    if (this.colon() < end) throw new Doubt();
    const content = text.slice(at, end);
    const value = plainScalar(content);
    const previous = this.line;
    this.nextLine();
    if (this.indent <= indent) {
      if (wanted?.mark !== undefined) wanted.mark.written = content;
      return value;
    }
    if (hasComment || typeof value !== "string") throw new Doubt();
    return this.longText(indent, content, previous);
  }

  /** A text over several lines; the first one has been read. */
  private longText(indent: number, first: string, firstLine: number): string {
    const lines = [first];
    let previous = firstLine;
    while (this.indent > indent) {
      // A comment or an empty line in between says how the text goes on.
      if (this.line !== previous + 1 || this.comment() < this.end() || this.colon() < this.end())
        throw new Doubt();
      lines.push(this.rest());
      previous = this.line;
      this.nextLine();
    }
    return lines.join(" ");
  }

  /** `|` and `>` with `-` or without; lines that are indented further than the first are in doubt. */
  private blockText(indent: number, isLiteral: boolean): string {
    const header = this.rest();
    const style = isLiteral ? "|" : ">";
    if (header !== style && header !== `${style}-`) throw new Doubt();
    const lines: string[] = [];
    let last = this.line;
    this.nextLine(false);
    const column = this.indent;
    if (column <= indent) throw new Doubt();
    while (this.indent === column) {
      // Empty lines and blanks at the end of one have rules of their own.
      const isLast = this.end() === this.text.length;
      if (this.line !== last + 1 || isLast || this.text.charCodeAt(this.end() - 1) === BLANK)
        throw new Doubt();
      lines.push(this.rest());
      last = this.line;
      this.nextLine(false);
    }
    if (this.indent > indent || this.line > last + 1) throw new Doubt();
    if (this.indent !== -1 && this.text.charCodeAt(this.at) === HASH) this.nextLine();
    return lines.join(isLiteral ? "\n" : " ") + (header === style ? "\n" : "");
  }
}
