import type { Diagnostic, Severity } from "../../model/diagnostic";

/** From what stops synthesis to what is only worth knowing. */
export const SEVERITIES = ["error", "warning", "note"] as const satisfies readonly Severity[];

/** The most severe ones first, otherwise in the given order: for readers that stop somewhere. */
export function bySeverity(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return SEVERITIES.flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity),
  );
}

export function countOf(severity: Severity, diagnostics: readonly Pick<Diagnostic, "severity">[]): number {
  return diagnostics.reduce((count, diagnostic) => count + (diagnostic.severity === severity ? 1 : 0), 0);
}
