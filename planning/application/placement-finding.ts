import type { DeliveryMode } from "../../compatibility/delivery-mode";
import { REMEDIATIONS } from "../../compatibility/remediation-catalog";
import type { CompatibilityRule } from "../../compatibility/rule";
import { ruleById } from "../../compatibility/rule-catalog";
import type { Finding } from "../../model/diagnostic";
import type { Application, Estate, UserGroup } from "../../model/estate";
import { errorAt, warningAt, type FindingText } from "../finding-at";
import type { Offer, Placement, SeatOffer } from "./placement";

/** Delivery modes as people say them. */
export const MODE_WORDS: Readonly<Record<DeliveryMode, string>> = {
  pooled: "on shared desktops",
  personal: "on desktops of one's own",
  "remote-app": "as a published application",
  "app-attach": "attached at sign-in",
  local: "on the device",
  web: "in the browser",
};

/** Ways out that a hint names before it stops (our own choice: a sentence). */
const NAMED_WAYS_OUT = 2;

/**
 * What to say when more people of a group need an application than sit where it runs.
 *
 * @param placed - people for whom there is a place
 * @param offers - what the group's scenarios offer, best first
 */
export function unplacedFinding(
  { id, decision }: Application,
  group: UserGroup,
  placed: number,
  offers: readonly SeatOffer[],
): Finding {
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
  const reason = offer === undefined ? undefined : strongestReason(offer);
  return errorAt({
    ...place,
    message: `${subject}, but ${places} in scenarios that can run it: ${whyNot(seat.scenario.id, decision.delivery, offer, reason)}`,
    hint: offer === undefined ? OTHER_CHOICE : wayOut(reason),
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
  const question = assessment.reasons
    .filter(({ effect, setAsideBy }) => effect === "unknown" && setAsideBy === undefined)
    .map(({ rule }) => ruleById(rule))
    .find((rule) => rule !== undefined);
  return {
    rule: "placement/application-unknown",
    file: group.file,
    keys: ["applications", application.id],
    message:
      `${people} people of user group "${group.id}" need "${application.id}" in scenario "${seat.scenario.id}", ` +
      `and nobody knows whether it runs ${MODE_WORDS[mode]}${question === undefined ? "" : `: ${question.question} (${question.id})`}`,
    hint: `complete ${application.file}, or record a test as evidence`,
  };
}

function whyNot(
  scenario: string,
  chosen: DeliveryMode | undefined,
  offer: Offer | undefined,
  reason: CompatibilityRule | undefined,
): string {
  // Without a choice every form has a mode in every scenario.
  if (offer === undefined) {
    return `scenario "${scenario}" does not offer it ${MODE_WORDS[chosen ?? "pooled"]}, as its owner chose`;
  }
  const where = `scenario "${scenario}" would have it ${MODE_WORDS[offer.mode]}`;
  if (reason === undefined) return `${where}, where a test failed`;
  return `${where}, and ${reason.explanation} (${reason.id})`;
}

function strongestReason({ assessment }: Offer): CompatibilityRule | undefined {
  const worst = assessment.reasons.find(
    ({ effect, setAsideBy }) => effect === "blocker" && setAsideBy === undefined,
  );
  return worst === undefined ? undefined : ruleById(worst.rule);
}

function wayOut(reason: CompatibilityRule | undefined): string {
  const ways = (reason?.remediation ?? []).slice(0, NAMED_WAYS_OUT).map((id) => REMEDIATIONS[id].action);
  return [...ways, "move people to a scenario that can run it"].join(", or ");
}

const OTHER_CHOICE =
  "choose another decision.delivery in its manifest, or move people to a scenario that offers it";
