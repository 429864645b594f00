import type { Figure } from "./figure";
import { spanText } from "./lock/number-span";
import type { NetworkAllocation, Plan, PoolPlan } from "./plan";
import {
  cityOf,
  clustersOf,
  hotlinesOf,
  plainElement,
  poolOf,
  sitesOf,
  type PlanElement,
} from "./plan-element";

/** Part of the estate that a change is about, in the order in which architects read it. */
export const CHANGE_GROUPS = [
  "city",
  "pools",
  "clusters",
  "sites",
  "hotlines",
  "licences",
  "devices",
] as const;
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

/** A figure with another value than before. */
export interface FigureChange {
  readonly subject: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
}

/** A decision other than a number: machine size, image generations, members. */
export interface FactChange {
  readonly name: string;
  /** Undefined = there was none. */
  readonly before?: string;
  readonly after?: string;
}

/** One element of the estate and how it differs; "city" for the city itself. */
export interface ElementChange {
  readonly group: ChangeGroup;
  readonly id: string;
  readonly change: "added" | "removed" | "changed";
  /** For `added`: the removed element of the same kind that it stands in for (a renamed zone, for instance). */
  readonly replaces?: string;
  /** For `added` and `removed`, values from or to zero. */
  readonly figures: readonly FigureChange[];
  readonly facts: readonly FactChange[];
}

/** Something that the lock file gives out, and did not before, or the other way round. */
export interface AllocationChange {
  /** `pool/<id>/subnet 1`, `site/<id>`, `network/<platform>/<name>`, `numbers/<site>`. */
  readonly subject: string;
  /** `10.64.0.0/22`, with ` VLAN 104` where there is one; undefined = nothing. */
  readonly before?: string;
  readonly after?: string;
}

/** What a change of the estate does to its plan. */
export interface PlanDiff {
  readonly elements: readonly ElementChange[];
  readonly allocations: readonly AllocationChange[];
}

/**
 * Smallest step in which a figure is read, by unit; all others in whole numbers. Our own choice.
 *
 * `share`: one percentage point.
 */
const STEP: Readonly<Record<string, number>> = { share: 0.01 };

/**
 * Compares two plans: figures, decisions and addresses.
 *
 * @returns elements by group and id, without those whose differences are noise
 */
export function planDiff(before: Plan, after: Plan): PlanDiff {
  const removed = before.pools.filter(({ id }) => !after.pools.some((pool) => pool.id === id));
  const elements = elementsOf("city", [cityOf(before)], [cityOf(after)]);
  const pools = elementsOf("pools", before.pools.map(poolOf), after.pools.map(poolOf));
  return {
    elements: [
      ...elements,
      ...pools.map((change) => withReplaced(change, after.pools, removed)),
      ...elementsOf("clusters", clustersOf(before), clustersOf(after)),
      ...elementsOf("sites", sitesOf(before), sitesOf(after)),
      ...elementsOf("hotlines", hotlinesOf(before), hotlinesOf(after)),
      ...elementsOf("licences", before.licences.map(plainElement), after.licences.map(plainElement)),
      ...elementsOf("devices", before.devices.map(plainElement), after.devices.map(plainElement)),
    ],
    allocations: changedTexts(allocationsOf(before), allocationsOf(after)).map(({ name, ...texts }) => ({
      subject: name,
      ...texts,
    })),
  };
}

function elementsOf(
  group: ChangeGroup,
  before: readonly PlanElement[],
  after: readonly PlanElement[],
): readonly ElementChange[] {
  const old = new Map(before.map((element) => [element.id, element]));
  const fresh = new Map(after.map((element) => [element.id, element]));
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((id) => {
    const from = old.get(id);
    const to = fresh.get(id);
    const figures = changedFigures(from?.figures ?? [], to?.figures ?? []);
    const facts = changedTexts(from?.facts ?? new Map(), to?.facts ?? new Map());
    const change = from === undefined ? "added" : to === undefined ? "removed" : "changed";
    return change === "changed" && figures.length + facts.length === 0
      ? []
      : [{ group, id, change, figures, facts } as const];
  });
}

function changedFigures(before: readonly Figure[], after: readonly Figure[]): readonly FigureChange[] {
  const old = new Map(before.map((figure) => [figure.subject, figure]));
  const fresh = new Map(after.map((figure) => [figure.subject, figure]));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((subject) => {
    const from = old.get(subject);
    const to = fresh.get(subject);
    const unit = (to ?? from)?.unit ?? "";
    const change = { subject, unit, before: from?.value ?? 0, after: to?.value ?? 0 };
    return isNoise(change) ? [] : [change];
  });
}

/** Less than half a step, or two numbers that read the same once they are rounded. */
function isNoise({ unit, before, after }: FigureChange): boolean {
  const step = STEP[unit] ?? 1;
  return Math.abs(after - before) < step / 2 || Math.round(before / step) === Math.round(after / step);
}

function changedTexts(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly FactChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [from, to] = [before.get(name), after.get(name)];
    if (from === to) return [];
    return [
      { name, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) },
    ];
  });
}

function withReplaced(
  change: ElementChange,
  pools: readonly PoolPlan[],
  removed: readonly PoolPlan[],
): ElementChange {
  if (change.change !== "added") return change;
  const added = pools.find(({ id }) => id === change.id);
  const replaced = removed.filter((pool) => added !== undefined && isSamePool(pool, added));
  // Of several candidates none is more likely than the others.
  return replaced.length === 1 && replaced[0] !== undefined
    ? { ...change, replaces: replaced[0].id }
    : change;
}

/** The same people on the same kind of desktop: only a part of the pool's id has another name. */
function isSamePool(left: PoolPlan, right: PoolPlan): boolean {
  const keyOf = ({ platform, sessionType, members }: PoolPlan): string =>
    JSON.stringify([
      platform,
      sessionType,
      members.map(({ userGroup, scenario }) => `${userGroup}/${scenario}`).sort(),
    ]);
  return keyOf(left) === keyOf(right);
}

function allocationsOf({
  pools,
  sites,
  azure,
  vsphere,
  telephony,
  conferencing,
}: Plan): ReadonlyMap<string, string> {
  const networks = {
    azure: azure?.networks ?? {},
    vsphere: { ...vsphere?.networks, ...conferencing?.servers?.networks },
  };
  return new Map([
    ...pools.flatMap(({ id, allocation }) =>
      allocation.subnets.map(
        ({ cidr }, index) =>
          [`pool/${id}/subnet ${index + 1}`, allocationText({ ...allocation, cidr })] as const,
      ),
    ),
    ...Object.entries(networks).flatMap(([platform, byName]) =>
      Object.entries(byName).map(
        ([name, allocation]) => [`network/${platform}/${name}`, allocationText(allocation)] as const,
      ),
    ),
    ...sites.map(({ id, allocation }) => [`site/${id}`, allocationText(allocation)] as const),
    ...(telephony?.sites ?? []).map(
      ({ id, numbers }) => [`numbers/${id}`, numbers.blocks.map(spanText).join(", ")] as const,
    ),
  ]);
}

function allocationText({ cidr, vlanId }: NetworkAllocation): string {
  return vlanId === undefined ? cidr : `${cidr} VLAN ${vlanId}`;
}
