import type { Figure } from "../figure";
import { fromFigure, sumFigure } from "../figure-input";
import { roundTo } from "../rounding";
import type { PlannedSite } from "./rollout-dates";
import type { RolloutWave, RolloutYear, SiteRollout } from "./rollout-plan";

/**
 * Cost and handovers by calendar year. Material and works are ordered together, before cabling: that year's budget pays.
 *
 * @returns years with money or handovers, ascending, and the parts of buildings that several years pay
 */
export function rolloutYears(
  planned: readonly PlannedSite[],
  sites: readonly SiteRollout[],
): { readonly years: readonly RolloutYear[]; readonly workings: readonly Figure[] } {
  const costs = new Map<number, Figure[]>();
  const workings: Figure[] = [];
  for (const { work, scheduled } of planned) {
    const { parts } = scheduled.draw;
    for (const { year, costEur } of parts) {
      const isWhole = parts.length === 1;
      const figure = isWhole ? work.costEur : partFigure(work.costEur, year, costEur);
      if (!isWhole) workings.push(figure);
      const own = costs.get(year);
      if (own === undefined) costs.set(year, [figure]);
      else own.push(figure);
    }
  }
  const handovers = new Map<number, number>();
  for (const { to } of sites) {
    const year = Number(to.slice(0, 4));
    handovers.set(year, (handovers.get(year) ?? 0) + 1);
  }
  const years = [...new Set([...costs.keys(), ...handovers.keys()])].sort((a, b) => a - b);
  return {
    years: years.map((year) => ({
      year,
      sites: handovers.get(year) ?? 0,
      costEur: sumFigure(`rollout/${year}/costEur`, "EUR", "costEur", costs.get(year) ?? []),
    })),
    workings,
  };
}

function partFigure(costEur: Figure, year: number, part: number): Figure {
  return {
    subject: `${costEur.subject}-${year}`,
    value: roundTo(part, 2),
    unit: "EUR",
    formula: "part of costEur that the year's budget pays",
    inputs: [fromFigure("costEur", costEur)],
  };
}

/** Buildings by the quarter of their handover, ascending. */
export function rolloutWaves(
  sites: readonly SiteRollout[],
  accessPoints: ReadonlyMap<string, number>,
): readonly RolloutWave[] {
  const waves = new Map<string, SiteRollout[]>();
  for (const site of sites) {
    const wave = waves.get(site.wave);
    if (wave === undefined) waves.set(site.wave, [site]);
    else wave.push(site);
  }
  return [...waves.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, own]) => ({
      id,
      from: own.reduce((first, { from }) => (from < first ? from : first), own[0]?.from ?? ""),
      to: own.reduce((last, { to }) => (to > last ? to : last), ""),
      sites: own.map((site) => site.id).sort(),
      accessPoints: own.reduce((sum, site) => sum + (accessPoints.get(site.id) ?? 0), 0),
      costEur: roundTo(
        own.reduce((sum, { costEur }) => sum + costEur.value, 0),
        2,
      ),
    }));
}
