import {
  formatDiagnostics,
  type DiagnosticFormat,
  type FormatContext,
} from "../../cli/formats/format-diagnostics";
import type { Diagnostic } from "../../model/diagnostic";

/** What formats have to escape. */
const HOSTILE = "a \"b\" <c> & 'd'\r\n::error::e %0A, {0} ]]> \u0000\u001b[31m\ufffe \ud800 ä 😀";

/** An error in a user group. */
export function diagnostic(overrides: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: "ref/unknown-zone",
    severity: "error",
    message: 'network zone "offices" does not exist',
    file: "user-groups/back-office.yaml",
    line: 2,
    column: 7,
    pointer: "/zone",
    hint: 'did you mean "office"?',
    ...overrides,
  };
}

export const WARNING = diagnostic({
  severity: "warning",
  rule: "unused/site",
  file: "sites/a.yaml",
  line: 1,
  column: 1,
  pointer: "",
});
export const NOTE = diagnostic({
  severity: "note",
  rule: "PE-063",
  message: "needs a scanner",
  pointer: "/zone",
});
/** An error whose every text is hostile. */
export const NASTY = diagnostic({ message: HOSTILE, hint: HOSTILE, file: `dir, with: %/${HOSTILE}.yaml` });

/** Findings in a format; the text of the user group is known. */
export function format(
  name: DiagnosticFormat,
  diagnostics: readonly Diagnostic[],
  context: Partial<FormatContext> = {},
): string {
  return formatDiagnostics(diagnostics, name, {
    color: false,
    text: (file) => (file === "user-groups/back-office.yaml" ? "name: x\nzone: offices # here\n" : undefined),
    ...context,
  });
}
