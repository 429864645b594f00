import type { PlanningConstant } from "../constant";
import type { HostCandidate } from "./host-candidate";
import type { SessionType } from "../plan";

const GUIDELINES =
  "https://learn.microsoft.com/windows-server/remote/remote-desktop-services/session-host-virtual-machine-sizing-guidelines";

/** Fewest vCPU of a multi-session host. */
export const MULTI_SESSION_MIN_VCPU: PlanningConstant = {
  name: "MULTI_SESSION_MIN_VCPU",
  value: 4,
  unit: "vCPU",
  certainty: "vendor limit",
  source: GUIDELINES,
};

/** Most vCPU of a multi-session host; beyond it more hosts serve people better than larger ones. */
export const MULTI_SESSION_MAX_VCPU: PlanningConstant = {
  name: "MULTI_SESSION_MAX_VCPU",
  value: 24,
  unit: "vCPU",
  certainty: "vendor limit",
  source: GUIDELINES,
};

/** Series that retired on 2026-09-30: NVv3 and NVv4. Source: https://learn.microsoft.com/azure/virtual-machines/sizes/lifecycle/retirements-and-capacity-restrictions */
const RETIRED_SERIES = /^standard_nv\d+a?s_v[34]$/i;

/** What a single-session desktop must offer. */
export interface DesktopDemand {
  readonly vcpu: number;
  readonly memoryGiB: number;
  /** 0 for a desktop without GPU. */
  readonly gpuMemoryGiB: number;
}

/** Many people on one host. */
export function isMultiSession(sessionType: SessionType): boolean {
  return sessionType === "pooled" || sessionType === "remote-app";
}

/**
 * Why a machine must not become a session host, whatever it costs; undefined when it may.
 *
 * @param today - day that counts for retirement (ISO date); undefined = retirement is not checked
 * @returns what is wrong, received and allowed, as a clause
 */
export function hostProblem(
  candidate: HostCandidate,
  sessionType: SessionType,
  today: string | undefined,
): string | undefined {
  const { name, vcpu } = candidate.shape;
  if (RETIRED_SERIES.test(name)) return "its series retired on 2026-09-30";
  if (candidate.retiresOn !== undefined && today !== undefined && candidate.retiresOn <= today) {
    return `it retired on ${candidate.retiresOn}`;
  }
  if (!isMultiSession(sessionType)) return undefined;
  if (vcpu < MULTI_SESSION_MIN_VCPU.value || vcpu > MULTI_SESSION_MAX_VCPU.value) {
    return `it has ${vcpu} vCPU, multi-session hosts have ${MULTI_SESSION_MIN_VCPU.value} to ${MULTI_SESSION_MAX_VCPU.value}`;
  }
  return undefined;
}

/** Why a machine is too small for a desktop of its own; undefined when it is large enough. */
export function desktopProblem(candidate: HostCandidate, demand: DesktopDemand): string | undefined {
  const { shape, gpuMemoryGiB } = candidate;
  if (shape.vcpu < demand.vcpu) return `it has ${shape.vcpu} vCPU, the desktop needs ${demand.vcpu}`;
  if (shape.memoryGiB < demand.memoryGiB) {
    return `it has ${shape.memoryGiB} GiB memory, the desktop needs ${demand.memoryGiB}`;
  }
  if (gpuMemoryGiB < demand.gpuMemoryGiB) {
    return `it has ${gpuMemoryGiB} GiB GPU memory, the desktop needs ${demand.gpuMemoryGiB}`;
  }
  return undefined;
}
