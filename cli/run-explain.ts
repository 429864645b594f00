import { suggestion } from "../model/suggestion";
import { explainFigure, listFigures } from "../planning/explain";
import type { Plan } from "../planning/plan";
import { assessEstate, hasError } from "./assess-estate";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { locateExplanation } from "./explanation";
import { explanationText } from "./explanation-text";
import { printFindings } from "./findings";
import { amountText } from "./quantity";

/** `workplace explain`: the tree of one figure, or the list of all. */
export async function runExplain(
  context: Context,
  options: CommandOptions,
  subject: string | undefined,
): Promise<ExitCode> {
  const format = choice(options, "format", ["text", "json"]);
  const { planned, diagnostics, sources } = await assessEstate(context, options.estate, "preview");
  if (planned === undefined || hasError(diagnostics)) {
    printFindings(context, context.stderr, { diagnostics, sources, format: "text", options });
    return EXIT_FINDINGS;
  }
  const { plan } = planned;
  if (subject === undefined) {
    context.stdout.write(format === "json" ? listJson(plan) : listText(plan, options["all"] === true));
    return EXIT_OK;
  }
  const explained = explainFigure(plan, subject);
  if (explained === undefined) throw new UsageError(unknownSubject(subject, plan));
  const explanation = await locateExplanation(explained, sources);
  const text =
    format === "json"
      ? JSON.stringify(explanation, null, 2)
      : explanationText(explanation, {
          colours: coloursFor(context, context.stdout, options.color),
          all: options["all"] === true,
        });
  context.stdout.write(`${text}\n`);
  return EXIT_OK;
}

/** Figures of single members and user groups are steps on the way: hundreds in a city, listed only on demand. */
const STEP = /^(user-group\/|pool\/[^/]+\/member\/)/;

function listText(plan: Plan, all: boolean): string {
  const figures = listFigures(plan);
  const shown = all ? figures : figures.filter(({ subject }) => !STEP.test(subject));
  const hidden = figures.length - shown.length;
  return [
    ...shown.map(({ subject, value, unit }) => `${subject} = ${amountText(value, unit)}\n`),
    ...(hidden === 0
      ? []
      : [`… and ${hidden} figures of single members and user groups; --all lists them\n`]),
  ].join("");
}

function listJson(plan: Plan): string {
  const figures = listFigures(plan).map(({ subject, value, unit }) => ({ subject, value, unit }));
  return `${JSON.stringify(figures, null, 2)}\n`;
}

function unknownSubject(subject: string, plan: Plan): string {
  const known = listFigures(plan).map((figure) => figure.subject);
  // Who knows part of the name, "hosts" or a pool, gets the figures that contain it.
  const alike = subject === "" ? [] : known.filter((name) => name.includes(subject));
  const wayOut = suggestion(subject, alike.length > 0 ? alike : known, "the plan has no figures");
  return `nothing is planned under "${subject}"; ${wayOut} (\`workplace explain\` lists all)`;
}
