import type { Catalog } from "../../model/estate";
import { applicationDemand, type ApplicationDemand } from "../application/application-use";
import type { Figure, FigureInput } from "../figure";
import { fromCatalog, fromFigure } from "../figure-input";
import type { PoolContext } from "./pool-context";
import type { MemberDemand } from "./pool-demand";

/** What an average session of a pool takes of a multi-session host. */
export interface SessionDemand {
  readonly vcpuPerSession: Figure;
  readonly memoryGiBPerSession: Figure;
  /** Figures behind them. */
  readonly workings: readonly Figure[];
}

/** One part of a mix. */
export interface DemandShare {
  /** How much it counts, for instance its peak sessions (≥ 0). */
  readonly weight: number;
  readonly demand: number;
}

/**
 * Average demand of sessions of different kinds, weighted by how many of each there are.
 *
 * `average = sum(weight × demand) ÷ sum(weight)`; without any weight all count alike.
 *
 * @param parts - at least one
 * @returns demand in the unit of the parts
 * @example
 * averageDemand([{ weight: 300, demand: 0.25 }, { weight: 100, demand: 0.5 }]) // => 0.3125
 */
export function averageDemand(parts: readonly DemandShare[]): number {
  if (parts.length === 0) throw new RangeError("an average of no demand does not exist");
  const weights = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weights === 0) return averageDemand(parts.map((part) => ({ ...part, weight: 1 })));
  return parts.reduce((sum, part) => sum + part.weight * part.demand, 0) / weights;
}

/** Average demand of a pool's sessions; workload classes mix in proportion to their peak sessions. */
export function sessionDemand({ estate, demand, members, uses }: PoolContext): SessionDemand {
  const { catalog } = estate;
  const parts = demand.members.map((member, index) => {
    const peak = members[index]?.peakSessions;
    if (peak === undefined) throw new RangeError(`pool "${demand.id}" has a member without peak sessions`);
    const { workloadClass } = member.scenario;
    const workload = workloadOf(catalog, member);
    const { usersPerVcpu, memoryGiBPerUser } = workload;
    const added = (key: ApplicationDemand): Figure | undefined =>
      applicationDemand(demand.id, member, uses[index] ?? [], key);
    return {
      cpu: {
        peak,
        own: 1 / usersPerVcpu,
        input: workloadInput(catalog, workloadClass, "usersPerVcpu", usersPerVcpu, "sessions/vCPU"),
        added: added("vcpu"),
      },
      memory: {
        peak,
        own: memoryGiBPerUser,
        input: workloadInput(catalog, workloadClass, "memoryGiBPerUser", memoryGiBPerUser, "GiB"),
        added: added("memoryMiB"),
      },
    };
  });
  return {
    vcpuPerSession: averageFigure(
      { subject: `pool/${demand.id}/vcpuPerSession`, unit: "vCPU" },
      ["memberPeakSessions ÷ usersPerVcpu", "memberPeakSessions × (1 ÷ usersPerVcpu + applicationVcpu)"],
      parts.map(({ cpu }) => cpu),
    ),
    memoryGiBPerSession: averageFigure(
      { subject: `pool/${demand.id}/memoryGiBPerSession`, unit: "GiB" },
      [
        "memberPeakSessions × memoryGiBPerUser",
        "memberPeakSessions × (memoryGiBPerUser + applicationMemoryGiB)",
      ],
      parts.map(({ memory }) => memory),
    ),
    workings: parts.flatMap(({ cpu, memory }) => [cpu.added ?? [], memory.added ?? []].flat()),
  };
}

/** What sessions of a member take: their work, and what applications add. */
interface MemberPart {
  readonly peak: Figure;
  readonly own: number;
  readonly input: FigureInput;
  readonly added: Figure | undefined;
}

/** @param formulas - formula of a member's part, without and with additions */
function averageFigure(
  about: Pick<Figure, "subject" | "unit">,
  [plain, extended]: readonly [string, string],
  parts: readonly MemberPart[],
): Figure {
  const adds = parts.some(({ added }) => added !== undefined);
  return {
    ...about,
    value: averageDemand(
      parts.map(({ peak, own, added }) => ({ weight: peak.value, demand: own + (added?.value ?? 0) })),
    ),
    formula: `sum(${adds ? extended : plain}) ÷ sum(memberPeakSessions)`,
    inputs: parts.flatMap(({ peak, input, added }) => [
      fromFigure("memberPeakSessions", peak),
      input,
      ...(added === undefined ? [] : [fromFigure(nameOf(added), added)]),
    ]),
  };
}

function nameOf({ subject }: Figure): string {
  return subject.slice(subject.lastIndexOf("/") + 1);
}

/** Workload of a member's scenario. */
export function workloadOf(catalog: Catalog, member: MemberDemand): Catalog["workloads"][string] {
  const workload = catalog.workloads[member.scenario.workloadClass];
  if (workload === undefined) {
    throw new RangeError(`the catalogue has no workload "${member.scenario.workloadClass}"`);
  }
  return workload;
}

/** Input from a workload of the catalogue. */
export function workloadInput(
  catalog: Catalog,
  workloadClass: string,
  key: keyof Catalog["workloads"][string],
  value: number,
  unit: string,
): FigureInput {
  return fromCatalog(catalog, "workloads", workloadClass, key, value, unit);
}
