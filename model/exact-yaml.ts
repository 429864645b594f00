import type { Document, LineCounter, Node, Pair, Scalar, YAMLMap } from "yaml";
import type * as yamlModule from "yaml";
import type { Diagnostic } from "./diagnostic";
import { pointerTo, segmentsOf } from "./json-pointer";
import type { ModelRule } from "./model-rules";
import { canBeDeep, MAXIMUM_DEPTH } from "./plain-data";
import { COLLECTED_PROBLEMS, withCount } from "./problem-limit";
import { syntaxWording } from "./syntax-wording";
import { maximumValues, offsetBeyondValues } from "./value-limit";

type Yaml = typeof yamlModule;

/** Start of an element; line and column from 1, columns in UTF-16 units as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the elements of a document stand. */
export interface Positions {
  /** Position of an element, or of the nearest element around it that exists; 1:1 for the whole document. */
  positionOf(pointer: string, atKey: boolean): Position;
  /** A single value as it is written, `11.10` where the data say 11.1; undefined for anything else. */
  writtenAt(pointer: string): string | undefined;
}

/**
 * A document with positions, read by the parser whose word is final. Anything a data file does without (aliases, tags,
 * several documents …) is a problem; nothing is ever expanded.
 */
export interface ExactDocument extends Positions {
  /** Undefined when there are problems. */
  readonly data: unknown;
  readonly problems: readonly Diagnostic[];
}

/** Syntax errors of one file that are printed; what follows is mostly a consequence. */
const REPORTED_SYNTAX_ERRORS = 3;

/** What git leaves in a file that it could not merge. */
const CONFLICT_MARKER = /^(?:<{7}|={7}|>{7})(?= |$)/m;

// A level of data takes up to two levels of the parser's stack, the document one.
const MAXIMUM_STACK = 2 * MAXIMUM_DEPTH + 4;

/** Reads a document with positions. The parser is loaded on first use: a run without findings does without it. */
export async function parseExact(file: string, text: string): Promise<ExactDocument> {
  const yaml = await import("yaml");
  return new DocumentReader(yaml, file, text).read();
}

class DocumentReader {
  private readonly lines: LineCounter;
  private readonly problems: Diagnostic[] = [];
  private uncollected = 0;
  private readonly children = new WeakMap<object, ReadonlyMap<string, Pair>>();

  constructor(
    private readonly yaml: Yaml,
    private readonly file: string,
    private readonly text: string,
  ) {
    this.lines = new yaml.LineCounter();
  }

  read(): ExactDocument {
    const maximum = maximumValues(this.file);
    const tooMany = offsetBeyondValues(this.text, maximum);
    const tooDeep = this.offsetBeyondDepth(this.text.slice(0, tooMany));
    if (tooDeep !== undefined) {
      const message = `data is nested deeper than ${MAXIMUM_DEPTH} levels`;
      return this.refused(tooDeep, "yaml/nesting", message, "flatten it");
    }
    if (tooMany !== undefined) {
      const message = `the file holds more than ${maximum} values, told by its line ends, commas and brackets`;
      const hint = "remove what does not belong there; elements may have a file each";
      return this.refused(tooMany, "file/values", message, hint);
    }
    const document = this.yaml.parseDocument(this.text, {
      lineCounter: this.lines,
      strict: true,
      // Found below in linear time, with the position of the first one.
      uniqueKeys: false,
      version: "1.2",
      schema: "core",
      prettyErrors: false,
    });
    this.checkSyntax(document);
    this.checkNode(document.contents, "");
    if (this.problems.length === 0) this.checkRoot(document.contents);
    return {
      data: this.problems.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
      problems: withCount(this.problems, this.uncollected),
      positionOf: (pointer, atKey) => this.positionOf(document.contents, pointer, atKey),
      writtenAt: (pointer) => this.writtenAt(document.contents, pointer),
    };
  }

  /** A document that is not parsed, for a reason. */
  private refused(offset: number, rule: ModelRule, message: string, hint: string): ExactDocument {
    this.lines.addNewLine(0);
    this.fillLines();
    this.report(offset, "", rule, message, hint);
    return {
      data: undefined,
      problems: this.problems,
      positionOf: () => ({ line: 1, column: 1 }),
      writtenAt: () => undefined,
    };
  }

  // Counts on the parser's own stack, before anything recursive runs.
  private offsetBeyondDepth(text: string): number | undefined {
    if (!canBeDeep(text)) return undefined;
    const parser = new this.yaml.Parser();
    for (const lexeme of new this.yaml.Lexer().lex(text)) {
      // The parser works when its tokens are asked for; only the depth matters here.
      Array.from(parser.next(lexeme));
      if (parser.stack.length > MAXIMUM_STACK) return parser.offset;
    }
    return undefined;
  }

