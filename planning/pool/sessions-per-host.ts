import type { PlanningConstant } from "../constant";
import { roundDown } from "../rounding";

/** Memory that Windows itself takes on a session host, before any session (GiB). */
export const HOST_RESERVED_MEMORY_GIB: PlanningConstant = {
  name: "HOST_RESERVED_MEMORY_GIB",
  value: 4,
  unit: "GiB",
  certainty: "assumption",
  source:
    "what Windows, endpoint protection and agents take before the first sign-in; measure it in the pilot",
};

/** Size of a machine. */
export interface MachineSize {
  readonly vcpu: number;
  readonly memoryGiB: number;
}

/**
 * Sessions that a multi-session host carries: the smaller of CPU and memory.
 *
 * `min(floor(vCPU ÷ vcpuPerSession), floor((memory − 4 GiB) ÷ memoryGiBPerSession))`
 *
 * Rounds down. CPU wins a tie. Zero when not even one session fits.
 *
 * @param host - vCPU and memory (GiB) of the host
 * @param vcpuPerSession - share of a vCPU that an average session takes (> 0)
 * @param memoryGiBPerSession - memory of an average session (GiB, > 0)
 * @example
 * sessionsPerHost({ vcpu: 8, memoryGiB: 32 }, 0.25, 0.5) // => { sessions: 32, boundBy: "cpu" }
 * @example
 * sessionsPerHost({ vcpu: 8, memoryGiB: 16 }, 1 / 6, 1.5) // => { sessions: 8, boundBy: "memory" }
 */
export function sessionsPerHost(
  host: MachineSize,
  vcpuPerSession: number,
  memoryGiBPerSession: number,
): { readonly sessions: number; readonly boundBy: "cpu" | "memory" } {
  if (!(vcpuPerSession > 0) || !(memoryGiBPerSession > 0)) {
    throw new RangeError(
      `a session takes ${vcpuPerSession} vCPU and ${memoryGiBPerSession} GiB; both must be above 0`,
    );
  }
  const byCpu = roundDown(host.vcpu / vcpuPerSession);
  const byMemory = Math.max(
    0,
    roundDown((host.memoryGiB - HOST_RESERVED_MEMORY_GIB.value) / memoryGiBPerSession),
  );
  return byMemory < byCpu ? { sessions: byMemory, boundBy: "memory" } : { sessions: byCpu, boundBy: "cpu" };
}
