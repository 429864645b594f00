import {
  BLANK,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  HASH,
  OPENING_BRACE,
  OPENING_BRACKET,
  SINGLE_QUOTE,
} from "./character-code";
import { MAXIMUM_DEPTH } from "./plain-data";
import { PlainLines, type Wanted } from "./plain-lines";
import { Doubt, plainKey, plainScalar } from "./plain-scalar";

/** A mapping under construction. */
export type Mapping = Record<string, unknown>;

/** A text without quotes in a collection. */
const FLOW_TEXT = /[^,[\]{}:#\n]*/y;

/** Reads collections in brackets that end on the line on which they begin. */
export abstract class PlainFlow extends PlainLines {
  /** `[a, b]` or `{a: b}` on one line. */
  protected flow(opening: number, wanted: Wanted | undefined): unknown {
    if (++this.depth > MAXIMUM_DEPTH) throw new Doubt();
    const collection = opening === OPENING_BRACKET ? this.flowList(wanted) : this.flowMapping(wanted);
    this.at += 1;
    this.depth -= 1;
    return collection;
  }

  private flowList(wanted: Wanted | undefined): readonly unknown[] {
    const list: unknown[] = [];
    let code = this.skipBlanks(this.at + 1);
    while (code !== CLOSING_BRACKET) {
      if (list.length > 0) code = this.behindComma(code);
      const own = wanted?.children.get(String(list.length));
      if (own !== undefined) this.mark(own);
      list.push(this.flowValue(code, own));
      code = this.skipBlanks(this.at);
    }
    return list;
  }

  private flowMapping(wanted: Wanted | undefined): Mapping {
    const mapping: Mapping = {};
    let isFirst = true;
    let code = this.skipBlanks(this.at + 1);
    while (code !== CLOSING_BRACE) {
      if (!isFirst) this.behindComma(code);
      isFirst = false;
      const keyAt = this.at;
      const key = plainKey(this.flowText());
      if (mapping[key] !== undefined || this.text.charCodeAt(this.at) !== COLON) throw new Doubt();
      if (this.text.charCodeAt(this.at + 1) > BLANK) throw new Doubt();
      const own = wanted?.children.get(key);
      code = this.skipBlanks(this.at + 1);
      if (own !== undefined) {
        this.markKey(keyAt);
        this.mark(own);
      }
      mapping[key] = this.flowValue(code, own);
      code = this.skipBlanks(this.at);
    }
    return mapping;
  }

  private behindComma(code: number): number {
    if (code !== COMMA) throw new Doubt();
    return this.skipBlanks(this.at + 1);
  }

  private flowValue(first: number, wanted: Wanted | undefined): unknown {
    if (first === OPENING_BRACKET || first === OPENING_BRACE) return this.flow(first, wanted);
    if (first === SINGLE_QUOTE || first === DOUBLE_QUOTE) return this.quoted(first);
    const text = this.flowText();
    if (wanted?.mark !== undefined) wanted.mark.written = text;
    return plainScalar(text);
  }

  /** A text without quotes up to the next mark of the collection. */
  private flowText(): string {
    const { text, at } = this;
    FLOW_TEXT.lastIndex = at;
    FLOW_TEXT.test(text);
    const end = FLOW_TEXT.lastIndex;
    const code = text.charCodeAt(end);
    if (end === at || code === HASH || !(code > BLANK)) throw new Doubt();
    this.at = end;
    return text.slice(at, this.withoutBlanks(end));
  }
}
