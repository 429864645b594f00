import type { Diagnostic } from "../../model/diagnostic";

/** Version of this format: raised when a key changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** For scripts: counts and all findings with every key of `Diagnostic`. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic["severity"]) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const report = {
    version: FORMAT_VERSION,
    errors: count("error"),
    warnings: count("warning"),
    diagnostics,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
