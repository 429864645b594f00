import { Assessor } from "../../compatibility/assessor";
import type { DeliveryMode } from "../../compatibility/delivery-mode";
import type { Environment } from "../../compatibility/environment";
import { policyOf } from "../../compatibility/policy";
import { compareVerdicts, NOT_APPLICABLE, type Assessment, type Verdict } from "../../compatibility/verdict";
import type { Finding } from "../../model/diagnostic";
import type { Application, Estate, UserGroup } from "../../model/estate";
import { groupsByApplication } from "../../model/groups-by-application";
import type { PoolDemand } from "../pool/pool-demand";
import { executableFindings, unknownFindings, unplacedFinding } from "./placement-finding";
import { PoolEnvironments, type Meeting } from "./pool-environment";
import { spread, type Seat } from "./seat";

/** One way to get an application to people of a seat, and what compatibility says about it. */
export interface Offer extends Meeting {
  readonly mode: DeliveryMode;
  readonly assessment: Assessment;
}

/** The way that is taken for people of a seat. */
export interface Placement extends Offer {
  readonly application: Application;
  readonly group: UserGroup;
  readonly seat: Seat;
  /** People who use it there (≥ 1). */
  readonly people: number;
}

/** A seat and the best that it offers. */
export interface SeatOffer {
  readonly seat: Seat;
  /** Undefined when the scenario offers no mode in which the application exists. */
  readonly offer: Offer | undefined;
}

/** People who cannot work with what they need, and the best that their seats offer instead. */
export interface Refusal {
  readonly application: Application;
  /** People without a place (≥ 1). */
  readonly people: number;
  /** Incompatible, or not applicable. */
  readonly assessment: Assessment;
}

/** Where people use applications, and what stands in the way. */
export interface PlacedApplications {
  /** By application, user group and preference of seats. */
  readonly placements: readonly Placement[];
  /** People of a user group for whom there is no place that can run what they need. */
  readonly refusals: readonly Refusal[];
  /** Applications that nobody needs yet → the best assessment that any seat offers. */
  readonly unused: ReadonlyMap<string, Assessment>;
  readonly findings: readonly Finding[];
}

/**
 * Decides for every application that a user group needs in which of its scenarios people use it and how it reaches
 * them: scenarios that can run it first, then those of which nobody knows. Others never.
 *
 * A mode is chosen per scenario: the first of `offeredModes` that is compatible or conditional, else the first unknown
 * one. Linear in applications × user groups × scenarios; the rules look at each manifest once.
 *
 * @param pools - pools of the estate, those for published applications included
 * @param today - day of the assessment, YYYY-MM-DD
 */
export function placeApplications(
  estate: Estate,
  pools: readonly PoolDemand[],
  today: string,
): PlacedApplications {
  const assessor = new Assessor(policyOf(estate, today));
  const environments = new PoolEnvironments(estate, pools);
  const groups = groupsByApplication(estate.userGroups);
  const placements: Placement[] = [];
  const refusals: Refusal[] = [];
  const unused = new Map<string, Assessment>();
  const findings: Finding[] = [];
  for (const application of estate.applications) {
    const users = groups.get(application.id);
    if (users === undefined) {
      unused.set(application.id, bestAssessment(application, environments.choices(application), assessor));
      continue;
    }
    const own: Placement[] = [];
    for (const { group, offers } of judge(application, users, environments, assessor)) {
      const inGroup = placeInGroup(application, group, offers);
      own.push(...inGroup.placements);
      refusals.push(...inGroup.refusals);
      findings.push(...inGroup.findings);
    }
    placements.push(...own);
    findings.push(...unknownFindings(estate.settings, own), ...executableFindings(application, own));
  }
  return { placements, refusals, unused, findings };
}

