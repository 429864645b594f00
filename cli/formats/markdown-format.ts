import type { Diagnostic } from "../../model/diagnostic";
import { countText, plural } from "../findings";
import { bySeverity } from "./by-severity";
import { code, prose, row } from "./markdown-text";

/** Findings that the table holds (count; our own choice: summaries of pipelines hold 1 MiB, and readers less). */
const FINDINGS_SHOWN = 100;

/** For summaries of pipelines: errors and warnings as a table, the most severe first; notes are counted. */
export function formatMarkdown(diagnostics: readonly Diagnostic[]): string {
  const listed = bySeverity(diagnostics).filter(({ severity }) => severity !== "note");
  const head = `**${countText(diagnostics)}**\n`;
  if (listed.length === 0) return head;
  const rows = listed.slice(0, FINDINGS_SHOWN).map(({ severity, file, line, message, hint, rule }) => {
    const wayOut = hint === undefined ? "" : `<br>hint: ${prose(hint)}`;
    const said = `${prose(message)} (${code(rule)})${wayOut}`;
    return row([severity, code(`${file}:${line}`), said]);
  });
  const more = listed.length - rows.length;
  return [
    head,
    row(["", "where", "what"]),
    row(["-", "-", "-"]),
    ...rows,
    ...(more === 0 ? [] : ["", `${plural(more, "more finding")}: \`--format json\` lists all`]),
    "",
  ].join("\n");
}
