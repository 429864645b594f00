import { ApplicationCheck } from "../compatibility/application-check";
import { RULES } from "../compatibility/rule-catalog";
import { NOTE_RULES } from "../compatibility/verdict-notes";
import type { Diagnostic } from "../model/diagnostic";
import { sortedDiagnostics } from "../model/estate-sources";
import { APPLICATION_FOLDER } from "../model/file-kinds";
import { visitApplications } from "../model/visit-applications";
import { appsCheckText } from "./apps-check-text";
import { coloursFor } from "./colours";
import { choice, FINDING_FORMATS, type CommandOptions } from "./command";
import type { Context } from "./context";
import { exemptionsBase } from "./exemptions-base";
import type { ExitCode } from "./exit-code";
import { countText, exitCodeOf, printFindings } from "./findings";
import { manifestFile, manifestOf } from "./manifest-file";

/** `workplace apps check`: findings about manifests and why verdicts are as they are, to stdout. */
export async function runAppsCheck(
  context: Context,
  options: CommandOptions,
  ids: readonly string[],
): Promise<ExitCode> {
  const format = choice(options, "format", FINDING_FORMATS);
  const notes = options["notes"] === true;
  const withNotes = notes || format !== "text";
  const changed =
    typeof options["changedSince"] === "string"
      ? await (
          await import("./changed-manifests.js")
        ).changedManifests(context, options.estate, options["changedSince"])
      : undefined;
  const base = await exemptionsBase(context, options);
  const isChosen = chosenFiles(ids, changed);
  const {
    visitor,
    diagnostics: modelFindings,
    sources,
  } = await visitApplications(
    options.estate,
    (basis, applicationIds) =>
      new ApplicationCheck(basis, { today: context.today, applicationIds, base, withNotes, isChosen }),
  );
  for (const id of ids) manifestOf(id, sources);
  const result = visitor?.result();
  const all =
    result === undefined
      ? modelFindings
      : sortedDiagnostics([...modelFindings, ...(await sources.locate(result.findings))]);
  // What keeps all of them from being judged concerns whoever changed one of them.
  const diagnostics =
    result === undefined || isChosen === undefined ? all : all.filter((found) => concerns(found, isChosen));
  printFindings(context, context.stdout, {
    diagnostics,
    sources,
    format,
    options,
    notes,
    ruleSummaries: RULE_SUMMARIES,
  });
  const shown = result === undefined || result.counts.applications === 0 ? undefined : result;
  if (format === "markdown" && shown !== undefined) {
    const text = appsCheckText(shown, context.today, coloursFor(context, context.stdout, false));
    context.stdout.write(`\n\`\`\`text\n${text}\n\`\`\`\n`);
  }
  if (format === "text") {
    if (shown !== undefined) {
      const gap = diagnostics.some(({ severity }) => notes || severity !== "note") ? "\n" : "";
      const colours = coloursFor(context, context.stdout, options.color);
      context.stdout.write(`${gap}${appsCheckText(shown, context.today, colours)}\n`);
    }
    context.stdout.write(`${countLine(diagnostics, notes, result?.unwritten ?? 0)}\n`);
  }
  return exitCodeOf(diagnostics, options["strict"] === true);
}

/** What rules are about, for formats that describe them. */
const RULE_SUMMARIES: Readonly<Record<string, string>> = Object.fromEntries([
  ...RULES.map(({ id, title }) => [id, title] as const),
  ...Object.entries(NOTE_RULES),
]);

/** @returns undefined when all are */
function chosenFiles(
  ids: readonly string[],
  changed: ReadonlySet<string> | undefined,
): ((file: string) => boolean) | undefined {
  if (ids.length === 0 && changed === undefined) return undefined;
  const named = new Set(ids.map(manifestFile));
  return (file) => (named.size === 0 || named.has(file)) && (changed === undefined || changed.has(file));
}

/** Errors around the manifests concern whoever changed one of them: a user group may need one that is gone. */
function concerns({ file, severity }: Diagnostic, isChosen: (file: string) => boolean): boolean {
  return isChosen(file) || (severity === "error" && !file.startsWith(`${APPLICATION_FOLDER}/`));
}

/** @param unwritten - notes that text leaves out and nobody had to write */
function countLine(diagnostics: readonly Diagnostic[], notes: boolean, unwritten: number): string {
  const hidden = !notes && (unwritten > 0 || diagnostics.some(({ severity }) => severity === "note"));
  return countText(diagnostics, unwritten) + (hidden ? " (--notes shows them)" : "");
}
