import { ApplicationJudge } from "../compatibility/application-judge";
import { DELIVERY_MODES, type DeliveryMode } from "../compatibility/delivery-mode";
import type { AssessedApplication } from "../compatibility/assessed-application";
import { policyOf } from "../compatibility/policy";
import type { RuleId } from "../compatibility/rule";
import { countingReasons, type Assessment, type ReasonEffect, type Verdict } from "../compatibility/verdict";
import { countApplications } from "../planning/application/application-count";
import type { ApplicationVerdict, PlacedVerdict } from "../planning/application/application-verdict";
import type { ApplicationCounts } from "../planning/plan";
import type { PlacedEstate } from "./assess-estate";

/**
 * What became of an application, in the order in which it is shown. `worse`: in the plan, or in some delivery modes and
 * better in none; `mixed`: in some modes, and better elsewhere; `other`: as little possible as before, for another reason.
 */
export const APPLICATION_FATES = ["worse", "mixed", "removed", "better", "other", "added"] as const;
export type ApplicationFate = (typeof APPLICATION_FATES)[number];

/** A reason that came, went, or does something else to the verdict. */
export interface ReasonChange {
  readonly rule: RuleId;
  /** Undefined = it had nothing to say. */
  readonly before?: ReasonEffect;
  readonly after?: ReasonEffect;
}

/** `plan`: where people use it, see `applicationVerdicts`; else a delivery mode, in the best scenario. */
export type Place = "plan" | DeliveryMode;

/** Another verdict than before; of an application that is new or gone, only one of both. */
export interface VerdictChange {
  readonly place: Place;
  readonly before?: Verdict | PlacedVerdict;
  readonly after?: Verdict | PlacedVerdict;
  /** Present when a test decides instead of the rules, or the other way round. */
  readonly decidedBy?: Assessment["basis"];
  /** Without warnings, which change no verdict; worst first. */
  readonly reasons: readonly ReasonChange[];
}

export interface ApplicationChange {
  /** Id of the manifest. */
  readonly application: string;
  readonly fate: ApplicationFate;
  /** People who use it; before, of one that is gone. */
  readonly people: number;
  readonly verdicts: readonly VerdictChange[];
}

/** How applications fare compared with before. */
export interface ApplicationsDiff {
  readonly counts: { readonly before: ApplicationCounts; readonly after: ApplicationCounts };
  /** By fate and id. */
  readonly changes: readonly ApplicationChange[];
}

/**
 * Compares the verdicts on all applications. Judged again is only what may have changed; reasons are worked out only
 * where a verdict has.
 *
 * @param today - day on which both are judged, YYYY-MM-DD
 */
export function applicationsDiff(before: PlacedEstate, after: PlacedEstate, today: string): ApplicationsDiff {
  const isSameBasis = basisText(before) === basisText(after);
  const [old, fresh] = isSameBasis ? [textsOf(before), textsOf(after)] : [];
  const mayDiffer = (id: string): boolean => old === undefined || old.get(id) !== fresh?.get(id);
  const [was, is] = [judged(before, today, mayDiffer), judged(after, today, mayDiffer)];
  const ids = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changes = ids.flatMap((id) => changeOf(id, was.get(id), is.get(id)) ?? []);
  return {
    counts: { before: countApplications(before.verdicts), after: countApplications(after.verdicts) },
    changes: APPLICATION_FATES.flatMap((fate) => changes.filter((change) => change.fate === fate)),
  };
}

/** Everything but its manifest that an application is judged by, see `ApplicationJudge` and `policyOf`. */
function basisText({ estate: { settings, scenarios, userGroups, applications } }: PlacedEstate): string {
  return JSON.stringify([settings, scenarios, userGroups, applications.map(({ id }) => id)]);
}

/** Id → manifest and verdict of the plan. */
function textsOf({ estate, verdicts }: PlacedEstate): ReadonlyMap<string, string> {
  const placed = new Map(verdicts.map(({ application, verdict }) => [application, verdict]));
  return new Map(
    estate.applications.map((application) => {
      const { id } = application;
      return [id, JSON.stringify([application, placed.get(id)])];
    }),
  );
}

