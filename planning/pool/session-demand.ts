import type { Catalog } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { fromCatalog, fromFigure } from "../figure-input";
import type { PoolMember } from "../plan";
import type { MemberDemand } from "./pool-demand";

/** What an average session of a pool takes of a multi-session host. */
export interface SessionDemand {
  readonly vcpuPerSession: Figure;
  readonly memoryGiBPerSession: Figure;
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
export function sessionDemand(
  catalog: Catalog,
  poolId: string,
  demands: readonly MemberDemand[],
  members: readonly PoolMember[],
): SessionDemand {
  const parts = demands.map((demand, index) => {
    const peak = members[index]?.peakSessions;
    if (peak === undefined) throw new RangeError(`pool "${poolId}" has a member without peak sessions`);
    return { peak, workloadClass: demand.scenario.workloadClass, workload: workloadOf(catalog, demand) };
  });
  return {
    vcpuPerSession: {
      subject: `pool/${poolId}/vcpuPerSession`,
      value: averageDemand(parts.map((p) => ({ weight: p.peak.value, demand: 1 / p.workload.usersPerVcpu }))),
      unit: "vCPU",
      formula: "sum(memberPeakSessions ÷ usersPerVcpu) ÷ sum(memberPeakSessions)",
      inputs: parts.flatMap((p) => [
        fromFigure("memberPeakSessions", p.peak),
        workloadInput(catalog, p.workloadClass, "usersPerVcpu", p.workload.usersPerVcpu, "sessions/vCPU"),
      ]),
    },
    memoryGiBPerSession: {
      subject: `pool/${poolId}/memoryGiBPerSession`,
      value: averageDemand(parts.map((p) => ({ weight: p.peak.value, demand: p.workload.memoryGiBPerUser }))),
      unit: "GiB",
      formula: "sum(memberPeakSessions × memoryGiBPerUser) ÷ sum(memberPeakSessions)",
      inputs: parts.flatMap((p) => [
        fromFigure("memberPeakSessions", p.peak),
        workloadInput(catalog, p.workloadClass, "memoryGiBPerUser", p.workload.memoryGiBPerUser, "GiB"),
      ]),
    },
  };
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
