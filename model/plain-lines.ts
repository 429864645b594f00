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

/** Where the reader of a plain document stands. */
export abstract class PlainLines {
  /** Number of the line at hand; 0 before the first. */
  protected line = 0;
  protected lineStart = 0;
  /** First character of what is left of the line. */
  protected at = 0;
  /** End of the line without blanks. */
  protected end = 0;
  /** Blanks before the line's content (count); -1 at the end of the document. */
  protected indent = -1;
  protected depth = 0;
  /** Position of a key whose value has not been marked yet; line 0 when there is none. */
  private keyLine = 0;
  private keyColumn = 0;

  /** @param text - without tabs, anchors, aliases, tags and directives */
  constructor(protected readonly text: string) {}

  /** Goes to the next line with content; comments count as content only inside a text. */
  protected nextLine(from: number, skipsComments = true): void {
    let start = this.line === 0 ? 0 : this.text.indexOf("\n", from) + 1;
    while (this.line === 0 ? start === 0 : start > 0) {
      this.line += 1;
      if (start >= this.text.length) break;
      const lineFeed = this.text.indexOf("\n", start);
      let end = lineFeed === -1 ? this.text.length : lineFeed;
      let at = start;
      while (this.text.charAt(at) === " ") at += 1;
      while (end > at && " \r".includes(this.text.charAt(end - 1))) end -= 1;
      if (at < end && !(skipsComments && this.text.charAt(at) === "#")) {
        this.lineStart = start;
        this.indent = at - start;
        this.at = at;
        this.end = end;
        return;
      }
      start = lineFeed + 1;
    }
    this.indent = -1;
    this.at = this.end = this.text.length;
  }

  /** What is left of the line. */
  protected rest(): string {
    return this.text.slice(this.at, this.end);
  }

  /** Remembers where the key at hand stands, for the value that is marked next. */
  protected atKey(): void {
    this.keyLine = this.line;
    this.keyColumn = this.at - this.lineStart + 1;
  }

  /** A value or item begins here; without a key before it, it is its own. */
  protected mark(wanted: Wanted | undefined): void {
    const keyLine = this.keyLine;
    this.keyLine = 0;
    if (wanted === undefined || wanted.mark !== undefined) return;
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
  protected quoted(quote: string): string {
    const rest = this.rest();
    let closing = rest.indexOf(quote, 1);
    if (quote === "'") {
      while (closing !== -1 && rest.charAt(closing + 1) === "'") closing = rest.indexOf("'", closing + 2);
    }
    if (closing === -1) throw new Doubt();
    const content = rest.slice(1, closing);
    if (quote === '"' && content.includes("\\")) throw new Doubt();
    this.at += closing + 1;
    return quote === "'" ? content.replaceAll("''", "'") : content;
  }
}
