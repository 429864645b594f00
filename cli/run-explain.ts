import { suggestion } from "../model/suggestion";
import { explainFigure, listFigures } from "../planning/explain";
import type { Figure } from "../planning/figure";
import { applicationCounts } from "./application-explanation";
import { applicationCountExplanation } from "./application-explanation-text";
import { hasError } from "../model/finding";
import { assessEstate } from "./assess-estate";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { locateExplanation } from "./explanation";
import { explanationText } from "./explanation-text";
import { printFindings } from "./findings";
import { amountText } from "./quantity";

/** `workplace explain`: the tree of one figure, the applications behind a count, or the list of all. */
export async function runExplain(
  context: Context,
  options: CommandOptions,
  subject: string | undefined,
): Promise<ExitCode> {
  const format = choice(options, "format", ["text", "json"]);
  const { planned, applications, diagnostics, sources } = await assessEstate(
    context,
    options.estate,
    "preview",
  );
  if (planned === undefined || hasError(diagnostics)) {
    printFindings(context, context.stderr, { diagnostics, sources, format: "text", options });
    return EXIT_FINDINGS;
  }
  const { plan } = planned;
  const counts = applicationCounts(applications?.verdicts ?? []);
  const all = options["all"] === true;
  if (subject === undefined) {
    const figures = [...counts, ...listFigures(plan)];
    context.stdout.write(format === "json" ? listJson(figures) : listText(figures, all));
    return EXIT_OK;
  }
  const layout = { colours: coloursFor(context, context.stdout, options.color), all };
  const print = <Explained>(
    explained: Explained,
    text: (explained: Explained, how: typeof layout) => string,
  ) =>
    context.stdout.write(
      `${format === "json" ? JSON.stringify(explained, null, 2) : text(explained, layout)}\n`,
    );
  const count = counts.find((each) => each.subject === subject);
  if (count !== undefined) {
    print(count, applicationCountExplanation);
    return EXIT_OK;
  }
  const explained = explainFigure(plan, subject);
  if (explained === undefined) {
    throw new UsageError(unknownSubject(subject, [...counts, ...listFigures(plan)]));
  }
  print(await locateExplanation(explained, sources), explanationText);
  return EXIT_OK;
}

/** Figures of single members and user groups are steps on the way: hundreds in a city, listed only on demand. */
const STEP = /^(user-group\/|pool\/[^/]+\/member\/)/;

/** What can be explained. */
type Listed = Pick<Figure, "subject" | "value" | "unit">;

function listText(figures: readonly Listed[], all: boolean): string {
  const shown = all ? figures : figures.filter(({ subject }) => !STEP.test(subject));
  const hidden = figures.length - shown.length;
  return [
    ...shown.map(({ subject, value, unit }) => `${subject} = ${amountText(value, unit)}\n`),
    ...(hidden === 0
      ? []
      : [`… and ${hidden} figures of single members and user groups; --all lists them\n`]),
  ].join("");
}

function listJson(figures: readonly Listed[]): string {
  const listed = figures.map(({ subject, value, unit }) => ({ subject, value, unit }));
  return `${JSON.stringify(listed, null, 2)}\n`;
}

function unknownSubject(subject: string, figures: readonly Listed[]): string {
  const known = figures.map((figure) => figure.subject);
  // Who knows part of the name, "hosts" or a pool, gets the figures that contain it.
  const alike = subject === "" ? [] : known.filter((name) => name.includes(subject));
  const wayOut = suggestion(subject, alike.length > 0 ? alike : known, "the plan has no figures");
  return `nothing is planned under "${subject}"; ${wayOut} (\`workplace explain\` lists all)`;
}
