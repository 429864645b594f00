import type { Document, LineCounter, Node, Pair, YAMLError } from "yaml";
import type * as yamlModule from "yaml";
import type { Diagnostic } from "./diagnostic";
import { pointerTo, segmentsOf } from "./json-pointer";
import type { ModelRule } from "./model-rules";
import { MAXIMUM_DEPTH } from "./plain-data";

type Yaml = typeof yamlModule;

/** Start of an element; line and column from 1, columns in UTF-16 units as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A document with positions, read by the parser whose word is final. Anything a data file does without (aliases, tags,
 * several documents …) is a problem; nothing is ever expanded.
 */
export interface ExactDocument {
  /** Undefined when there are problems. */
  readonly data: unknown;
  readonly problems: readonly Diagnostic[];
  /** Position of an element, or of the nearest element around it that exists; 1:1 for the whole document. */
  positionOf(pointer: string, atKey: boolean): Position;
}

/** Syntax errors of one file that are printed; what follows is mostly a consequence. */
const REPORTED_SYNTAX_ERRORS = 3;

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

  constructor(
    private readonly yaml: Yaml,
    private readonly file: string,
    private readonly text: string,
  ) {
    this.lines = new yaml.LineCounter();
  }

  read(): ExactDocument {
    const tooDeep = this.offsetBeyondDepth();
    if (tooDeep !== undefined) {
      this.lines.addNewLine(0);
      this.fillLines();
      this.report(
        tooDeep,
        "",
        "yaml/nesting",
        `data is nested deeper than ${MAXIMUM_DEPTH} levels`,
        "flatten it",
      );
      return { data: undefined, problems: this.problems, positionOf: () => ({ line: 1, column: 1 }) };
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
      problems: this.problems,
      positionOf: (pointer, atKey) => this.positionOf(document.contents, pointer, atKey),
    };
  }

  // Counts on the parser's own stack, before anything recursive runs.
  private offsetBeyondDepth(): number | undefined {
    const parser = new this.yaml.Parser();
    for (const lexeme of new this.yaml.Lexer().lex(this.text)) {
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
    const lines = new Set<number>();
    for (const error of document.errors) {
      const { line } = this.lines.linePos(error.pos[0]);
      if (lines.has(line) || lines.size >= REPORTED_SYNTAX_ERRORS) continue;
      lines.add(line);
      const { rule, message, hint } = inOurWords(error);
      this.report(error.pos[0], "", rule, message, hint);
    }
    const directives = document.directives;
    if (directives?.yaml.explicit === true || Object.keys(directives?.tags ?? {}).length > 1) {
      const offset = Math.max(0, this.text.search(/^%/m));
      this.report(offset, "", "yaml/directive", "the file carries a YAML directive", "remove the line");
    }
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

  private childOf(node: unknown, segment: string): { readonly key: Node; readonly value?: Node } | undefined {
    if (this.yaml.isSeq(node)) {
      const item = node.items[Number(segment)];
      return this.yaml.isNode(item) ? { key: item, value: item } : undefined;
    }
    if (!this.yaml.isMap(node)) return undefined;
    for (const { key, value } of node.items) {
      if (!this.yaml.isScalar(key) || String(key.value) !== segment) continue;
      // A key without a value has an empty node behind it; point at the key then.
      const written =
        this.yaml.isScalar(value) && value.type === "PLAIN" && value.source === "" ? undefined : value;
      return this.yaml.isNode(written) ? { key, value: written } : { key };
    }
    return undefined;
  }

  private report(offset: number, pointer: string, rule: ModelRule, message: string, hint: string): void {
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

interface Wording {
  readonly rule: ModelRule;
  readonly message: string;
  readonly hint: string;
}

/** What the parser's codes mean in the user's words; others keep the parser's sentence. */
const WORDINGS: Readonly<Partial<Record<YAMLError["code"], Omit<Wording, "rule">>>> = {
  TAB_AS_INDENT: { message: "line is indented with a tab", hint: "indent with spaces" },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "mapping begins in the middle of a line",
    hint: "quote the value when it contains a colon, else check the indentation",
  },
  BAD_INDENT: { message: "indentation does not match the lines above", hint: "align keys of one mapping" },
  BAD_SCALAR_START: { message: "value starts with a reserved character", hint: "quote the value" },
};

function inOurWords(error: YAMLError): Wording {
  if (error.code === "MULTIPLE_DOCS") {
    return {
      rule: "yaml/several-documents",
      message: "the file holds several documents",
      hint: "one file per element: move what follows `---` to files of its own",
    };
  }
  const wording = WORDINGS[error.code] ?? {
    message: error.message.charAt(0).toLowerCase() + error.message.slice(1).replace(/\.$/, ""),
    hint: "check quotes, brackets and indentation here and in the lines above",
  };
  return { rule: "yaml/syntax", ...wording };
}
