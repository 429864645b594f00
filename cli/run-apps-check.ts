import { ApplicationCheck } from "../compatibility/application-check";
import { RULES } from "../compatibility/rule-catalog";
import { NOTE_RULES } from "../compatibility/verdict-notes";
import type { Diagnostic } from "../model/diagnostic";
import type { UserGroup } from "../model/estate";
import { sortedDiagnostics } from "../model/estate-sources";
import { APPLICATION_FOLDER, SCENARIO_FOLDER, SETTINGS_FILE } from "../model/file-kinds";
import { visitApplications } from "../model/visit-applications";
import { appsCheckText } from "./apps-check-text";
import { coloursFor } from "./colours";
import { choice, FINDING_FORMATS, type CommandOptions } from "./command";
import type { Context } from "./context";
import { exemptionsBase } from "./exemptions-base";
import type { ExitCode } from "./exit-code";
import { countText, exitCodeOf, printFindings } from "./findings";
import { manifestFile, manifestOf } from "./manifest-file";
import { lineWidth } from "./text-table";
import { wrappedFor } from "./wrapped-text";

/** `workplace apps check`: findings about manifests and why verdicts are as they are, to stdout. */
export async function runAppsCheck(
  context: Context,
  options: CommandOptions,
  ids: readonly string[],
): Promise<ExitCode> {
  const format = choice(options, "format", FINDING_FORMATS);
  const notes = options["notes"] === true;
  const withNotes = notes || format !== "text";
  const changed = await filesOfChange(context, options);
  const base = await exemptionsBase(context, options);
  const {
    visitor,
    diagnostics: modelFindings,
    sources,
  } = await visitApplications(options.estate, (basis, applicationIds) => {
    const isChosen = chosenFiles(ids, changed, basis.userGroups);
    return new ApplicationCheck(basis, { today: context.today, applicationIds, base, withNotes, isChosen });
  });
  for (const id of ids) manifestOf(id, sources);
  const result = visitor?.result();
  const isChosen = visitor?.isChosen;
  const all =
    result === undefined
      ? modelFindings
      : sortedDiagnostics([...modelFindings, ...(await sources.locate(result.findings))]);
  // What keeps all of them from being judged concerns whoever changed one of them.
  const diagnostics = isChosen === undefined ? all : all.filter((found) => concerns(found, isChosen));
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
      const text = appsCheckText(shown, context.today, colours, lineWidth(context.stdout));
      context.stdout.write(`${gap}${wrappedFor(context.stdout, text)}\n`);
    }
    context.stdout.write(`${countLine(diagnostics, notes, result?.unwritten ?? 0)}\n`);
  }
  return exitCodeOf(diagnostics, options["strict"] === true);
}

/** Files that changed since a revision; undefined when none is named, or when all verdicts may have changed. */
async function filesOfChange(
  context: Context,
  options: CommandOptions,
): Promise<ReadonlySet<string> | undefined> {
  const revision = options["changedSince"];
  if (typeof revision !== "string") return undefined;
  const { changedFiles } = await import("./changed-files.js");
  const changed = await changedFiles(context, options.estate, revision);
  const common = [...changed].find(
    (file) => file === SETTINGS_FILE || file.startsWith(`${SCENARIO_FOLDER}/`),
  );
  if (common === undefined) return changed;
  context.stderr.write(`${common} changed, and all verdicts may hang on it: all applications are judged\n`);
  return undefined;
}

/** Manifests of what people in changed user groups need: their protection class and number count in verdicts. */
function neededFiles(
  userGroups: readonly UserGroup[],
  changed: ReadonlySet<string> | undefined,
): readonly string[] {
  const groups = userGroups.filter(({ file }) => changed?.has(file) === true);
  return groups.flatMap(({ applications }) => Object.keys(applications).map(manifestFile));
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
  userGroups: readonly UserGroup[],
): ((file: string) => boolean) | undefined {
  if (ids.length === 0 && changed === undefined) return undefined;
  const named = new Set(ids.map(manifestFile));
  const needed = new Set(neededFiles(userGroups, changed));
  const isTouched = (file: string) => changed === undefined || changed.has(file) || needed.has(file);
  return (file) => (named.size === 0 || named.has(file)) && isTouched(file);
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
