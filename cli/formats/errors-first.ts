import type { Diagnostic } from "../../model/diagnostic";

/** Errors before warnings, otherwise in the given order: for readers that stop somewhere. */
export function errorsFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return (["error", "warning"] as const).flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity),
  );
}
