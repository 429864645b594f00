import type { HotlineSpec } from "../../generated/estate";
import type { Estate, UserGroup } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { Figure } from "../figure";
import { fromConstant, fromFigure, fromYaml, sumFigure } from "../figure-input";
import { roundTo, roundUp } from "../rounding";
import { channelsFor } from "./erlang-b";
import { erlangC } from "./erlang-c";
import { hotlineInput, sizeInterval, type SizedInterval } from "./hotline-interval";
import type { HotlinePlan } from "./telephony-plan";

/** Callers of a hotline who may find its channels taken: ten times stricter than offices, because they are the queue. */
export const HOTLINE_BLOCKING_SHARE: PlanningConstant = {
  name: "HOTLINE_BLOCKING_SHARE",
  value: 0.001,
  unit: "share",
  certainty: "assumption",
  source: "one caller in a thousand, as technical notes advise for announcements and queues",
};

/** Sizes a hotline by its busiest day. */
export function sizeHotline(
  estate: Estate,
  id: string,
  hotline: HotlineSpec,
): { readonly hotline: HotlinePlan; readonly workings: readonly Figure[] } {
  const intervals = hotline.callsPerInterval.map((_, index) => sizeInterval(id, hotline, index));
  const busiest = largest(intervals, ({ agents }) => agents.value);
  const loudest = largest(intervals, ({ queue }) => queue.erlang);
  const crowded = largest(intervals, ({ inSystem }) => inSystem.value);
  const agents: Figure = {
    ...sumFigure(`hotline/${id}/agents`, "agents", "agents", [busiest.agents]),
    formula: "agents of the busiest interval",
    boundBy: busiest.from,
  };
  const overflow = overflowFigure(id, hotline, intervals);
  const plan: HotlinePlan = {
    id,
    name: hotline.name,
    site: hotline.site,
    intervals: intervals.map(({ from, agents: needed, answered, wait }) => ({
      from,
      agents: needed,
      answeredShare: answered,
      averageWaitSeconds: wait,
    })),
    erlang: loudest.erlang,
    agents,
    rosteredAgents: {
      subject: `hotline/${id}/rosteredAgents`,
      value: roundUp(agents.value / (1 - hotline.shrinkageShare)),
      unit: "agents",
      formula: "ceil(agents ÷ (1 − shrinkageShare))",
      inputs: [
        fromFigure("agents", agents),
        hotlineInput(id, hotline.shrinkageShare, "share", "shrinkageShare"),
      ],
    },
    people: peopleFigure(
      id,
      estate.userGroups.filter(({ telephony }) => telephony.hotline === id),
    ),
    channels: {
      subject: `hotline/${id}/channels`,
      value: channelsFor(crowded.inSystem.value, HOTLINE_BLOCKING_SHARE.value),
      unit: "channels",
      formula:
        "fewest channels that lose at most HOTLINE_BLOCKING_SHARE of the callers in conversation and queue (Erlang B)",
      inputs: [fromFigure("callersErlang", crowded.inSystem), fromConstant(HOTLINE_BLOCKING_SHARE)],
      boundBy: crowded.from,
    },
    ...(overflow === undefined ? {} : { overflowShare: overflow }),
  };
  return { hotline: plan, workings: intervals.flatMap(({ erlang, inSystem }) => [erlang, inSystem]) };
}

function overflowFigure(
  id: string,
  { overflow, handlingSeconds }: HotlineSpec,
  intervals: readonly SizedInterval[],
): Figure | undefined {
  if (overflow === undefined) return undefined;
  const { afterSeconds } = overflow;
  const share = ({ queue }: SizedInterval): number =>
    queue.erlang === 0
      ? 0
      : erlangC(queue.erlang, queue.agents) *
        Math.exp((-(queue.agents - queue.erlang) * afterSeconds) / handlingSeconds);
  const worst = largest(intervals, share);
  return {
    subject: `hotline/${id}/overflowShare`,
    value: roundTo(share(worst), 4),
    unit: "share",
    formula:
      "C × e^(−(agents − erlang) × afterSeconds ÷ handlingSeconds), C by Erlang C, in the worst interval",
    inputs: [
      fromFigure("erlang", worst.erlang),
      fromFigure("agents", worst.agents),
      hotlineInput(id, handlingSeconds, "s", "handlingSeconds"),
      hotlineInput(id, afterSeconds, "s", "overflow", "afterSeconds"),
    ],
    boundBy: worst.from,
  };
}

function peopleFigure(id: string, groups: readonly UserGroup[]): Figure {
  return {
    subject: `hotline/${id}/people`,
    value: groups.reduce((sum, { headcount }) => sum + headcount, 0),
    unit: "people",
    formula: "sum of headcount of the groups that answer the hotline",
    inputs: groups.map(({ headcount, file }) =>
      fromYaml("headcount", headcount, "people", file, "headcount"),
    ),
  };
}

/** The first element with the largest value. */
function largest<T>(elements: readonly T[], value: (element: T) => number): T {
  return elements.reduce((best, element) => (value(element) > value(best) ? element : best));
}
