import type { RolloutSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { Estate, Site } from "../../model/estate";
import type { SiteSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromFigure, fromYaml, sumFigure } from "../figure-input";
import { roundTo } from "../rounding";
import { criticalPath } from "./critical-path";
import { siteRollout, type PlannedSite } from "./rollout-dates";
import { lateSiteFindings, targetFinding, tooSlowFinding } from "./rollout-finding";
import type { RolloutPlan } from "./rollout-plan";
import { rolloutWaves, rolloutYears } from "./rollout-year";
import { scheduleRollout, type RolloutCapacity, type ScheduleSite } from "./schedule";
import { siteReadiness } from "./site-readiness";
import { siteWork, workInputs } from "./site-work";
import { targetNeeds } from "./target-need";
import { HORIZON_YEARS, workCalendar, type WorkCalendar } from "./work-calendar";

/** Roll-out of an estate, with what explains it. */
export interface SizedRollout {
  /** Absent where no end is in sight. */
  readonly rollout?: RolloutPlan;
  /** Intermediate figures. */
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
}

/** A building before it has its weeks. */
type OpenSite = Omit<PlannedSite, "scheduled">;

/**
 * Schedules the buildings that are planned or staging; the others are done, or given up.
 *
 * @param today - no work before this day, YYYY-MM-DD
 * @returns undefined when the estate has no roll-out
 */
export function sizeRollout(
  estate: Estate,
  siteSizings: readonly Pick<SiteSizing, "id" | "wlan" | "rooms">[],
  today: string,
): SizedRollout | undefined {
  const { rollout } = estate.settings;
  if (rollout === undefined) return undefined;
  const calendar = workCalendar(rollout.start, today, rollout.freezes);
  const sites = openSites(estate, rollout, siteSizings, calendar);
  const totals = totalFigures(rollout, sites);
  const capacity = capacityOf(rollout);
  const requests = sites.map(scheduleSite);
  const tooLong = tooLongReason(rollout, totals);
  if (tooLong !== undefined) return { workings: [], findings: [tooSlowFinding(tooLong)] };
  const scheduled = scheduleRollout(requests, capacity, calendar);
  const planned = sites.flatMap((site, index) => {
    const own = scheduled[index];
    return own === undefined ? [] : [{ ...site, scheduled: own }];
  });
  const late = planned.find((site) => site.scheduled.endWeek > calendar.weeks);
  if (late !== undefined) return { workings: [], findings: [tooSlowFinding(lateReason(late, calendar))] };
  const { plan, workings } = datedPlan(planned, calendar, today);
  const { target } = rollout;
  const isLate = target !== undefined && plan.end !== undefined && plan.end > target;
  return {
    rollout: { ...totals, ...(target === undefined ? {} : { target }), ...plan },
    workings: [...sites.flatMap(({ work }) => work.workings), ...workings],
    findings: isLate
      ? [
          targetFinding(rollout, target, {
            sites: sites.length,
            end: plan.end,
            needs: targetNeeds(requests, capacity, target, calendar),
          }),
          ...lateSiteFindings(sites, target, calendar),
        ]
      : [],
  };
}

/** Buildings with work to do. Work that has begun comes first, because the schedule settles ties by this order. */
function openSites(
  estate: Estate,
  rollout: RolloutSpec,
  siteSizings: readonly Pick<SiteSizing, "id" | "wlan" | "rooms">[],
  calendar: WorkCalendar,
): readonly OpenSite[] {
  const inputs = workInputs(rollout);
  const sizings = new Map(siteSizings.map((sizing) => [sizing.id, sizing]));
  const open = estate.sites.filter(({ state }) => state === "planned" || state === "staging");
  return [...open.filter(isUnderWay), ...open.filter((site) => !isUnderWay(site))].map((site) => {
    const work = siteWork(estate, site, sizings.get(site.id) ?? {}, inputs);
    return { work, readiness: siteReadiness(site, work.weeks, calendar) };
  });
}

function isUnderWay({ state, rollout }: Site): boolean {
  return state === "staging" || rollout.done.length > 0;
}

function scheduleSite({ work, readiness }: OpenSite): ScheduleSite {
  const { state, rollout } = work.site;
  return {
    readyWeek: readiness.week,
    priority: rollout.priority,
    hasBegun: state === "staging",
    weeks: work.weeks,
    costEur: work.costEur.value,
  };
}

function capacityOf({ sitesPerYear, budgetEurPerYear, crews }: RolloutSpec): RolloutCapacity {
  const { accessPoints, survey, fibre, cabling, power, validation, rooms } = crews;
  return {
    sitesPerYear,
    budgetEurPerYear,
    crews: { survey, fibre, cabling, power, "access-points": accessPoints, validation, rooms },
  };
}

type Totals = Pick<RolloutPlan, "siteCount" | "years" | "costEur">;

function totalFigures({ sitesPerYear }: RolloutSpec, sites: readonly OpenSite[]): Totals {
  const siteCount: Figure = {
    subject: "city/rolloutSites",
    value: sites.length,
    unit: "sites",
    formula: "sites whose state is planned or staging",
    inputs: [],
  };
  return {
    siteCount,
    years: {
      subject: "city/rolloutYears",
      value: roundTo(sites.length / sitesPerYear, 2),
      unit: "years",
      formula: "rolloutSites ÷ sitesPerYear",
      inputs: [
        fromFigure("rolloutSites", siteCount),
        fromYaml("sitesPerYear", sitesPerYear, "sites/year", ESTATE_FILE, "rollout", "sitesPerYear"),
      ],
    },
    costEur: sumFigure(
      "city/rolloutCostEur",
      "EUR",
      "costEur",
      sites.map(({ work }) => work.costEur),
    ),
  };
}

function tooLongReason(
  { sitesPerYear, budgetEurPerYear = Infinity }: RolloutSpec,
  { siteCount, years, costEur }: Totals,
): string | undefined {
  if (years.value > HORIZON_YEARS) return `${siteCount.value} sites at ${sitesPerYear} a year`;
  if (costEur.value / budgetEurPerYear <= HORIZON_YEARS) return undefined;
  return `${Math.round(costEur.value)} EUR at ${budgetEurPerYear} EUR a year`;
}

function lateReason({ work }: PlannedSite, calendar: WorkCalendar): string {
  return `site "${work.site.id}" is not handed over before ${calendar.from(calendar.weeks)}`;
}

function datedPlan(
  planned: readonly PlannedSite[],
  calendar: WorkCalendar,
  today: string,
): { readonly plan: Omit<RolloutPlan, keyof Totals | "target">; readonly workings: readonly Figure[] } {
  const path = planned.length === 0 ? [] : criticalPath(planned, calendar);
  const critical = new Set(path.map(({ site }) => site));
  const sites = planned
    .map((site) => siteRollout(site, calendar, today, critical.has(site.work.site.id)))
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : a.id < b.id ? -1 : 1));
  const { years, workings } = rolloutYears(planned, sites);
  const accessPoints = new Map(planned.map(({ work }) => [work.site.id, work.accessPoints]));
  const end = sites.at(-1)?.to;
  return {
    plan: {
      start: calendar.from(0),
      ...(end === undefined ? {} : { end }),
      sites,
      waves: rolloutWaves(sites, accessPoints),
      costPerYear: years,
      criticalPath: path,
    },
    workings,
  };
}
