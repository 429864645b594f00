import type { ImageClash, Image } from "../compatibility/image-grouping";
import { EFFORT_CLASSES } from "../compatibility/way-step";
import type { WaysOut } from "../compatibility/ways-out";
import { REMEDIATIONS } from "../compatibility/remediation-catalog";
import type { PortfolioReport, PricedImages } from "./apps-portfolio";
import type { Colours } from "./colours";
import { plural } from "./findings";
import { firstNames } from "./first-names";
import { whole } from "./quantity";

/** Ids of applications that one line names (count; our own choice: one line). */
const NAMES_SHOWN = 4;

/** Images and ways out on one screen. */
export function portfolioText(report: PortfolioReport, colours: Colours): string {
  const { city, applications, images, waysOut, priced } = report;
  return [
    `${colours.bold(city)}: ${plural(applications, "application")} judged on ${report.today}`,
    "",
    "images",
    ...(images.length === 0
      ? ["  nothing that people use is installed on a desktop"]
      : images.flatMap(kindLines)),
    ...(priced ? [] : ["  without prices: an error keeps the estate from being sized, see workplace check"]),
    "",
    "ways out, the cheapest for each application",
    ...wayLines(waysOut),
    "",
    "next: workplace apps portfolio --format json lists all images, clashes and steps",
    "",
  ].join("\n");
}

function kindLines(kind: PricedImages): readonly string[] {
  const { grouping, unknown } = kind;
  const { images, lowerBound } = grouping;
  const count = images.reduce((sum, { applications }) => sum + applications.length, 0);
  const atLeast = lowerBound < images.length ? ` (at least ${lowerBound}; the search was cut off)` : "";
  const open = unknown.length === 0 ? "" : `, ${whole(unknown.length)} of them with open questions`;
  return [
    `  ${kind.platform} ${kind.sessionType} ${kind.protectionClass}: ${plural(images.length, "image")} for ${plural(count, "application")}${open}${atLeast}`,
    ...images
      .slice(1)
      .map(
        (image) =>
          `    one more for ${names(image.applications)}: ${whyApart(image, grouping.clashes)}${price(kind)}`,
      ),
    ...grouping.forcing.map(
      ({ applications, imagesSaved }) =>
        `    without ${names(applications)}: ${plural(imagesSaved, "image")} fewer`,
    ),
    ...grouping.torn.map(
      ({ application, partner, why }) =>
        `    "${application}" and its partner "${partner}" exclude each other: ${why}`,
    ),
  ];
}

/** What the members of an image clash with, each reason once. */
function whyApart({ applications }: Image, clashes: readonly ImageClash[]): string {
  const own = new Set(applications);
  const apart = clashes.filter(
    ({ one, other }) => one.some((id) => own.has(id)) || other.some((id) => own.has(id)),
  );
  return [...new Set(apart.map(({ why, rule }) => `${why} [${rule}]`))].join("; ");
}

function price({ extraPoolCostEur: cost }: PricedImages): string {
  if (cost === undefined) return "";
  return cost.value === 0 ? "; no further hosts" : `; a further pool costs ${whole(cost.value)} EUR/month`;
}

function wayLines(waysOut: WaysOut): readonly string[] {
  const { efforts, once, days, migrations, accepted, applications } = waysOut;
  if (applications.length === 0) return ["  none needed"];
  const products = [
    ["another application of the inventory takes the place of", migrations.replace],
    ["a product that is not in the inventory is needed for", migrations.migrate],
    ["conditions without a remedy are left for", accepted],
  ] as const;
  return [
    ...EFFORT_CLASSES.map(
      (effort) =>
        `  effort ${effort}: ${plural(efforts[effort].applications, "application")}, ${plural(efforts[effort].days, "day")}`,
    ),
    ...once.map(
      ({ remediation, days: own, applications: count }) =>
        `  once: ${REMEDIATIONS[remediation].action}: ${plural(own, "day")}, for ${plural(count, "application")}`,
    ),
    `  together ${plural(days, "day")}`,
    ...products.flatMap(([what, ids]) => (ids.length === 0 ? [] : [`  ${what} ${names(ids)}`])),
    ...unusedLines(waysOut),
  ];
}

/** Not everything that nobody uses is best retired: some of it runs, and some takes no more than an answer. */
function unusedLines({ unused, migrations: { retire } }: WaysOut): readonly string[] {
  if (unused.length === 0) return [];
  const kept = unused.filter((id) => !retire.includes(id));
  const parts = [
    ...(retire.length === 0 ? [] : [`retiring is the cheapest way for ${names(retire)}`]),
    ...(kept.length === 0 ? [] : [`no need to retire ${names(kept)}`]),
  ];
  return [`  nobody uses ${plural(unused.length, "application")}: ${parts.join("; ")}`];
}

function names(ids: readonly string[]): string {
  return firstNames(ids, NAMES_SHOWN);
}
