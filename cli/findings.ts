import { relative } from "node:path";
import type { Diagnostic } from "../model/diagnostic";
import type { EstateSources } from "../model/estate-sources";
import { coloursFor } from "./colours";
import type { CommandOptions } from "./command";
import type { Context, Output } from "./context";
import { formatDiagnostics, type DiagnosticFormat } from "./formats/format-diagnostics";

/** Prints findings; with a machine format also when there are none, so that the reader gets a valid document. */
export function printFindings(
  context: Context,
  output: Output,
  findings: {
    readonly diagnostics: readonly Diagnostic[];
    readonly sources: EstateSources;
    readonly format: DiagnosticFormat;
    readonly options: CommandOptions;
  },
): void {
  const { diagnostics, sources, format, options } = findings;
  const estateDir = relative(context.cwd, options.estate).split("\\").join("/");
  const text = formatDiagnostics(diagnostics, format, {
    color: coloursFor(context, output, options.color).isColorSupported,
    text: (file) => sources.text(file),
    ...(estateDir === "" ? {} : { estateDir }),
  });
  if (text !== "") output.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** `2 errors, 1 warning`; `no findings`. */
export function countText(diagnostics: readonly Pick<Diagnostic, "severity">[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors === 0 ? [] : [plural(errors, "error")]),
    ...(warnings === 0 ? [] : [plural(warnings, "warning")]),
  ];
  return parts.length === 0 ? "no findings" : parts.join(", ");
}

/** `1 stack`, `2 stacks`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
