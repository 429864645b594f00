import type { DeliveryMode } from "../../compatibility/delivery-mode";
import { fittingWays } from "../../compatibility/fitting-way";
import { REMEDIATIONS } from "../../compatibility/remediation-catalog";
import type { CompatibilityRule } from "../../compatibility/rule";
import { catalogued } from "../../compatibility/rule-catalog";
import { countingReasons } from "../../compatibility/verdict";
import { MODE_PHRASES } from "../../compatibility/wording";
import type { Finding } from "../../model/diagnostic";
import type { Application, Estate, UserGroup } from "../../model/estate";
import { errorAt, warningAt, type FindingText } from "../finding-at";
import type { Offer, Placement, SeatOffer } from "./placement";

/** Ways out that a hint names before it stops (our own choice: a sentence). */
const NAMED_WAYS_OUT = 2;

/**
 * What to say when more people of a group need an application than sit where it runs.
 *
 * @param placed - people for whom there is a place
 * @param offers - what the group's scenarios offer, best first
 */
export function unplacedFinding(
  application: Application,
  group: UserGroup,
  placed: number,
  offers: readonly SeatOffer[],
): Finding {
  const { id, decision } = application;
  const needed = group.applications[id] ?? 0;
  const refused = offers.find(({ offer }) => offer === undefined || !isOpen(offer));
  const subject = `${needed} people of user group "${group.id}" need "${id}"`;
  const place = { rule: "placement/application", file: group.file, keys: ["applications", id] };
  if (refused === undefined) {
    return errorAt({
      ...place,
      message: `${subject}, but only ${placed} belong to it`,
      hint: `write at most ${placed}`,
    });
  }
  const places = placed === 0 ? "none of them sits" : `only ${placed} of them sit`;
  const { seat, offer } = refused;
  const blockers = offer === undefined ? [] : blockersOf(offer);
  return errorAt({
    ...place,
    message: `${subject}, but ${places} in scenarios that can run it: ${whyNot(seat.scenario.id, decision, offer, blockers)}`,
    hint: offer === undefined ? OTHER_CHOICE : wayOut(blockers, application, offer.mode),
  });
}

/** People who use what nobody has judged: said as loudly as the estate asks for. */
export function unknownFindings(
  { compatibility }: Pick<Estate["settings"], "compatibility">,
  placements: readonly Placement[],
): readonly Finding[] {
  const { unknownApplications } = compatibility;
  if (unknownApplications === "report") return [];
  const at = unknownApplications === "refuse" ? errorAt : warningAt;
  return placements
    .filter(({ assessment }) => assessment.verdict === "unknown")
    .map((placement) => at(unknownText(placement)));
}

/** Published windows need the path of their program. */
export function executableFindings(
  { id, file, installation }: Application,
  placements: readonly Placement[],
): readonly Finding[] {
  if (installation?.executable !== undefined || placements.every(({ mode }) => mode !== "remote-app"))
    return [];
  return [
    errorAt({
      rule: "placement/application-executable",
      file,
      keys: installation === undefined ? [] : ["installation"],
      message: `application "${id}" is published as a single window, but its manifest does not say where the program is`,
      hint: "write the full path to installation.executable",
    }),
  ];
}

function isOpen({ assessment: { verdict } }: Offer): boolean {
  return verdict !== "incompatible" && verdict !== "not-applicable";
}

function unknownText({ application, group, seat, people, mode, assessment }: Placement): FindingText {
  const [open] = countingReasons(assessment.reasons, "unknown");
  const question = open && catalogued(open.rule);
  return {
    rule: "placement/application-unknown",
    file: group.file,
    keys: ["applications", application.id],
    message:
      `${people} people of user group "${group.id}" need "${application.id}" in scenario "${seat.scenario.id}", ` +
      `and nobody knows whether it runs ${MODE_PHRASES[mode]}${question === undefined ? "" : `: ${question.question} (${question.id})`}`,
    hint: `complete ${application.file}, or record a test as evidence`,
  };
}

function whyNot(
  scenario: string,
  { delivery, waivers }: Application["decision"],
  offer: Offer | undefined,
  blockers: readonly CompatibilityRule[],
): string {
  // Without a choice every form has a mode in every scenario.
  if (offer === undefined) {
    return `scenario "${scenario}" does not offer it ${MODE_PHRASES[delivery ?? "pooled"]}, as its owner chose`;
  }
  const where = `scenario "${scenario}" would have it ${MODE_PHRASES[offer.mode]}`;
  if (blockers.length === 0) return `${where}, where a test failed`;
  const reasons = blockers.map(({ id, explanation }) => {
    // A waiver that held would have set the reason aside.
    const lapsed = waivers.find(
      ({ rule, modes }) => rule === id && (modes.length === 0 || modes.includes(offer.mode)),
    );
    return `${explanation} (${id}${lapsed === undefined ? "" : `, whose waiver lapsed on ${lapsed.expires}`})`;
  });
  return `${where}, and ${reasons.join("; and ")}`;
}

/** Rules that each suffice to keep the application from running there. */
function blockersOf({ assessment }: Offer): readonly CompatibilityRule[] {
  return countingReasons(assessment.reasons, "blocker").map(({ rule }) => catalogued(rule));
}

/** Alternatives to a single blocker; of several blockers each has to be dealt with. */
function wayOut(
  blockers: readonly CompatibilityRule[],
  application: Application,
  mode: DeliveryMode,
): string {
  const actions = blockers.map((rule) =>
    fittingWays(rule, application, mode).map((id) => REMEDIATIONS[id].action),
  );
  const [only, ...others] = actions;
  const ways =
    others.length === 0
      ? (only ?? []).slice(0, NAMED_WAYS_OUT)
      : [[...new Set(actions.flatMap((each) => each.slice(0, 1)))].join(", and ")];
  return [...ways.filter((way) => way !== ""), "move people to a scenario that can run it"].join(", or ");
}

const OTHER_CHOICE =
  "choose another decision.delivery in its manifest, or move people to a scenario that offers it";
