import type { Diagnostic, Finding } from "./diagnostic";
import { parseExact, type ExactDocument } from "./exact-yaml";

/**
 * The texts an estate was read from. Positions are worked out on demand: a file is parsed a second time, with
 * positions, only when somebody asks for one.
 */
export class EstateSources {
  private readonly documents = new Map<string, Promise<ExactDocument>>();

  /** @param texts - file, relative to the estate's folder → its text */
  constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /** Text of a file; undefined when it was not read. */
  text(file: string): string | undefined {
    return this.texts.get(file);
  }

  /** Line of an element, from 1; 1 for a file that was not read. */
  async lineOf(file: string, pointer: string): Promise<number> {
    const document = await this.document(file);
    return document?.positionOf(pointer, true).line ?? 1;
  }

  /** The findings with their positions, in the order of files, lines, columns and messages. */
  async locate(findings: readonly Finding[]): Promise<Diagnostic[]> {
    const located = await Promise.all(
      findings.map(async ({ atKey, ...finding }): Promise<Diagnostic> => {
        const document = await this.document(finding.file);
        const position = document?.positionOf(finding.pointer, atKey === true) ?? { line: 1, column: 1 };
        return { ...finding, ...position };
      }),
    );
    return sortedDiagnostics(located);
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
