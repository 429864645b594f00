import { ungrantedExemptions, withExemptionsOf } from "../compatibility/exemption";
import { assessPortfolio, type Portfolio } from "../compatibility/portfolio";
import { countPortfolio } from "../compatibility/portfolio-counts";
import { governanceFindings } from "../compatibility/governance";
import { RULES } from "../compatibility/rule-catalog";
import { countVerdictNotes, estateNotes, NOTE_RULES, verdictNotes } from "../compatibility/verdict-notes";
import type { Diagnostic } from "../model/diagnostic";
import type { EstateSources } from "../model/estate-sources";
import { sortedDiagnostics } from "../model/estate-sources";
import { loadApplications } from "../model/load-applications";
import { appsCheckText } from "./apps-check-text";
import { coloursFor } from "./colours";
import { choice, FINDING_FORMATS, type CommandOptions } from "./command";
import type { Context } from "./context";
import { exemptionsBase } from "./exemptions-base";
import type { ExitCode } from "./exit-code";
import { countText, exitCodeOf, printFindings } from "./findings";
import { manifestOf } from "./manifest-file";

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
  const { estate, diagnostics: modelFindings, sources } = await loadApplications(options.estate);
  const isChosen = chosenFiles(sources, ids, changed);
  const portfolio =
    estate && assessPortfolio(base === undefined ? estate : withExemptionsOf(estate, base), context.today);
  const all =
    estate === undefined || portfolio === undefined
      ? modelFindings
      : sortedDiagnostics([
          ...modelFindings,
          ...(await sources.locate([
            ...governanceFindings(estate, portfolio),
            ...(base === undefined ? [] : ungrantedExemptions(estate, base)),
            ...(withNotes ? [...verdictNotes(only(portfolio, isChosen)), ...estateNotes(portfolio)] : []),
          ])),
        ]);
  // What keeps all of them from being judged concerns whoever changed one of them.
  const diagnostics = portfolio === undefined ? all : all.filter(({ file }) => isChosen(file));
  printFindings(context, context.stdout, {
    diagnostics,
    sources,
    format,
    options,
    notes,
    ruleSummaries: RULE_SUMMARIES,
  });
  const shown = portfolio && only(portfolio, isChosen);
  const isSummed = shown !== undefined && shown.applications.length > 0;
  if (format === "markdown" && isSummed) {
    const text = appsCheckText(shown, coloursFor(context, context.stdout, false));
    context.stdout.write(`\n\`\`\`text\n${text}\n\`\`\`\n`);
  }
  if (format === "text") {
    const colours = coloursFor(context, context.stdout, options.color);
    if (isSummed) {
      const gap = diagnostics.some(({ severity }) => notes || severity !== "note") ? "\n" : "";
      context.stdout.write(`${gap}${appsCheckText(shown, colours)}\n`);
    }
    const unmade = portfolio === undefined || withNotes ? 0 : countNotes(portfolio, isChosen);
    context.stdout.write(`${countLine(diagnostics, notes, unmade)}\n`);
  }
  return exitCodeOf(diagnostics, options["strict"] === true);
}

/** What rules are about, for formats that describe them. */
const RULE_SUMMARIES: Readonly<Record<string, string>> = Object.fromEntries([
  ...RULES.map(({ id, title }) => [id, title] as const),
  ...Object.entries(NOTE_RULES),
]);

function chosenFiles(
  sources: EstateSources,
  ids: readonly string[],
  changed: ReadonlySet<string> | undefined,
): (file: string) => boolean {
  const named = new Set(ids.map((id) => manifestOf(id, sources)));
  return (file) => (named.size === 0 || named.has(file)) && (changed === undefined || changed.has(file));
}

function only(portfolio: Portfolio, isChosen: (file: string) => boolean): Portfolio {
  const applications = portfolio.applications.filter(({ application }) => isChosen(application.file));
  if (applications.length === portfolio.applications.length) return portfolio;
  return { ...portfolio, applications, ...countPortfolio(applications) };
}

/** Notes that text leaves out, without their places. */
function countNotes(portfolio: Portfolio, isChosen: (file: string) => boolean): number {
  return (
    countVerdictNotes(only(portfolio, isChosen)) +
    estateNotes(portfolio).filter(({ file }) => isChosen(file)).length
  );
}

/** @param unmade - notes that text leaves out and nobody had to write */
function countLine(diagnostics: readonly Diagnostic[], notes: boolean, unmade: number): string {
  const hidden = !notes && (unmade > 0 || diagnostics.some(({ severity }) => severity === "note"));
  return countText(diagnostics, unmade) + (hidden ? " (--notes shows them)" : "");
}
