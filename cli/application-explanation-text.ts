import type { ApplicationCount, ApplicationCountSum, CountedApplication } from "./application-explanation";
import { usersText } from "./application-count-text";
import type { Colours } from "./colours";
import { firstNames } from "./first-names";
import { amountText, whole } from "./quantity";

/** Applications that the sum names for each verdict (count; our own choice: all verdicts on one screen). */
const SHOWN_IN_SUM = 4;

/** Applications that a single count names (count; our own choice: one screen). */
const SHOWN_IN_COUNT = 20;

/** Rules that a line names (count; our own choice: one line). */
const RULES_SHOWN = 6;

/** What a count means, and the applications behind it. */
export function applicationCountExplanation(
  count: ApplicationCountSum | ApplicationCount,
  { colours, all }: { readonly colours: Colours; readonly all: boolean },
): string {
  const head = `${colours.bold(count.subject)} = ${amountText(count.value, count.unit)}`;
  if (!("counts" in count)) {
    const shown = all ? count.value : SHOWN_IN_COUNT;
    return [head, `  ${count.meaning}`, ...applicationLines(count, shown, "    ", colours)].join("\n");
  }
  const shown = all ? count.value : SHOWN_IN_SUM;
  return [
    head,
    `  = ${count.formula}`,
    `  ${count.meaning}`,
    ...count.counts.flatMap((each) => [
      `    ${each.verdict} = ${whole(each.value)}: ${each.meaning} ${colours.dim(`← ${each.subject}`)}`,
      ...applicationLines(each, shown, "        ", colours),
    ]),
    colours.dim("  workplace apps check counts each delivery mode for itself, wherever it runs best"),
  ].join("\n");
}

function applicationLines(
  { applications, subject }: ApplicationCount,
  shown: number,
  indent: string,
  colours: Colours,
): readonly string[] {
  const hidden = applications.length - shown;
  const more = `… and ${whole(hidden)} more; workplace explain ${subject} --all names them`;
  return [
    ...applications.slice(0, shown).map((each) => indent + applicationLine(each)),
    ...(hidden > 0 ? [indent + colours.dim(more)] : []),
  ];
}

function applicationLine({ application, people, reasons }: CountedApplication): string {
  const named = firstNames(reasons, RULES_SHOWN);
  return `${application}, ${usersText(people)}${named === "" ? "" : ` [${named}]`}`;
}
