import { MAXIMUM_DEPTH } from "./plain-data";
import { PlainLines, type Wanted } from "./plain-lines";
import { Doubt, plainKey, plainScalar } from "./plain-scalar";

/** A mapping under construction. */
export type Mapping = Record<string, unknown>;

/** Reads collections in brackets that end on the line on which they begin. */
export abstract class PlainFlow extends PlainLines {
  /** `[a, b]` or `{a: b}` on one line. */
  protected flow(wanted: Wanted | undefined): unknown {
    if (++this.depth > MAXIMUM_DEPTH) throw new Doubt();
    const isList = this.text.charAt(this.at) === "[";
    const closing = isList ? "]" : "}";
    const list: unknown[] = [];
    const mapping: Mapping = {};
    this.at += 1;
    for (let isFirst = true; this.skipBlanks() !== closing; isFirst = false) {
      if (!isFirst) this.flowComma();
      if (isList) list.push(this.flowItem(list.length, wanted));
      else this.flowEntry(mapping, wanted);
    }
    this.at += 1;
    this.depth -= 1;
    return isList ? list : mapping;
  }

  private flowComma(): void {
    if (this.text.charAt(this.at) !== ",") throw new Doubt();
    this.at += 1;
    this.skipBlanks();
  }

  private flowItem(index: number, wanted: Wanted | undefined): unknown {
    const own = wanted?.children.get(String(index));
    this.mark(own);
    return this.flowValue(own);
  }

  private flowEntry(mapping: Mapping, wanted: Wanted | undefined): void {
    this.atKey();
    const key = plainKey(this.flowText());
    if (mapping[key] !== undefined || this.text.charAt(this.at) !== ":") throw new Doubt();
    const own = wanted?.children.get(key);
    this.afterColon(this.at);
    this.mark(own);
    mapping[key] = this.flowValue(own);
  }

  private flowValue(wanted: Wanted | undefined): unknown {
    const first = this.text.charAt(this.at);
    if (first === "[" || first === "{") return this.flow(wanted);
    if (first === "'" || first === '"') return this.quoted(first);
    const text = this.flowText();
    if (wanted?.mark !== undefined) wanted.mark.written = text;
    return plainScalar(text);
  }

  /** A text without quotes up to the next mark of the collection. */
  private flowText(): string {
    const start = this.at;
    while (this.at < this.end && !",[]{}:#".includes(this.text.charAt(this.at))) this.at += 1;
    const content = withoutBlanks(this.text.slice(start, this.at));
    if (content === "" || this.at >= this.end || this.text.charAt(this.at) === "#") throw new Doubt();
    return content;
  }

  private skipBlanks(): string {
    while (this.at < this.end && this.text.charAt(this.at) === " ") this.at += 1;
    if (this.at >= this.end) throw new Doubt();
    return this.text.charAt(this.at);
  }

  /** Goes from a colon to what follows it on the line. */
  protected afterColon(colon: number): void {
    this.at = colon + 1;
    if (this.at < this.end && this.text.charAt(this.at) !== " ") throw new Doubt();
    while (this.at < this.end && this.text.charAt(this.at) === " ") this.at += 1;
  }
}

/** Without blanks at its end; other spaces of Unicode belong to a text. */
export function withoutBlanks(text: string): string {
  return text.replace(/ +$/, "");
}
