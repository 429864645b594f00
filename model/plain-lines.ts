import { BLANK, HASH, SINGLE_QUOTE } from "./character-code";
import { Doubt } from "./plain-scalar";

/** Start of a value and of its key; of the item itself in a list. Lines and columns from 1. */
export interface Mark {
  readonly keyLine: number;
  readonly keyColumn: number;
  readonly line: number;
  readonly column: number;
  /** Single values without quotes, as they are written. */
  written?: string;
}

/** An element whose position is asked for, or that is on the way to one. */
export interface Wanted {
  /** Key or index → element. */
  readonly children: ReadonlyMap<string, Wanted>;
  /** Set when the element was found. */
  mark?: Mark;
}

/**
 * Where the reader of a plain document stands. It only goes forward, so that what was found behind `at` need not be
 * looked for again before `at` has passed it: no document is gone through more than a few times.
 */
export abstract class PlainLines {
  /** Without carriage returns. As there are no tabs either, whatever is more than a blank is content. */
  protected readonly text: string;
  /** Number of the line at hand; 0 before the first. */
  protected line = 0;
  protected lineStart = 0;
  /** First character of what is left of the line; -1 before the first line. */
  protected at = -1;
  /** Blanks before the line's content (count); -1 at the end of the document. */
  protected indent = -1;
  protected depth = 0;
  /** End of the line as far as it is known; before `at` when it is not. */
  private lineEnd = -1;
  /** First colon that ends a key, likewise. */
  private nextColon = -1;
  /** First comment behind content, likewise. */
  private nextComment = -1;
  /** Position of a key whose value has not been marked yet; line 0 when there is none. */
  private keyLine = 0;
  private keyColumn = 0;

  /** @param text - without tabs, anchors, aliases, tags, directives and carriage returns alone */
  constructor(text: string) {
    this.text = text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
  }

  /** Goes to the next line with content; comments count as content only inside a text. */
  protected nextLine(skipsComments = true): void {
    const { text } = this;
    let end = this.end();
    while (end < text.length) {
      const start = end + 1;
      let at = start;
      let code = text.charCodeAt(at);
      while (code === BLANK) code = text.charCodeAt(++at);
      this.line += 1;
      if (code > BLANK && !(skipsComments && code === HASH)) {
        this.lineStart = start;
        this.indent = at - start;
        this.at = at;
        return;
      }
      end = orLength(text.indexOf("\n", at), text);
    }
    this.indent = -1;
    this.at = this.lineEnd = text.length;
  }

  /** End of the line: its line feed, or the end of the document. */
  protected end(): number {
    if (this.lineEnd >= this.at) return this.lineEnd;
    return (this.lineEnd = orLength(this.text.indexOf("\n", this.at), this.text));
  }

  /** What is left of the line, without blanks at its end. */
  protected rest(): string {
    return this.text.slice(this.at, this.withoutBlanks(this.end()));
  }

  /** Where a part of the line ends that reaches to `end`, without blanks. */
  protected withoutBlanks(end: number): number {
    while (this.text.charCodeAt(end - 1) === BLANK) end -= 1;
    return end;
  }

  /** Offset of the first colon on the line that ends a key; beyond the line when it has none. */
  protected colon(): number {
    const { text, at } = this;
    let colon = this.nextColon;
    if (colon >= at) return colon;
    colon = at - 1;
    do {
      colon = text.indexOf(":", colon + 1);
      if (colon === -1) return (this.nextColon = text.length);
    } while (text.charCodeAt(colon + 1) > BLANK);
    return (this.nextColon = colon);
  }

  /** Offset of the blank before the first comment on the line; beyond the line when it has none. */
  protected comment(): number {
    if (this.nextComment >= this.at) return this.nextComment;
    const comment = this.text.indexOf(" #", this.at);
    return (this.nextComment = comment === -1 ? this.text.length : comment);
  }

  /** Goes to the first content from an offset on; returns its code, or that of the line's end. */
  protected skipBlanks(at: number): number {
    const { text } = this;
    let code = text.charCodeAt(at);
    while (code === BLANK) code = text.charCodeAt(++at);
    this.at = at;
    return code;
  }

  /** Remembers that a key on the line at hand began at `at`, for the value that is marked next. */
  protected markKey(at: number): void {
    this.keyLine = this.line;
    this.keyColumn = at - this.lineStart + 1;
  }

  /** A value or item begins here; without a key before it, it is its own. */
  protected mark(wanted: Wanted): void {
    const keyLine = this.keyLine;
    this.keyLine = 0;
    if (wanted.mark !== undefined) return;
    const line = this.line;
    const column = this.at - this.lineStart + 1;
    wanted.mark =
      keyLine === 0
        ? { keyLine: line, keyColumn: column, line, column }
        : { keyLine, keyColumn: this.keyColumn, line, column };
  }

  /** The key at hand has no value. */
  protected markNothing(wanted: Wanted | undefined): null {
    const [line, column] = [this.keyLine, this.keyColumn];
    this.keyLine = 0;
    if (wanted !== undefined) wanted.mark = { keyLine: line, keyColumn: column, line, column };
    return null;
  }

  /** A text in quotes on one line; ends behind the closing one. */
  protected quoted(code: number): string {
    const { text, at } = this;
    const isSingle = code === SINGLE_QUOTE;
    const quote = isSingle ? "'" : '"';
    let closing = text.indexOf(quote, at + 1);
    let isDoubled = false;
    if (isSingle) {
      while (closing !== -1 && text.charCodeAt(closing + 1) === SINGLE_QUOTE) {
        closing = text.indexOf("'", closing + 2);
        isDoubled = true;
      }
    }
    if (closing === -1 || closing > this.end()) throw new Doubt();
    const content = text.slice(at + 1, closing);
    if (!isSingle && content.includes("\\")) throw new Doubt();
    this.at = closing + 1;
    return isDoubled ? content.replaceAll("''", "'") : content;
  }
}

function orLength(found: number, text: string): number {
  return found === -1 ? text.length : found;
}
