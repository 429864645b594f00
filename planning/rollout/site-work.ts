import type { RolloutSpec } from "../../generated/estate";
import type { Catalog, Estate, Site } from "../../model/estate";
import { itemPriceInput, priceInput } from "../cost/price-book";
import type { SiteSizing } from "../estate-sizing";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromFigure, fromYaml } from "../figure-input";
import { roundTo, roundUp } from "../rounding";
import { ROLLOUT_TASKS, type RolloutTask } from "./rollout-plan";

/** What is still to be done in a building. */
export interface SiteWork {
  readonly site: Site;
  /** Weeks by task; those that are done, or that the building does not need, are left out. */
  readonly weeks: ReadonlyMap<RolloutTask, number>;
  readonly totalWeeks: Figure;
  readonly costEur: Figure;
  readonly accessPoints: number;
  /** Figures behind the weeks. */
  readonly workings: readonly Figure[];
}

/** Settings of estate.yaml as inputs of figures; made once for all buildings. */
export type WorkInputs = Readonly<
  Record<Exclude<keyof RolloutSpec["work"], "sources" | "assumptions">, FigureInput>
>;

/** The inputs that come from `rollout.work` of estate.yaml. */
export function workInputs({ work }: RolloutSpec): WorkInputs {
  const input = (name: keyof WorkInputs, unit: string): FigureInput =>
    fromYaml(name, work[name], unit, ESTATE_FILE, "rollout", "work", name);
  return {
    surveyWeeks: input("surveyWeeks", "weeks"),
    fibreWeeks: input("fibreWeeks", "weeks"),
    dropsPerWeek: input("dropsPerWeek", "drops/week"),
    powerWeeks: input("powerWeeks", "weeks"),
    accessPointsPerWeek: input("accessPointsPerWeek", "access points/week"),
    validationWeeks: input("validationWeeks", "weeks"),
    roomsPerWeek: input("roomsPerWeek", "rooms/week"),
    handoverWeeks: input("handoverWeeks", "weeks"),
  };
}

/** Weeks and cost of what is still to be done in a building. */
export function siteWork(
  { catalog }: Pick<Estate, "catalog">,
  site: Site,
  sizing: Pick<SiteSizing, "wlan" | "rooms">,
  inputs: WorkInputs,
): SiteWork {
  const { wlan, rooms } = sizing;
  const done = new Set<RolloutTask>([
    ...site.rollout.done,
    ...(site.rollout.fibreReady === undefined ? [] : (["fibre"] as const)),
  ]);
  const sized = [
    weeksFor(site, "cabling", "cablingWeeks", wlan?.drops, inputs.dropsPerWeek),
    weeksFor(site, "access-points", "accessPointWeeks", wlan?.accessPoints, inputs.accessPointsPerWeek),
    weeksFor(site, "rooms", "roomWeeks", rooms?.rooms, inputs.roomsPerWeek),
  ].flatMap((own) => (own === undefined || done.has(own.task) ? [] : [own]));
  const needs = taskInputs(inputs, sized, wlan);
  const left = ROLLOUT_TASKS.flatMap((task) => {
    const input = needs.get(task);
    return input === undefined || done.has(task) ? [] : [{ task, input }];
  });
  return {
    site,
    weeks: new Map(left.map(({ task, input }) => [task, input.value])),
    totalWeeks: {
      subject: `rollout/${site.id}/weeks`,
      value: left.reduce((sum, { input }) => sum + input.value, 0),
      unit: "weeks",
      formula: left.map(({ input }) => input.name).join(" + "),
      inputs: left.map(({ input }) => input),
    },
    costEur: costFigure(catalog, site, sizing, done),
    accessPoints: wlan?.accessPoints.value ?? 0,
    workings: sized.map(({ figure }) => figure),
  };
}

interface SizedTask {
  readonly task: RolloutTask;
  readonly figure: Figure;
  readonly input: FigureInput;
}

function weeksFor(
  { id }: Site,
  task: RolloutTask,
  name: string,
  amount: Figure | undefined,
  perWeek: FigureInput,
): SizedTask | undefined {
  if (amount === undefined || amount.value === 0) return undefined;
  const what = amount.subject.slice(amount.subject.lastIndexOf("/") + 1);
  const figure: Figure = {
    subject: `rollout/${id}/${name}`,
    value: roundUp(amount.value / perWeek.value),
    unit: "weeks",
    formula: `ceil(${what} ÷ ${perWeek.name})`,
    inputs: [fromFigure(what, amount), perWeek],
  };
  return { task, figure, input: fromFigure(name, figure) };
}

/** Survey, fibre and handover are for every building. */
function taskInputs(
  inputs: WorkInputs,
  sized: readonly SizedTask[],
  wlan: SiteSizing["wlan"],
): ReadonlyMap<RolloutTask, FigureInput> {
  return new Map<RolloutTask, FigureInput>([
    ["survey", inputs.surveyWeeks],
    ["fibre", inputs.fibreWeeks],
    ...((wlan?.switches.value ?? 0) > 0 ? [["power", inputs.powerWeeks] as const] : []),
    ...((wlan?.accessPoints.value ?? 0) > 0 ? [["validation", inputs.validationWeeks] as const] : []),
    ...sized.map(({ task, input }) => [task, input] as const),
    ["handover", inputs.handoverWeeks],
  ]);
}

/** Pieces and cables count until the task is done that brings them into the building. */
function costFigure(
  catalog: Catalog,
  { id }: Site,
  { wlan, rooms }: Pick<SiteSizing, "wlan" | "rooms">,
  done: ReadonlySet<RolloutTask>,
): Figure {
  const parts = (wlan?.items ?? []).flatMap(({ section, id: item, count }) =>
    done.has(section === "accessPoints" ? "access-points" : "power")
      ? []
      : [{ count, price: priceInput(catalog, catalog[section][item]?.price ?? "") }],
  );
  if (wlan !== undefined && wlan.drops.value > 0 && !done.has("cabling")) {
    parts.push({ count: wlan.drops, price: itemPriceInput(catalog, "networkDrop") });
  }
  const roomsCost = done.has("rooms") ? undefined : rooms?.costEur;
  const pieces = parts.reduce((sum, { count, price }) => sum + count.value * price.value, 0);
  return {
    subject: `rollout/${id}/costEur`,
    value: roundTo(pieces + (roomsCost?.value ?? 0), 2),
    unit: "EUR",
    formula: roomsCost === undefined ? "sum(count × price)" : "sum(count × price) + roomCostEur",
    inputs: [
      ...parts.flatMap(({ count, price }) => [fromFigure("count", count), price]),
      ...(roomsCost === undefined ? [] : [fromFigure("roomCostEur", roomsCost)]),
    ],
  };
}