  private fillLines(): void {
    for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1)) {
      this.lines.addNewLine(at + 1);
    }
  }

  private checkSyntax(document: Document): void {
    const conflict = document.errors.length > 0 ? CONFLICT_MARKER.exec(this.text) : null;
    if (conflict !== null) {
      const message = `the file holds the merge conflict marker "${conflict[0]}"`;
      this.report(conflict.index, "", "yaml/syntax", message, "resolve the conflict and remove its markers");
      return;
    }
    const lines = new Set<number>();
    const openQuote = document.errors.length > 0 ? this.openQuote(document) : undefined;
    for (const error of document.errors) {
      if (lines.size >= REPORTED_SYNTAX_ERRORS) break;
      const offset = openQuote?.[1] === error.pos[0] ? openQuote[0] : error.pos[0];
      const { line } = this.lines.linePos(offset);
      if (lines.has(line)) continue;
      lines.add(line);
      const { rule, message, hint } = syntaxWording(error);
      this.report(offset, "", rule, message, hint);
    }
    const directives = document.directives;
    if (directives?.yaml.explicit === true || Object.keys(directives?.tags ?? {}).length > 1) {
      const offset = Math.max(0, this.text.search(/^%/m));
      this.report(offset, "", "yaml/directive", "the file carries a YAML directive", "remove the line");
    }
  }

  // A quote that is never closed is noticed at the end of the file; the fault is where it opens.
  private openQuote(document: Document): Scalar["range"] {
    let open: Scalar["range"];
    const textEnd = this.text.trimEnd().length;
    this.yaml.visit(document, {
      Scalar: (_, { range, type }) => {
        const quoted = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
        if (quoted && range && range[1] >= textEnd) open = range;
      },
    });
    return open;
  }

  private checkRoot(root: unknown): void {
    if (this.yaml.isMap(root)) return;
    const empty = root === null || (this.yaml.isScalar(root) && root.value === null);
    if (empty) {
      this.report(0, "", "yaml/empty", "the file is empty", "fill it in or delete it");
      return;
    }
    const received = this.yaml.isSeq(root) ? "a list" : "a single value";
    const message = `the file is ${received}, expected keys and values`;
    this.report(startOf(root), "", "yaml/not-a-mapping", message, "write `key: value` lines");
  }

  private checkNode(node: unknown, pointer: string): void {
    if (this.yaml.isAlias(node)) {
      const message = `value refers to "&${node.source}" by an alias`;
      this.report(startOf(node), pointer, "yaml/alias", message, "write the value out");
      return;
    }
    if (this.yaml.isNode(node) && node.tag !== undefined) {
      const message = `value carries the tag "${node.tag.replace("tag:yaml.org,2002:", "!!")}"`;
      this.report(
        startOf(node),
        pointer,
        "yaml/tag",
        message,
        "remove the tag; quote the value when it is text",
      );
    }
    if (this.yaml.isMap(node)) this.checkMap(node.items, pointer);
    if (this.yaml.isSeq(node)) {
      node.items.forEach((item, index) => this.checkNode(item, pointer + pointerTo(index)));
    }
  }

  private checkMap(pairs: readonly Pair[], pointer: string): void {
    const firstLines = new Map<string, number>();
    for (const { key, value } of pairs) {
      if (!this.yaml.isScalar(key) || typeof key.value !== "string") {
        const shown = this.yaml.isScalar(key) ? `"${key.source ?? ""}"` : "a list, mapping or alias";
        const at = this.yaml.isNode(key) ? startOf(key) : 0;
        this.report(at, pointer, "yaml/key", `key is ${shown}, expected text`, "quote the key");
        continue;
      }
      const own = pointer + pointerTo(key.value);
      const { line } = this.lines.linePos(startOf(key));
      const first = firstLines.get(key.value);
      if (first !== undefined) {
        const message = `key "${key.value}" stands twice, first in line ${first}`;
        this.report(startOf(key), own, "yaml/duplicate-key", message, "remove one of them");
      } else {
        firstLines.set(key.value, line);
      }
      this.checkNode(key, own);
      this.checkNode(value, own);
    }
  }

  private positionOf(root: unknown, pointer: string, atKey: boolean): Position {
    let node: unknown = root;
    let keyOffset = 0;
    let valueOffset = 0;
    for (const segment of segmentsOf(pointer)) {
      const child = this.childOf(node, segment);
      if (child === undefined) break;
      keyOffset = startOf(child.key);
      valueOffset = child.value === undefined ? keyOffset : startOf(child.value);
      node = child.value;
    }
    const { line, col } = this.lines.linePos(atKey ? keyOffset : valueOffset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  private writtenAt(root: unknown, pointer: string): string | undefined {
    let node: unknown = root;
    for (const segment of segmentsOf(pointer)) node = this.childOf(node, segment)?.value;
    return this.yaml.isScalar(node) ? node.source : undefined;
  }

  private childOf(node: unknown, segment: string): { readonly key: Node; readonly value?: Node } | undefined {
    if (this.yaml.isSeq(node)) {
      const item = node.items[Number(segment)];
      return this.yaml.isNode(item) ? { key: item, value: item } : undefined;
    }
    if (!this.yaml.isMap(node)) return undefined;
    const { key, value } = this.pairsOf(node).get(segment) ?? {};
    if (!this.yaml.isScalar(key)) return undefined;
    // A key without a value has an empty node behind it; point at the key then.
    const written =
      this.yaml.isScalar(value) && value.type === "PLAIN" && value.source === "" ? undefined : value;
    return this.yaml.isNode(written) ? { key, value: written } : { key };
  }

  // Looked up once per finding: without an index, many findings in a long mapping take minutes.
  private pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.children.get(map);
    if (known !== undefined) return known;
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      if (!this.yaml.isScalar(pair.key)) continue;
      const name = String(pair.key.value);
      if (!pairs.has(name)) pairs.set(name, pair);
    }
    this.children.set(map, pairs);
    return pairs;
  }

  private report(offset: number, pointer: string, rule: ModelRule, message: string, hint: string): void {
    if (this.problems.length >= COLLECTED_PROBLEMS) {
      this.uncollected += 1;
      return;
    }
    const { line, col } = this.lines.linePos(offset);
    this.problems.push({
      rule,
      severity: "error",
      message,
      file: this.file,
      line: Math.max(1, line),
      column: Math.max(1, col),
      pointer,
      hint,
    });
  }
}

function startOf(node: unknown): number {
  return (node as Partial<Node> | null)?.range?.[0] ?? 0;
}
