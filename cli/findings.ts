import { relative } from "node:path";
import type { Diagnostic } from "../model/diagnostic";
import type { EstateSources } from "../model/estate-sources";
import { coloursFor } from "./colours";
import type { CommandOptions } from "./command";
import type { Context, Output } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { countOf, SEVERITIES } from "./formats/by-severity";
import { formatDiagnostics, type DiagnosticFormat } from "./formats/format-diagnostics";
import { sarifNotice } from "./formats/sarif-format";
import { whole } from "./quantity";

/** Prints findings; with a machine format also when there are none, so that the reader gets a valid document. */
export function printFindings(
  context: Context,
  output: Output,
  findings: {
    readonly diagnostics: readonly Diagnostic[];
    readonly sources: EstateSources;
    readonly format: DiagnosticFormat;
    readonly options: CommandOptions;
    /** Text shows notes as well; machine formats always do. */
    readonly notes?: boolean;
    /** Rule → what it demands, for rules beyond those of the model. */
    readonly ruleSummaries?: Readonly<Record<string, string>>;
  },
): void {
  const { diagnostics, sources, format, options, notes = false, ruleSummaries } = findings;
  const estateDir = relative(context.cwd, options.estate).split("\\").join("/");
  const text = formatDiagnostics(diagnostics, format, {
    color: coloursFor(context, output, options.color).isColorSupported,
    notes,
    ...(ruleSummaries === undefined ? {} : { ruleSummaries }),
    text: (file) => sources.text(file),
    ...(estateDir === "" ? {} : { estateDir }),
  });
  if (text !== "") output.write(text.endsWith("\n") ? text : `${text}\n`);
  const notice = format === "sarif" ? sarifNotice(diagnostics) : undefined;
  if (notice !== undefined) context.stderr.write(`warning: ${notice}\n`);
}

/**
 * For commands whose result is a table or a file: errors and the warnings that the result is about in full, of other
 * warnings only how many.
 *
 * @param about - start of the rules whose warnings are shown in full; none when absent
 */
export function printBriefly(
  context: Context,
  { diagnostics, ...rest }: Omit<Parameters<typeof printFindings>[2], "format">,
  about?: string,
): void {
  const isShown = ({ severity, rule }: Diagnostic): boolean =>
    severity === "error" || (severity === "warning" && about !== undefined && rule.startsWith(about));
  const shown = diagnostics.filter(isShown);
  printFindings(context, context.stderr, { ...rest, diagnostics: shown, format: "text" });
  const others = countOf("warning", diagnostics) - countOf("warning", shown);
  if (others === 0) return;
  const more = shown.length > 0 ? "more " : "";
  context.stderr.write(
    `${plural(others, `${more}warning`)}; \`workplace check\` shows ${others === 1 ? "it" : "them"}\n`,
  );
}

/**
 * `2 errors, 1 warning`; `no findings`.
 *
 * @param unmadeNotes - notes beyond the diagnostics
 */
export function countText(diagnostics: readonly Pick<Diagnostic, "severity">[], unmadeNotes = 0): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const count = countOf(severity, diagnostics) + (severity === "note" ? unmadeNotes : 0);
    return count === 0 ? [] : [plural(count, severity)];
  });
  return parts.length === 0 ? "no findings" : parts.join(", ");
}

/** Exit code of a command whose result are findings: errors fail, warnings only when asked for, notes never. */
export function exitCodeOf(
  diagnostics: readonly Pick<Diagnostic, "severity">[],
  isStrict: boolean,
): ExitCode {
  const fails = countOf("error", diagnostics) > 0 || (isStrict && countOf("warning", diagnostics) > 0);
  return fails ? EXIT_FINDINGS : EXIT_OK;
}

/** `1 stack`, `2,000 stacks`. */
export function plural(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? "" : "s"}`;
}
