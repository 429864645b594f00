import type { ReadFile } from "./data-file";
import type { Diagnostic, Finding } from "./diagnostic";
import { parseExact, type ExactDocument, type Position, type Positions } from "./exact-yaml";
import { groupBy } from "./group-by";
import { plainPositions } from "./plain-yaml";

const START: Position = { line: 1, column: 1 };

/**
 * The texts an estate was read from. Positions are worked out on demand: a file is parsed a second time, with
 * positions, only when somebody asks for one.
 */
export class EstateSources {
  private readonly documents = new Map<string, Promise<ExactDocument>>();

  /**
   * @param texts - file, relative to the estate's folder → its text, undefined when it could not be read
   * @param plain - files that the fast parser has read without doubt
   */
  constructor(
    private readonly texts: ReadonlyMap<string, string | undefined>,
    private readonly plain: ReadonlySet<string> = new Set(),
  ) {}

  static of(files: readonly Pick<ReadFile, "file" | "text" | "isPlain">[]): EstateSources {
    const plain = files.filter(({ isPlain }) => isPlain === true);
    return new EstateSources(
      new Map(files.map(({ file, text }) => [file, text])),
      new Set(plain.map(({ file }) => file)),
    );
  }

  /** Text of a file; undefined when it was not read. */
  text(file: string): string | undefined {
    return this.texts.get(file);
  }

  /** Files that were found, also those that could not be read. */
  files(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** Line of an element, from 1; 1 for a file that was not read. */
  async lineOf(file: string, pointer: string): Promise<number> {
    const positions = await this.positions(file, [pointer]);
    return (positions?.positionOf(pointer, true) ?? START).line;
  }

  /** The findings with their positions, in the order of files, lines, columns and messages. */
  async locate(findings: readonly Finding[]): Promise<Diagnostic[]> {
    const files = new Map<string, Positions | undefined>();
    for (const [file, own] of groupBy(findings, (finding) => finding.file)) {
      const pointers = own.map(({ pointer }) => pointer);
      files.set(file, await this.positions(file, pointers));
    }
    const located = findings.map(({ rule, severity, message, file, pointer, hint, atKey }): Diagnostic => {
      const { line, column } = files.get(file)?.positionOf(pointer, atKey === true) ?? START;
      const place = { rule, severity, message, file, line, column, pointer };
      return hint === undefined ? place : { ...place, hint };
    });
    return sortedDiagnostics(located);
  }

  /**
   * Where elements of a file stand; the exact parser is asked only about files that are not plain.
   *
   * @param pointers - JSON pointers that will be asked for
   */
  positions(file: string, pointers: readonly string[]): Positions | Promise<Positions> | undefined {
    const text = this.texts.get(file);
    return text !== undefined && this.plain.has(file) ? plainPositions(text, pointers) : this.document(file);
  }

  /** A file with positions; undefined when it was not read. */
  document(file: string): Promise<ExactDocument> | undefined {
    const known = this.documents.get(file);
    const text = this.texts.get(file);
    if (known !== undefined || text === undefined) return known;
    const document = parseExact(file, text);
    this.documents.set(file, document);
    return document;
  }
}

/** By file, line, column and message, by code unit: the same on every machine. */
export function sortedDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
