import type { Diagnostic } from "../../model/diagnostic";
import { countOf } from "./by-severity";

/** Version of this format: raised when a key changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** For scripts: counts and all findings with every key of `Diagnostic`. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const report = {
    version: FORMAT_VERSION,
    errors: countOf("error", diagnostics),
    warnings: countOf("warning", diagnostics),
    notes: countOf("note", diagnostics),
    diagnostics,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
