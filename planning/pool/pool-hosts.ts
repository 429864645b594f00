import type { Finding } from "../../model/diagnostic";
import type { Figure } from "../figure";
import { errorAt } from "../finding-at";
import { hostCandidates, type HostCandidate } from "./host-candidate";
import { hostProblem } from "./host-limit";
import { vmsPerServer, type ServerBound } from "../platform/physical-host";
import type { PoolContext } from "./pool-context";

/** The machine a pool runs on and how many of them. */
export interface PoolHosts {
  readonly candidate: HostCandidate;
  readonly sessionsPerHost: Figure;
  readonly hosts: Figure;
  /** Intermediate figures. */
  readonly workings: readonly Figure[];
}

/** Hosts of a pool, or why there are none. */
export interface PoolHostsResult {
  readonly result?: PoolHosts;
  readonly findings: readonly Finding[];
}

/** A machine that may not serve the pool. */
export interface Rejection {
  readonly candidate: HostCandidate;
  /** Clause: what is wrong, received, allowed. */
  readonly reason: string;
}

/** A machine that may serve the pool, before the pool's own demand is looked at. */
export interface Admission {
  readonly candidate: HostCandidate;
  /** Cost of one host: EUR per hour on Azure, share of a server on vSphere. */
  readonly unitCost: number;
}

/**
 * Machines of the catalogue that may serve a pool at all, and the others with the reason.
 *
 * @param problem - what the pool itself finds wrong with a machine
 * @param sessions - sessions that a machine would carry (integer, ≥ 1)
 */
export function admitHosts(
  context: PoolContext,
  problem: (candidate: HostCandidate) => string | undefined,
  sessions: (candidate: HostCandidate) => number,
): { readonly admitted: readonly Admission[]; readonly rejected: readonly Rejection[] } {
  const { estate, demand, today } = context;
  const admitted: Admission[] = [];
  const rejected: Rejection[] = [];
  for (const candidate of hostCandidates(estate.catalog, demand.platform, demand.sessionType)) {
    const reason = hostProblem(candidate, demand.sessionType, today) ?? problem(candidate);
    if (reason !== undefined) {
      rejected.push({ candidate, reason });
      continue;
    }
    const room = serverRoom(context, candidate, sessions(candidate));
    if (room?.vms === 0) {
      rejected.push({ candidate, reason: `it does not fit on a server of the cluster (${room.boundBy})` });
      continue;
    }
    const price = candidate.price === undefined ? 0 : (estate.catalog.prices[candidate.price]?.value ?? 0);
    admitted.push({ candidate, unitCost: room === undefined ? price : 1 / room.vms });
  }
  return { admitted, rejected };
}

/** How many of a candidate fit on a server of the pool's cluster; undefined on Azure. */
export function serverRoom(
  context: PoolContext,
  candidate: HostCandidate,
  sessionsPerHost: number,
): { readonly vms: number; readonly boundBy: ServerBound } | undefined {
  if (context.cluster === undefined) return undefined;
  const vm = {
    vcpu: candidate.shape.vcpu,
    memoryGiB: candidate.shape.memoryGiB,
    gpuMemoryGiB: candidate.gpuMemoryGiB,
    sessionType: context.demand.sessionType,
    sessionsPerHost,
  };
  return vmsPerServer(context.cluster.server, vm, context.estate.settings.sizing.windowsOnCoresFactor);
}

/** Finding for a pool that no machine of the catalogue can serve. */
export function noHost({ demand }: PoolContext, rejected: readonly Rejection[]): PoolHostsResult {
  const [first] = demand.members;
  if (first === undefined) throw new RangeError(`pool "${demand.id}" has no members`);
  const section = demand.platform === "azure" ? "azureVmSizes" : "vsphereVmProfiles";
  const reasons = rejected.map(({ candidate, reason }) => `"${candidate.id}": ${reason}`).join("; ");
  return {
    findings: [
      errorAt({
        rule: "sizing/no-host-size",
        file: first.group.file,
        keys: ["scenarios", first.scenario.id],
        message: `pool "${demand.id}" finds no machine in ${section} of the catalogue: ${reasons || `none is made for ${demand.sessionType}`}`,
        hint: `add an entry to ${section} with "${demand.sessionType}" in its use`,
      }),
    ],
  };
}