/** The best that the seats of user groups offer. */
function judge(
  application: Application,
  groups: readonly UserGroup[],
  environments: PoolEnvironments,
  assessor: Assessor,
): readonly { readonly group: UserGroup; readonly offers: readonly SeatOffer[] }[] {
  const met = groups.map((group) => ({ group, seats: environments.meetings(application, group) }));
  const choices = met.flatMap(({ seats }) => seats.map(({ meetings }) => meetings));
  const known = assessmentsOf(application, choices, assessor);
  return met.map(({ group, seats }) => ({
    group,
    offers: seats.map(({ seat, meetings }) => ({ seat, offer: bestOffer(meetings, known) })),
  }));
}

/** An environment is assessed once, and each rule looks at the manifest once. */
function assessmentsOf(
  application: Application,
  choices: readonly (readonly Meeting[])[],
  assessor: Assessor,
): ReadonlyMap<Environment, Assessment> {
  const distinct = new Set<Environment>();
  for (const meetings of choices) {
    for (const { environment } of meetings) distinct.add(environment);
  }
  const assessments = assessor.assess(application, [...distinct]);
  const known = new Map<Environment, Assessment>();
  for (const environment of distinct) known.set(environment, assessments[known.size] ?? NOT_APPLICABLE);
  return known;
}

/** How willingly a verdict is taken; equal ones go by preference. */
const RANKS: Readonly<Record<Verdict, number>> = {
  compatible: 0,
  conditional: 0,
  unknown: 1,
  incompatible: 2,
  "not-applicable": 3,
};

function rankOf({ offer }: SeatOffer): number {
  return RANKS[offer?.assessment.verdict ?? "not-applicable"];
}

function bestOffer(
  meetings: readonly Meeting[],
  assessments: ReadonlyMap<Environment, Assessment>,
): Offer | undefined {
  let best: Meeting | undefined;
  let verdict: Assessment | undefined;
  for (const meeting of meetings) {
    const assessment = assessments.get(meeting.environment);
    if (assessment === undefined) continue;
    if (verdict !== undefined && RANKS[verdict.verdict] <= RANKS[assessment.verdict]) continue;
    [best, verdict] = [meeting, assessment];
  }
  return best === undefined || verdict === undefined
    ? undefined
    : { ...best, mode: best.environment.mode, assessment: verdict };
}

function bestAssessment(
  application: Application,
  choices: readonly (readonly Meeting[])[],
  assessor: Assessor,
): Assessment {
  const known = assessmentsOf(application, choices, assessor);
  const offered = choices.flatMap((meetings) => bestOffer(meetings, known)?.assessment ?? []);
  return offered.reduce(
    (best, assessment) => (compareVerdicts(assessment.verdict, best.verdict) < 0 ? assessment : best),
    NOT_APPLICABLE,
  );
}

/** @param offers - in the order of preference, which sorting by rank keeps */
function placeInGroup(
  application: Application,
  group: UserGroup,
  offers: readonly SeatOffer[],
): Omit<PlacedApplications, "unused"> {
  const needed = group.applications[application.id] ?? 0;
  // Hosts for published applications are counted before verdicts are known, in the order of preference alone.
  const byRank = application.decision.delivery !== "remote-app";
  const sorted = byRank ? [...offers].sort((a, b) => rankOf(a) - rankOf(b)) : offers;
  const capacities = sorted.map((offer) => (rankOf(offer) <= RANKS.unknown ? offer.seat.people : 0));
  const shares = spread(needed, capacities);
  const placements: Placement[] = [];
  let placed = 0;
  sorted.forEach(({ seat, offer }, index) => {
    const people = shares[index] ?? 0;
    if (people === 0 || offer === undefined) return;
    placements.push({ ...offer, application, group, seat, people });
    placed += people;
  });
  if (placed === needed) return { placements, refusals: [], findings: [] };
  const refused = sorted.find((offer) => rankOf(offer) > RANKS.unknown);
  const assessment = refused?.offer?.assessment ?? NOT_APPLICABLE;
  return {
    placements,
    // Where every seat can run it, the group has too few people, which says nothing about the application.
    refusals: refused === undefined ? [] : [{ application, people: needed - placed, assessment }],
    findings: [unplacedFinding(application, group, placed, sorted)],
  };
}
