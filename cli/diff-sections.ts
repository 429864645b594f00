import { groupBy } from "../model/group-by";
import type { ChangeGroup, ElementChange, FactChange, FigureChange } from "../planning/plan-diff";
import type { ChangeAction } from "../stacks/replacement";
import type { ResourceDiff, StackDiff } from "../stacks/stack-diff";
import { capacity, percent, whole } from "./quantity";

/** Headings, in the order in which architects read. */
export const GROUP_TITLES: Readonly<Record<ChangeGroup, string>> = {
  city: "city",
  pools: "pools",
  clusters: "clusters",
  sites: "sites",
  hotlines: "hotlines",
  licences: "licences",
  devices: "devices",
};

/** Elements of a group that are shown (count; our own choice: one screen). */
export const ELEMENTS_SHOWN = 12;

/**
 * Figures that architects decide by, by their name in the subject. The others follow from them and stand in
 * `--format json` only.
 */
const HEADLINES: readonly string[] = [
  "people",
  "peakSessions",
  "hosts",
  "sessionsPerHost",
  "shares",
  "physicalHosts",
  "desksNeeded",
  "roomsFreed",
  "uplinkShare",
  "trunkChannels",
  "mediaServers",
  "concurrentCalls",
  "agents",
  "rosteredAgents",
  "quotaVcpu",
  "count",
  "energyKwhPerYear",
  "monthlyCostEur",
  "monthlyBudgetEur",
  "oneOffCostEur",
];

/** Units that say no more than the figure's name. */
const NAMED_UNITS: readonly string[] = [
  "people",
  "sessions",
  "hosts",
  "vCPU",
  "shares",
  "servers",
  "desks",
  "channels",
  "calls",
  "agents",
  "rooms",
  "share",
  "GiB",
];

/** Decisions that are lists: only what came and what went is shown. */
const LISTS: readonly string[] = ["members", "applications", "image generations", "redirection"];

/** What a figure or decision is called and how it changed: `hosts 30 → 33 (+3)`. */
export interface ShownChange {
  readonly name: string;
  readonly change: string;
}

/** The changes of an element that are worth a reader's time; none = only small print has changed. */
export function shownChanges({ change, figures, facts }: ElementChange): readonly ShownChange[] {
  const headlines = figures.filter(({ subject }) => HEADLINES.includes(nameOf(subject)));
  if (change === "changed") return [...headlines.map(figureChange), ...facts.map(factChange)];
  const size = facts.filter(({ name }) => name === "machine size").map(onlyFact);
  return [...headlines.map(onlyFigure), ...size];
}

/** Whether an element stands in the text at all: new and removed ones always do. */
export function isShown(element: ElementChange): boolean {
  return element.change !== "changed" || shownChanges(element).length > 0;
}

/** Resources that are treated alike. */
export interface ResourceGroup {
  readonly action: ChangeAction;
  readonly type: string;
  readonly attributes: readonly string[];
  readonly resources: readonly ResourceDiff[];
}

/** Resources of a stack, grouped by what happens to them: thirty hosts that get a new tag are one line. */
export function resourceGroups({ resources }: StackDiff): readonly ResourceGroup[] {
  const groups = groupBy(resources, ({ action, type, attributes }) =>
    JSON.stringify([action, type, attributes]),
  );
  return [...groups.values()].map((members) => {
    const [{ action, type, attributes }] = members;
    return { action, type, attributes, resources: members };
  });
}

/** `3 created, 1 REPLACED`. */
export function countsText(resources: readonly Pick<ResourceDiff, "action">[]): string {
  const verbs = { create: "created", update: "changed", replace: "REPLACED", delete: "deleted" } as const;
  return (["create", "update", "replace", "delete"] as const)
    .map(
      (action) => [resources.filter((resource) => resource.action === action).length, verbs[action]] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, verb]) => `${count} ${verb}`)
    .join(", ");
}

function figureChange({ subject, unit, before, after }: FigureChange): ShownChange {
  const delta = after - before;
  const sign = delta > 0 ? "+" : "−";
  const change = `${quantity(before, unit)} → ${quantity(after, unit)}${unitText(unit)}`;
  const step = quantity(Math.abs(delta), unit);
  return { name: words(subject), change: `${change} (${sign}${unit === "share" ? points(step) : step})` };
}

function onlyFigure({ subject, unit, before, after }: FigureChange): ShownChange {
  return { name: words(subject), change: `${quantity(after === 0 ? before : after, unit)}${unitText(unit)}` };
}

function factChange({ name, before = "nothing", after = "nothing" }: FactChange): ShownChange {
  if (!LISTS.includes(name)) return { name, change: `${before} → ${after}` };
  const [old = [], fresh = []] = [before, after].map((list) => (list === "none" ? [] : list.split(", ")));
  const steps = [
    ...fresh.filter((item) => !old.includes(item)).map((item) => `+ ${item}`),
    ...old.filter((item) => !fresh.includes(item)).map((item) => `− ${item}`),
  ];
  return { name, change: steps.join(", ") };
}

function onlyFact({ name, before, after }: FactChange): ShownChange {
  return { name, change: after ?? before ?? "" };
}

function quantity(value: number, unit: string): string {
  if (unit === "share") return percent(value);
  return unit === "GiB" ? capacity(value) : whole(value);
}

/** A difference of two percentages is no percentage. */
function points(step: string): string {
  return `${step.replace(" %", "")} points`;
}

function unitText(unit: string): string {
  return NAMED_UNITS.includes(unit) ? "" : ` ${unit.replace("pieces", "")}`.trimEnd();
}

function nameOf(subject: string): string {
  return subject.slice(subject.lastIndexOf("/") + 1);
}

/** `monthlyCostEur` → `monthly cost`; the unit stands beside the number. */
function words(subject: string): string {
  return nameOf(subject)
    .replace("oneOff", "one-off")
    .replace("quotaVcpu", "vCPU quota")
    .replace(/(Eur|GiB|Mbps|KwhPerYear)$/, "")
    .replace(/(?<=[a-z])[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`);
}
