import { REMEDIATIONS } from "../compatibility/remediation-catalog";
import type { Way } from "../compatibility/way";
import type { ScenarioWayOut } from "../compatibility/ways-out";
import { MODE_WORDS, VERDICT_WORDS } from "../compatibility/wording";
import { groupBy, type Group } from "../model/group-by";
import { inWords } from "../model/json-pointer";
import type { ApplicationReport, EvidenceReport } from "./apps-show";
import { reasonLines, verdictLines } from "./apps-show-verdicts";
import type { Colours } from "./colours";
import { firstNames } from "./first-names";
import { plural } from "./findings";
import { visible } from "./formats/visible-text";

/** Rules that one step names (count; our own choice: part of a line). */
const RULES_SHOWN = 6;

/** The verdict on one application in words. */
export function applicationText(report: ApplicationReport, colours: Colours): string {
  const { name, version, office, file, protectionClass, today, best } = report;
  const delivery = best === undefined ? "no delivery mode is possible yet" : `best: ${MODE_WORDS[best]}`;
  const sections = [
    [
      colours.bold(visible(`${name} ${version}, ${office}`)),
      `${file}, protection class ${protectionClass}, judged on ${today}; ${delivery}`,
    ],
    ["verdicts", ...verdictLines(report, colours)],
    section("reasons", reasonLines(report)),
    section("open questions", questionLines(report)),
    section("ways out, the cheapest first", wayGroups(report.waysOut).flatMap(wayLines)),
    section("evidence", evidenceLines(report)),
    section("decision", decisionLines(report)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${visible(line)}`)];
}

/** Questions by the section that holds the answer: one person answers most of a section. */
function questionLines({ questions }: ApplicationReport): readonly string[] {
  return [...groupBy(questions, ({ pointer }) => place(pointer))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([section, group]) => [
      section,
      ...group.map(({ rule, question }) => `  ${question} [${rule}]`),
    ]);
}

/** Where an answer belongs; the list of what is open is none. */
function place(pointer: string): string {
  return inWords(pointer.replace(/\/unknown\/\d+$/, ""));
}

/** Scenarios with the same ways out share an entry. */
function wayGroups(waysOut: readonly ScenarioWayOut[]): readonly Group<ScenarioWayOut>[] {
  return [...groupBy(waysOut, ({ wayOut }) => JSON.stringify(wayOut ?? null)).values()];
}

function wayLines(group: Group<ScenarioWayOut>): readonly string[] {
  const [{ wayOut }] = group;
  const where = group.map(({ scenario }) => scenario).join(", ");
  if (wayOut === undefined) return [`${where}: none needed`];
  const now = `${where}, now ${VERDICT_WORDS[wayOut.verdict]} (${MODE_WORDS[wayOut.mode]})`;
  if (wayOut.ways.length === 0) return [`${now}: nothing to be done`];
  return [`${now}:`, ...wayOut.ways.map((way) => `  ${wayText(way)}`)];
}

function wayText(way: Way): string {
  const steps = way.steps.map(({ remediation, rules }) => {
    const why = rules.length === 0 ? "" : ` [${firstNames(rules, RULES_SHOWN)}]`;
    return `${REMEDIATIONS[remediation].action}${why}`;
  });
  const target = way.mode === undefined ? "" : `${MODE_WORDS[way.mode]}: `;
  const products = way.replacements === undefined ? "" : ` (${way.replacements.join(", ")})`;
  const isOpen = way.steps.some(({ remediation }) => remediation === "complete-manifest");
  const hope = isOpen ? " if the answers are harmless" : "";
  const then = way.verdict === undefined ? "" : `, then ${VERDICT_WORDS[way.verdict]}${hope}`;
  return `${target}${steps.join("; ")}${products}: ${way.effort}, ${plural(way.days, "day")}${then}`;
}

function evidenceLines({ evidence }: ApplicationReport): readonly string[] {
  return evidence.map((proof) => {
    const { kind, modes, result, on, reference, operatingSystem, version, conditions } = proof;
    const about = [
      modes.join(", "),
      ...(operatingSystem === undefined ? [] : [operatingSystem]),
      ...(version === undefined ? [] : [`version ${version}`]),
    ].join(", ");
    const said = conditions === undefined ? result : `${result}: ${conditions}`;
    const who = kind === "vendor" ? "the vendor says" : "a test says";
    return `${on} ${who} ${said} (${about}), ${reference}${kind === "test" ? decidedBy(proof) : ""}`;
  });
}

function decidedBy({ decides }: EvidenceReport): string {
  if (decides.length > 0) return `; decides: ${decides.map((mode) => MODE_WORDS[mode]).join(", ")}`;
  return "; decides nothing: later evidence, another version, or no desktop with that system in these modes";
}

function decisionLines({ decision, today }: ApplicationReport): readonly string[] {
  const { state, delivery, note, on, waivers } = decision;
  if (state === "not-reviewed" && waivers.length === 0) return [];
  const chosen = delivery === undefined ? "" : `, delivery: ${MODE_WORDS[delivery]}`;
  return [
    `${state}${chosen}${on === undefined ? "" : ` since ${on}`}${note === undefined ? "" : `: ${note}`}`,
    ...waivers.map(({ rule, expires, reason, approvedBy }) => {
      const until = expires < today ? `lapsed on ${expires}` : `until ${expires}`;
      return `waiver of ${rule} ${until}, accepted by ${approvedBy}: ${reason}`;
    }),
  ];
}
