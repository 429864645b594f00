import type { Diagnostic } from "../../model/diagnostic";
import { bySeverity, countOf, SEVERITIES } from "./by-severity";

/** Annotations of one kind that GitHub shows per step; vendor limit, https://github.com/orgs/community/discussions/26680 */
const SHOWN_ANNOTATIONS = 10;

const COMMANDS = { error: "error", warning: "warning", note: "notice" } as const;

/**
 * For GitHub Actions: workflow commands that become annotations
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands). The most severe ones come first,
 * because GitHub drops what is beyond ten of a kind per step; the log keeps all of them and says so.
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  const commands = bySeverity(diagnostics).map((diagnostic) => `${command(diagnostic)}\n`);
  const counts = SEVERITIES.map((severity) => ({ severity, count: countOf(severity, diagnostics) }));
  if (counts.every(({ count }) => count <= SHOWN_ANNOTATIONS)) return commands.join("");
  const summary = counts.map(({ severity, count }) => `${count} ${severity}s`).join(", ");
  const limit = `GitHub shows ${SHOWN_ANNOTATIONS} annotations of a kind, this log has all`;
  return `${commands.join("")}${summary}; ${limit}\n`;
}

function command({ severity, file, line, column, rule, message, hint }: Diagnostic): string {
  const properties = Object.entries({ file, line, col: column, title: rule })
    .map(([key, value]) => `${key}=${escapedProperty(String(value))}`)
    .join(",");
  return `::${COMMANDS[severity]} ${properties}::${escaped(hint === undefined ? message : `${message}\nhint: ${hint}`)}`;
}

// The runner splits at line ends, "::" and "%", in properties also at ":" and ",".
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
