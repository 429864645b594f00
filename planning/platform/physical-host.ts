import type { Catalog } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import { isMultiSession } from "../pool/host-limit";
import type { SessionType } from "../plan";
import { roundDown, roundUp } from "../rounding";

/** Server model of the catalogue. */
export type ServerModel = Catalog["vsphereHosts"][string];

/** Memory that the hypervisor keeps for itself and per-VM overhead (GiB). */
export const HYPERVISOR_RESERVED_MEMORY_GIB: PlanningConstant = {
  name: "HYPERVISOR_RESERVED_MEMORY_GIB",
  value: 32,
  unit: "GiB",
  certainty: "assumption",
  source: "hypervisor, its agents and the overhead of about 20 virtual machines; read the host's own figure",
};

/** Virtual CPUs per physical core on multi-session hosts. */
export const POOLED_VCPU_PER_CORE: PlanningConstant = {
  name: "POOLED_VCPU_PER_CORE",
  value: 2,
  unit: "vCPU/core",
  certainty: "measurement",
  source: "Citrix Tech Zone, single-server scalability: RDSH over-subscription 2:1 of physical cores",
};

/** Virtual CPUs per physical core with a desktop per person. */
export const PERSONAL_VCPU_PER_CORE: PlanningConstant = {
  name: "PERSONAL_VCPU_PER_CORE",
  value: 4,
  unit: "vCPU/core",
  certainty: "assumption",
  source: "cautious end of the usual 4:1 to 6:1 for office work; measure it in the pilot",
};

/** Virtual CPUs per physical core with a GPU desktop per person. */
export const GPU_VCPU_PER_CORE: PlanningConstant = {
  name: "GPU_VCPU_PER_CORE",
  value: 2,
  unit: "vCPU/core",
  certainty: "assumption",
  source: "upper end of the usual 1:1 to 2:1 for CAD; measure it in the pilot",
};

/** Multi-session users per physical core, before the cut of `windowsOnCoresFactor`. */
export const POOLED_SESSIONS_PER_CORE: PlanningConstant = {
  name: "POOLED_SESSIONS_PER_CORE",
  value: 10,
  unit: "sessions/core",
  certainty: "measurement",
  source: "Citrix Tech Zone, single-server scalability: rule of 5 and 10",
};

/** Single-session machines per physical core, before the cut of `windowsOnCoresFactor`. */
export const SINGLE_SESSIONS_PER_CORE: PlanningConstant = {
  name: "SINGLE_SESSIONS_PER_CORE",
  value: 5,
  unit: "sessions/core",
  certainty: "measurement",
  source: "Citrix Tech Zone, single-server scalability: rule of 5 and 10",
};

/** A session host as its server sees it. */
export interface VmOnHost {
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly gpuMemoryGiB: number;
  readonly sessionType: SessionType;
  /** Sessions the virtual machine carries (integer, ≥ 1). */
  readonly sessionsPerHost: number;
}

/** Resource of a server that is used up first. */
export type ServerBound = "cpu" | "memory" | "sessions" | "GPU memory";

/**
 * Virtual machines of one kind that a server carries: the tightest of CPU, memory, sessions and GPU memory.
 *
 * cpu `floor(cores × vCPU per core ÷ vCPU)` · memory `floor((memory − 32 GiB) ÷ VM memory)`, never over-committed ·
 * sessions `floor(rule of 5 and 10 × cores × windowsOnCoresFactor ÷ sessionsPerHost)` · GPU memory
 * `floor(server ÷ VM)`. Rounds down; the first of them wins a tie.
 *
 * @param windowsOnCoresFactor - cut of the session rule for today's Windows (above 0, at most 1)
 */
export function vmsPerServer(
  server: ServerModel,
  vm: VmOnHost,
  windowsOnCoresFactor: number,
): { readonly vms: number; readonly boundBy: ServerBound } {
  const cores = server.sockets * server.coresPerSocket;
  const sessionRule = isMultiSession(vm.sessionType) ? POOLED_SESSIONS_PER_CORE : SINGLE_SESSIONS_PER_CORE;
  const room: (readonly [ServerBound, number])[] = [
    ["cpu", roundDown((cores * vcpuPerCore(vm.sessionType).value) / vm.vcpu)],
    [
      "memory",
      Math.max(0, roundDown((server.memoryGiB - HYPERVISOR_RESERVED_MEMORY_GIB.value) / vm.memoryGiB)),
    ],
    ["sessions", roundDown((sessionRule.value * cores * windowsOnCoresFactor) / vm.sessionsPerHost)],
  ];
  if (vm.gpuMemoryGiB > 0) {
    room.push(["GPU memory", roundDown((server.gpuMemoryGiB ?? 0) / vm.gpuMemoryGiB)]);
  }
  const [boundBy, vms] = room.reduce((least, next) => (next[1] < least[1] ? next : least));
  return { vms, boundBy };
}

/** vCPU per physical core for a session type. */
export function vcpuPerCore(sessionType: SessionType): PlanningConstant {
  if (isMultiSession(sessionType)) return POOLED_VCPU_PER_CORE;
  return sessionType === "gpu" ? GPU_VCPU_PER_CORE : PERSONAL_VCPU_PER_CORE;
}

/**
 * Servers of a cluster: what the load takes, and one that may fail.
 *
 * `ceil(sum of demands) + 1`; none when nothing runs there.
 *
 * @param demands - load of each pool in servers (fractions, ≥ 0)
 * @example
 * clusterServers([2.4, 0.7]) // => 5
 */
export function clusterServers(demands: readonly number[]): number {
  const sum = demands.reduce((total, demand) => total + demand, 0);
  return sum === 0 ? 0 : roundUp(sum) + 1;
}
