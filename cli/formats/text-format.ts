import { createColors } from "picocolors";
import type { Diagnostic } from "../../model/diagnostic";
import { mayBeSecret } from "../../model/secret-key";
import { whole } from "../quantity";
import type { FormatContext } from "./format-diagnostics";
import { visible } from "./visible-text";

/** Widest excerpt of a source line (characters); fits a terminal of 80 columns with its indentation. */
const EXCERPT_COLUMNS = 76;

/** Characters of the line that stay visible before the marked one when a line is cut. */
const EXCERPT_LEAD_COLUMNS = 30;

/** Findings of one rule that are shown; our own choice: more of a kind are mended by a script, not one by one. */
const SHOWN_PER_RULE = 20;

/**
 * For people: `file:line:col: message [rule]`, the source line with a caret under the fault, and the way out. Warnings
 * and notes say so before the message. Of a flood of one rule the first ones are shown and the others counted.
 */
export function formatText(diagnostics: readonly Diagnostic[], context: FormatContext): string {
  const wanted = diagnostics.filter(({ severity }) => severity !== "note" || context.notes === true);
  const { shown, hidden } = firstOfEachRule(wanted);
  // A text is cut into lines once, not once per finding: a long file may have thousands.
  const linesByFile = new Map(
    [...new Set(shown.map(({ file }) => file))].map((file) => [file, linesOf(file, context)]),
  );
  const blocks = shown.map(
    (diagnostic) => `${block(diagnostic, linesByFile.get(diagnostic.file) ?? [], context)}\n`,
  );
  const more = [...hidden].map(
    ([rule, count]) => `… and ${whole(count)} more [${rule}]: --format json lists all\n`,
  );
  return [...blocks, ...(more.length === 0 ? [] : [more.join("")])].join("\n");
}

function firstOfEachRule(diagnostics: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[];
  readonly hidden: ReadonlyMap<string, number>;
} {
  const seen = new Map<string, number>();
  const shown = diagnostics.filter(({ rule }) => {
    const number = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, number);
    return number <= SHOWN_PER_RULE;
  });
  const hidden = [...seen].flatMap(([rule, count]) =>
    count > SHOWN_PER_RULE ? [[rule, count - SHOWN_PER_RULE] as const] : [],
  );
  return { shown, hidden: new Map(hidden) };
}

function linesOf(file: string, context: FormatContext): readonly string[] {
  return context.text(file)?.split(/\r\n|\n/) ?? [];
}

function block(diagnostic: Diagnostic, sourceLines: readonly string[], context: FormatContext): string {
  const colors = createColors(context.color);
  const { file, line, column, message, rule, hint, severity } = diagnostic;
  const mark = { error: colors.red, warning: colors.yellow, note: colors.cyan }[severity];
  const label = severity === "error" ? "" : `${mark(`${severity}:`)} `;
  const place = colors.bold(`${visible(file)}:${line}:${column}:`);
  const lines = [`${place} ${label}${mark(visible(message))} ${colors.dim(`[${rule}]`)}`];
  const source = sourceLines[line - 1];
  if (
    source !== undefined &&
    source.trim() !== "" &&
    !isAboutWholeFile(diagnostic) &&
    !mayRevealSecret(diagnostic)
  ) {
    const { text, caretAt, caretLength } = excerpt(
      visible(source),
      column,
      file.endsWith(".csv") ? CELL : TOKEN,
    );
    lines.push(`  ${text}`, `  ${" ".repeat(caretAt)}${mark(`^${"~".repeat(caretLength - 1)}`)}`);
  }
  if (hint !== undefined) lines.push(`  ${colors.cyan("hint:")} ${visible(hint)}`);
  return lines.join("\n");
}

function isAboutWholeFile({ pointer, line, column, rule }: Diagnostic): boolean {
  return pointer === "" && line === 1 && column === 1 && rule !== "yaml/syntax";
}

/** A value of the wrong form under such a key may be the secret itself; a reference of the right form is none. */
function mayRevealSecret({ pointer, rule }: Diagnostic): boolean {
  return rule.startsWith("schema/") && mayBeSecret(pointer);
}

interface Excerpt {
  readonly text: string;
  readonly caretAt: number;
  readonly caretLength: number;
}

function excerpt(source: string, column: number, marked: RegExp): Excerpt {
  const at = Math.min(column - 1, source.length);
  const start = source.length <= EXCERPT_COLUMNS ? 0 : Math.max(0, at - EXCERPT_LEAD_COLUMNS);
  const end = Math.min(source.length, start + EXCERPT_COLUMNS);
  const cut = source.slice(start, end);
  const text = `${start > 0 ? "…" + cut.slice(1) : cut}${end < source.length ? "…" : ""}`;
  return {
    text,
    caretAt: at - start,
    caretLength: Math.max(1, Math.min(markedLength(source, at, marked), end - at)),
  };
}

/** In YAML: a quoted text, or what stands there up to the next blank, comma or colon. */
const TOKEN = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,\]}]*[^\s,\]}:])/;

/** In a table: a quoted cell, or what stands there up to the next delimiter. */
const CELL = /^(?:"(?:[^"]|"")*"|[^;,|]+)/;

// Texts of megabytes are too much for an expression.
function markedLength(source: string, at: number, marked: RegExp): number {
  return marked.exec(source.slice(at, at + 10 * EXCERPT_COLUMNS))?.[0].length ?? 1;
}
