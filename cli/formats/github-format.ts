import type { Diagnostic } from "../../model/diagnostic";
import { errorsFirst } from "./errors-first";

/**
 * For GitHub Actions: workflow commands that become annotations. Errors come first, because GitHub drops what is
 * beyond ten of a kind per step
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return errorsFirst(diagnostics)
    .map((diagnostic) => `${command(diagnostic)}\n`)
    .join("");
}

function command({ severity, file, line, column, rule, message, hint }: Diagnostic): string {
  const properties = Object.entries({ file, line, col: column, title: rule })
    .map(([key, value]) => `${key}=${escapedProperty(String(value))}`)
    .join(",");
  return `::${severity} ${properties}::${escaped(hint === undefined ? message : `${message}\nhint: ${hint}`)}`;
}

// The runner splits at line ends, "::" and "%", in properties also at ":" and ",".
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