/** An application in the plan and in each delivery mode. */
interface Judged {
  readonly placed: ApplicationVerdict;
  readonly assessed: AssessedApplication;
}

function judged(
  { estate, verdicts }: PlacedEstate,
  today: string,
  isWanted: (id: string) => boolean,
): ReadonlyMap<string, Judged> {
  const judge = new ApplicationJudge(estate, policyOf(estate, today));
  const placedAt = new Map(verdicts.map((placed) => [placed.application, placed]));
  return new Map(
    estate.applications.flatMap((application) => {
      const placed = isWanted(application.id) ? placedAt.get(application.id) : undefined;
      return placed === undefined
        ? []
        : [[application.id, { placed, assessed: judge.judge(application) }] as const];
    }),
  );
}

function changeOf(
  application: string,
  before: Judged | undefined,
  after: Judged | undefined,
): ApplicationChange | undefined {
  const people = (after ?? before)?.placed.people ?? 0;
  if (before === undefined || after === undefined) {
    const fate = after === undefined ? "removed" : "added";
    return { application, fate, people, verdicts: [verdictChange("plan", before, after)] };
  }
  const verdicts = (["plan", ...DELIVERY_MODES] as const)
    .filter((place) => verdictIn(before, place) !== verdictIn(after, place))
    .map((place) => verdictChange(place, before, after));
  return verdicts.length === 0 ? undefined : { application, fate: fateOf(verdicts), people, verdicts };
}

function verdictChange(place: Place, before: Judged | undefined, after: Judged | undefined): VerdictChange {
  const old = before && assessmentIn(before, place);
  const fresh = after && assessmentIn(after, place);
  const isDecidedAnew = old !== undefined && fresh !== undefined && old.basis !== fresh.basis;
  return {
    place,
    ...(before === undefined ? {} : { before: verdictIn(before, place) }),
    ...(after === undefined ? {} : { after: verdictIn(after, place) }),
    ...(isDecidedAnew ? { decidedBy: fresh.basis } : {}),
    reasons: reasonChanges(old, fresh),
  };
}

function verdictIn({ placed, assessed }: Judged, place: Place): Verdict | PlacedVerdict {
  return place === "plan" ? placed.verdict : assessed.verdicts[place];
}

function assessmentIn({ placed, assessed }: Judged, place: Place): Assessment {
  return place === "plan" ? placed.assessment : assessed.modes[place];
}

function reasonChanges(
  before: Assessment | undefined,
  after: Assessment | undefined,
): readonly ReasonChange[] {
  const [old, fresh] = [effectsOf(before), effectsOf(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((rule) => {
    const [from, to] = [old.get(rule), fresh.get(rule)];
    if (from === to) return [];
    return [
      { rule, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) },
    ];
  });
}

/** What rules do to a verdict; worst first, as assessments have them. */
function effectsOf(assessment: Assessment | undefined): ReadonlyMap<RuleId, ReasonEffect> {
  const counting = countingReasons(assessment?.reasons ?? []);
  return new Map(
    counting.filter(({ effect }) => effect !== "warning").map(({ rule, effect }) => [rule, effect]),
  );
}

/** From best to worst. What cannot be had is as bad as what does not run. */
const RANKS: Readonly<Record<Verdict | PlacedVerdict, number>> = {
  compatible: 0,
  conditional: 1,
  unknown: 2,
  incompatible: 3,
  "not-applicable": 3,
  notPlaceable: 3,
};

/** Positive when it became worse. */
function stepDown({ before, after }: VerdictChange): number {
  return before === undefined || after === undefined ? 0 : RANKS[after] - RANKS[before];
}

function fateOf(verdicts: readonly VerdictChange[]): ApplicationFate {
  const worse = verdicts.filter((verdict) => stepDown(verdict) > 0);
  const isBetter = verdicts.some((verdict) => stepDown(verdict) < 0);
  if (worse.some(({ place }) => place === "plan")) return "worse";
  if (worse.length > 0) return isBetter ? "mixed" : "worse";
  return isBetter ? "better" : "other";
}
