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

/** Virtual machines of one kind that a server carries, and what ends it. */
export interface ServerRoom {
  readonly vms: number;
  readonly boundBy: ServerBound;
}

/**
 * Virtual machines of one kind that a server carries: the tightest of CPU, memory, sessions and GPU memory.
 *
 * cpu `floor(cores × vCPU per core ÷ vCPU)` · memory `floor((memory − 32 GiB) ÷ VM memory)`, never over-committed ·
 * sessions `floor(rule of 5 and 10 × cores × windowsOnCoresFactor ÷ sessionsPerHost)` · GPU memory
 * `floor(server ÷ VM)`. Rounds down; the first of them wins a tie.
 *
 * @param windowsOnCoresFactor - cut of the session rule for today's Windows (above 0, at most 1)
 */
export function vmsPerServer(server: ServerModel, vm: VmOnHost, windowsOnCoresFactor: number): ServerRoom {
  const cores = server.sockets * server.coresPerSocket;
  const sessionRule = isMultiSession(vm.sessionType) ? POOLED_SESSIONS_PER_CORE : SINGLE_SESSIONS_PER_CORE;
  const [memory, ...gpuMemory] = memoryRooms(server, vm);
  return tightest([
    { boundBy: "cpu", vms: roundDown((cores * vcpuPerCore(vm.sessionType).value) / vm.vcpu) },
    memory,
    {
      boundBy: "sessions",
      vms: roundDown((sessionRule.value * cores * windowsOnCoresFactor) / vm.sessionsPerHost),
    },
    ...gpuMemory,
  ]);
}

/**
 * Virtual machines of one kind that may be switched on at the same time on a server, whether anybody works on them or
 * not: the tighter of memory and GPU memory, as `vmsPerServer` counts them.
 *
 * @example
 * poweredVmsPerServer({ memoryGiB: 1024 }, { memoryGiB: 48, gpuMemoryGiB: 0 }) // => { vms: 20, boundBy: "memory" }
 */
export function poweredVmsPerServer(
  server: Pick<ServerModel, "memoryGiB" | "gpuMemoryGiB">,
  vm: Pick<VmOnHost, "memoryGiB" | "gpuMemoryGiB">,
): ServerRoom {
  return tightest(memoryRooms(server, vm));
}

function memoryRooms(
  server: Pick<ServerModel, "memoryGiB" | "gpuMemoryGiB">,
  vm: Pick<VmOnHost, "memoryGiB" | "gpuMemoryGiB">,
): readonly [ServerRoom, ...ServerRoom[]] {
  const memoryGiB = Math.max(0, server.memoryGiB - HYPERVISOR_RESERVED_MEMORY_GIB.value);
  const memory = { boundBy: "memory", vms: roundDown(memoryGiB / vm.memoryGiB) } as const;
  if (vm.gpuMemoryGiB === 0) return [memory];
  return [memory, { boundBy: "GPU memory", vms: roundDown((server.gpuMemoryGiB ?? 0) / vm.gpuMemoryGiB) }];
}

function tightest(rooms: readonly [ServerRoom, ...ServerRoom[]]): ServerRoom {
  return rooms.reduce((least, next) => (next.vms < least.vms ? next : least));
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
