import type { ApplicationEstate, Scenario } from "../model/estate";
import { groupBy } from "../model/group-by";
import type { AssessedApplication } from "./assessed-application";
import type { Policy } from "./environment";
import { policyOf } from "./policy";
import type { Portfolio } from "./portfolio";
import { REMEDIATIONS, type EffortClass, type Remediation, type RemediationId } from "./remediation-catalog";
import type { Way, WayKind, WayOut } from "./way";
import { wayOut } from "./way-out";
import { EFFORT_CLASSES } from "./way-step";

/** A way out for the people of one scenario. */
export interface ScenarioWayOut {
  /** Id of the scenario. */
  readonly scenario: string;
  /** Undefined where the application is compatible. */
  readonly wayOut: WayOut | undefined;
}

/** What one application needs where most of its users sit. */
export interface ApplicationWayOut {
  /** Id of the manifest. */
  readonly application: string;
  readonly scenario: string;
  /** People who use it; 0 when no user group names it. */
  readonly people: number;
  readonly wayOut: WayOut;
}

/** What stands behind an effort class: the applications whose cheapest way has it, and their days. */
export interface EffortTotal {
  readonly applications: number;
  /** Working days, without the steps that are done once for all. */
  readonly days: number;
}

/** Ways out of a whole portfolio. Plain data. */
export interface WaysOut {
  /** Applications that are not simply compatible, sorted by id. */
  readonly applications: readonly ApplicationWayOut[];
  readonly efforts: Readonly<Record<EffortClass, EffortTotal>>;
  /** Steps that are done once, whatever the number of applications, with those that need them. */
  readonly once: readonly {
    readonly remediation: RemediationId;
    readonly days: number;
    readonly applications: number;
  }[];
  /** Days of all of it. */
  readonly days: number;
  /** Applications whose cheapest way is another product or none, by kind; sorted by id. */
  readonly migrations: Readonly<Record<"replace" | "migrate" | "retire", readonly string[]>>;
  /** Applications that no user group names, whatever the way out; sorted by id. */
  readonly unused: readonly string[];
  /** Applications that people can work with only under conditions without a remedy; sorted by id. */
  readonly accepted: readonly string[];
}

/**
 * The cheapest way out of every application that is not compatible in the scenario in which most of its users sit; of an
 * application that nobody uses on the standard desktop.
 */
export function waysOut(estate: ApplicationEstate, portfolio: Portfolio): WaysOut {
  const search = searchOf(estate, portfolio);
  const applications = portfolio.applications.flatMap((assessed): readonly ApplicationWayOut[] => {
    const [scenario] = scenariosOf(assessed, search);
    const found = scenario && find(assessed, scenario, search);
    if (scenario === undefined || found === undefined) return [];
    const { id } = assessed.application;
    return [{ application: id, scenario: scenario.id, people: search.users.get(id) ?? 0, wayOut: found }];
  });
  const unused = portfolio.applications
    .map(({ application: { id } }) => id)
    .filter((id) => !search.users.has(id));
  return { applications, unused, ...totalsOf(applications, search.policy) };
}

/** Ways out of one application in every scenario with people who use it, the one with most of them first. */
export function waysOutOf(
  assessed: AssessedApplication,
  estate: ApplicationEstate,
  portfolio: Portfolio,
): readonly ScenarioWayOut[] {
  const search = searchOf(estate, portfolio);
  return scenariosOf(assessed, search).map((scenario) => ({
    scenario: scenario.id,
    wayOut: find(assessed, scenario, search),
  }));
}

interface Search {
  readonly estate: ApplicationEstate;
  readonly policy: Policy;
  readonly standard: Scenario | undefined;
  /** Application → people in groups that name it. */
  readonly users: ReadonlyMap<string, number>;
  /** Service process → applications. */
  readonly processes: ReadonlyMap<string, readonly AssessedApplication[]>;
  readonly byId: ReadonlyMap<string, AssessedApplication>;
}

