import type { RoomKitPlan } from "./conferencing/room-plan";
import type { Figure } from "./figure";
import type { Plan, PoolPlan } from "./plan";

/** An element as figures and facts by name. */
export interface PlanElement {
  readonly id: string;
  readonly figures: readonly Figure[];
  readonly facts: ReadonlyMap<string, string>;
}

/** The city itself: sums, and what no other element stands for. */
export function cityOf(plan: Plan): PlanElement {
  const {
    people,
    peakSessions,
    monthlyCostEur,
    oneOffCostEur,
    energyKwhPerYear,
    azure,
    telephony,
    conferencing,
    wlan,
  } = plan;
  const figures = [people, peakSessions, monthlyCostEur, oneOffCostEur, energyKwhPerYear];
  return {
    id: "city",
    figures: [
      ...figures,
      ...figuresIn(azure),
      ...telephonyFigures(telephony),
      ...figuresIn([conferencing, wlan]),
    ],
    facts: new Map([["name", plan.city.name]]),
  };
}

/** An element that is nothing but its figures. */
export function plainElement(element: { readonly id: string }): PlanElement {
  return { id: element.id, figures: figuresIn(element), facts: new Map() };
}

/** Those of buildings, pools and hotlines stand there. */
function telephonyFigures(telephony: Plan["telephony"]): readonly Figure[] {
  if (telephony === undefined) return [];
  const { sites: _sites, pools: _pools, hotlines: _hotlines, ...city } = telephony;
  return figuresIn(city);
}

/** Buildings with their telephony, meeting rooms, WLAN and handover; figures of single areas and distributors only repeat its sums. */
export function sitesOf({ sites, telephony, rollout }: Plan): readonly PlanElement[] {
  const phones = new Map(telephony?.sites.map((phone) => [phone.id, phone]));
  const handovers = new Map(rollout?.sites.map(({ id, to }) => [id, to]));
  return sites.map(({ rooms, wlan, ...site }) => {
    const { areas: _areas, distributors: _distributors, ...network } = wlan ?? {};
    const { kits = [], ...sums } = rooms ?? {};
    const handover = handovers.get(site.id);
    return {
      id: site.id,
      figures: [...figuresIn(site), ...figuresIn(phones.get(site.id)), ...figuresIn([sums, network])],
      facts: new Map([
        ...kits.map((kit) => [`room ${kit.id}`, kitText(kit)] as const),
        ...(handover === undefined ? [] : [["handover", handover] as const]),
      ]),
    };
  });
}

/** Figures of a kit are those of its class; what a change means is which pieces it takes. */
function kitText({ count, devices }: RoomKitPlan): string {
  return `${count} × (${devices.map(({ id, pieces }) => `${pieces} ${id}`).join(", ")})`;
}

/** Hotlines by their busiest interval. */
export function hotlinesOf({ telephony }: Plan): readonly PlanElement[] {
  // Figures of single intervals only repeat those of the busiest one.
  return (telephony?.hotlines ?? []).map(({ intervals: _, ...hotline }) => plainElement(hotline));
}

/** Clusters on vSphere. */
export function clustersOf({ vsphere }: Plan): readonly PlanElement[] {
  return (vsphere?.clusters ?? []).map(plainElement);
}

/** A pool with the decisions that are no numbers. */
export function poolOf(pool: PoolPlan): PlanElement {
  // Figures of single members only repeat the sum in smaller numbers.
  const { members, applications, generations, host, redirection, ...rest } = pool;
  const open = Object.entries(redirection).flatMap(([name, value]) =>
    value === false ? [] : [value === true ? name : `${name} ${String(value)}`],
  );
  return {
    id: pool.id,
    figures: figuresIn(rest),
    facts: new Map([
      ["machine size", host.name],
      ["image generations", generations.map(generationText).join(", ")],
      ["members", [...new Set(members.map(({ userGroup }) => userGroup))].sort().join(", ")],
      ["applications", applications.map(({ id, mode }) => `${id} (${mode})`).join(", ") || "none"],
      ["redirection", open.sort().join(", ") || "none"],
      ["allowDestroy", String(pool.allowDestroy)],
      ...(pool.cluster === undefined ? [] : [["cluster", pool.cluster] as const]),
    ]),
  };
}

function generationText({
  number,
  azureVersion,
  vsphereTemplate,
  state,
}: PoolPlan["generations"][number]): string {
  return [String(number), azureVersion ?? vsphereTemplate, `(${state})`].filter(Boolean).join(" ");
}

/** All figures of a part of the plan, however deep they lie, in the order in which they stand there. */
function figuresIn(value: unknown): readonly Figure[] {
  if (Array.isArray(value)) return value.flatMap(figuresIn);
  if (typeof value !== "object" || value === null) return [];
  return isFigure(value) ? [value] : Object.values(value).flatMap(figuresIn);
}

function isFigure(value: object): value is Figure {
  return "subject" in value && "formula" in value && "value" in value && "unit" in value;
}
