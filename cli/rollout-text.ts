import type { CriticalStep, RolloutPlan, SiteRollout } from "../planning/rollout/rollout-plan";
import type { Colours } from "./colours";
import { plural } from "./findings";
import { ganttScale } from "./gantt";
import { whole } from "./quantity";
import { textTable } from "./text-table";

/** Buildings that are shown unless all are asked for (count). */
const SITES_SHOWN = 40;

/** The roll-out on one line, for the plan. */
export function rolloutLine({ start, end, target, siteCount, costEur }: RolloutPlan): string {
  if (end === undefined) return "roll-out  all buildings are done";
  const until = target === undefined ? "" : `, target ${target}`;
  return `roll-out  ${plural(siteCount.value, "building")} from ${start} to ${end}${until}; ${whole(costEur.value)} EUR`;
}

/** Waves, buildings, years, and what decides the last day. */
export function rolloutText(
  rollout: RolloutPlan,
  { city, all, colours }: { readonly city: string; readonly all: boolean; readonly colours: Colours },
): string {
  const line = rolloutLine(rollout).replace("roll-out  ", "");
  const { end } = rollout;
  if (end === undefined) return `${colours.bold(city)}: ${line}\n`;
  const bar = ganttScale({ from: rollout.start, to: end });
  const shown = all ? rollout.sites : rollout.sites.slice(0, SITES_SHOWN);
  const hidden = rollout.sites.length - shown.length;
  return [
    `${colours.bold(city)}: ${line}\n`,
    waveTable(rollout, bar, colours),
    siteTable(shown, bar, colours),
    hidden === 0 ? "" : `… and ${whole(hidden)} more; --all shows them\n`,
    yearTable(rollout, colours),
    ...blockedTable(rollout.sites, colours),
    "\nthe last day is decided by\n",
    ...rollout.criticalPath.map((step) => `  ${stepText(step)}\n`),
    "\n# work, . waiting, * critical; tasks of a building: workplace rollout <site>\n",
  ].join("");
}

/** One building with its tasks. */
export function siteRolloutText(site: SiteRollout, colours: Colours): string {
  const { id, priority, wave, from, to, weeks, costEur, waitsFor, blockedBy, tasks } = site;
  const bar = ganttScale({ from, to });
  const rows = tasks.map((task) => [task.task, task.from, task.to, whole(task.weeks), bar([task])]);
  const head =
    `${colours.bold(id)}: wave ${wave}, priority ${priority}, ${plural(weeks.value, "week")} of work, ` +
    `${whole(costEur.value)} EUR\n`;
  return [
    head,
    textTable(["task", "from", "to", "weeks", ""], rows, colours),
    waitsFor === undefined ? "" : `\nwaits longest for ${waitText(waitsFor)}\n`,
    ...blockedBy.map(({ what, until }) => `blocked by ${what} until ${until}\n`),
  ].join("");
}

type Bar = ReturnType<typeof ganttScale>;

function waveTable({ waves }: RolloutPlan, bar: Bar, colours: Colours): string {
  const rows = waves.map(({ id, from, to, sites, accessPoints, costEur }) => [
    id,
    whole(sites.length),
    whole(accessPoints),
    whole(costEur),
    from,
    to,
    bar([{ from, to }]),
  ]);
  return textTable(["wave", "sites", "access points", "EUR", "from", "to", ""], rows, colours);
}

function siteTable(sites: readonly SiteRollout[], bar: Bar, colours: Colours): string {
  const rows = sites.map(({ id, wave, from, to, weeks, waitsFor, isCritical, tasks }) => [
    `${id}${isCritical ? " *" : ""}`,
    wave,
    from,
    to,
    whole(weeks.value),
    waitsFor === undefined ? "" : waitText(waitsFor),
    bar(tasks),
  ]);
  return textTable(["site", "wave", "from", "to", "weeks", "waits for", ""], rows, colours);
}

function yearTable({ costPerYear }: RolloutPlan, colours: Colours): string {
  const rows = costPerYear.map(({ year, sites, costEur }) => [
    String(year),
    whole(sites),
    whole(costEur.value),
  ]);
  return textTable(["year", "handed over", "EUR"], rows, colours);
}

function blockedTable(sites: readonly SiteRollout[], colours: Colours): readonly string[] {
  const rows = sites.flatMap(({ id, blockedBy }) => blockedBy.map(({ what, until }) => [id, what, until]));
  return rows.length === 0 ? [] : [textTable(["blocked", "by", "until"], rows, colours)];
}

function waitText({ what, weeks }: NonNullable<SiteRollout["waitsFor"]>): string {
  return `${what}, ${plural(weeks, "week")}`;
}

function stepText({ site, task, from, to, after }: CriticalStep): string {
  return `${from} to ${to}  ${site}: ${task}, after ${after}`;
}