function searchOf(estate: ApplicationEstate, { applications, today, standardScenario }: Portfolio): Search {
  return {
    estate,
    policy: policyOf(estate, today),
    standard: estate.scenarios.find(({ id }) => id === standardScenario),
    users: usersByApplication(estate),
    processes: groupBy(applications, ({ application }) => application.serviceProcess),
    byId: new Map(applications.map((assessed) => [assessed.application.id, assessed])),
  };
}

function find(assessed: AssessedApplication, scenario: Scenario, search: Search): WayOut | undefined {
  const { id, serviceProcess, replacedBy } = assessed.application;
  const named = replacedBy === undefined ? undefined : search.byId.get(replacedBy);
  const candidates = new Set(search.processes.get(serviceProcess));
  if (named !== undefined) candidates.add(named);
  return wayOut(assessed, {
    policy: search.policy,
    scenario,
    candidates: [...candidates],
    unused: (search.users.get(id) ?? 0) === 0,
  });
}

function usersByApplication({ userGroups }: ApplicationEstate): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const { applications } of userGroups) {
    for (const [id, people] of Object.entries(applications)) users.set(id, (users.get(id) ?? 0) + people);
  }
  return users;
}

/** Scenarios of the people who use it, taking them as spread like their group; the one with most of them first. */
function scenariosOf({ application }: AssessedApplication, search: Search): readonly Scenario[] {
  const { estate, standard } = search;
  const people = new Map<string, number>();
  for (const { applications, scenarios } of estate.userGroups) {
    const users = applications[application.id] ?? 0;
    const total = Object.values(scenarios).reduce((sum, count) => sum + count, 0);
    if (total === 0) continue;
    for (const [id, count] of Object.entries(scenarios)) {
      people.set(id, (people.get(id) ?? 0) + (users * count) / total);
    }
  }
  const used = estate.scenarios.filter(({ id }) => (people.get(id) ?? 0) > 0);
  if (used.length === 0) return standard === undefined ? [] : [standard];
  return used.sort((a, b) => (people.get(b.id) ?? 0) - (people.get(a.id) ?? 0));
}

function totalsOf(
  applications: readonly ApplicationWayOut[],
  { compatibility: { effortDays } }: Policy,
): Omit<WaysOut, "applications" | "unused"> {
  const efforts = {
    S: { applications: 0, days: 0 },
    M: { applications: 0, days: 0 },
    L: { applications: 0, days: 0 },
  };
  const once = new Map<RemediationId, number>();
  const migrations = { replace: [] as string[], migrate: [] as string[], retire: [] as string[] };
  const accepted: string[] = [];
  for (const { application, wayOut } of applications) {
    const [way] = wayOut.ways;
    if (way === undefined) {
      accepted.push(application);
      continue;
    }
    if (isMigration(way.kind)) migrations[way.kind].push(application);
    efforts[way.effort].applications += 1;
    efforts[way.effort].days += ownDays(way, effortDays);
    for (const { remediation } of way.steps) {
      if (isOnce(remediation)) once.set(remediation, (once.get(remediation) ?? 0) + 1);
    }
  }
  const shared = [...once]
    .map(([remediation, count]) => ({
      remediation,
      days: effortDays[REMEDIATIONS[remediation].effort],
      applications: count,
    }))
    .sort((a, b) => (a.remediation < b.remediation ? -1 : 1));
  const days =
    EFFORT_CLASSES.reduce((sum, effort) => sum + efforts[effort].days, 0) +
    shared.reduce((sum, step) => sum + step.days, 0);
  return { efforts, once: shared, days, migrations, accepted };
}

function isMigration(kind: WayKind): kind is "replace" | "migrate" | "retire" {
  return kind !== "stay" && kind !== "move";
}

function ownDays({ steps }: Way, effortDays: Policy["compatibility"]["effortDays"]): number {
  return steps
    .filter(({ remediation }) => !isOnce(remediation))
    .reduce((sum, { remediation }) => sum + effortDays[REMEDIATIONS[remediation].effort], 0);
}

function isOnce(id: RemediationId): boolean {
  const { once }: Remediation = REMEDIATIONS[id];
  return once === true;
}
