import { demandInput, demandOf, MIB_PER_GIB, type ApplicationUse } from "../application/application-use";
import type { Figure, FigureInput } from "../figure";
import { fromConstant, fromFigure, fromYaml } from "../figure-input";
import { desktopProblem, type DesktopDemand } from "./host-limit";
import { decideHost, keptHosts } from "./kept-host";
import { poolSubject, type PoolContext } from "./pool-context";
import { admitHosts, noHost, type Admission, type PoolHostsResult } from "./pool-hosts";
import { workloadInput, workloadOf } from "./session-demand";
import { HOST_RESERVED_MEMORY_GIB } from "./sessions-per-host";

/**
 * Machine and number of hosts of a personal or GPU pool.
 *
 * One desktop for each person, not for each peak session, because it is theirs; no spare host, because another machine
 * would not be theirs either. The machine of the lock file while it satisfies the most demanding scenario of the pool,
 * otherwise the smallest that does.
 */
export function singleSessionHosts(context: PoolContext): PoolHostsResult {
  const demand = desktopDemand(context);
  const { admitted, rejected } = admitHosts(
    context,
    (candidate) => desktopProblem(candidate, demand),
    () => 1,
  );
  const priced = admitted.map((admission) => ({ ...admission, hosts: context.people.value }));
  const decision = decideHost(context, priced, rejected, (options) => [...options].sort(bySize)[0]);
  if (decision === undefined) return noHost(context, rejected);
  return {
    findings: decision.findings,
    result: {
      candidate: decision.host.candidate,
      sessionsPerHost: {
        subject: poolSubject(context, "sessionsPerHost"),
        value: 1,
        unit: "sessions",
        formula:
          "one person, one desktop; the machine holds the largest vcpu, memory and GPU memory demanded",
        inputs: demandInputs(context),
        boundBy: "session type",
      },
      ...keptHosts(hostsFigure(context), decision.surcharge, []),
    },
  };
}

function hostsFigure(context: PoolContext): Figure {
  return {
    subject: poolSubject(context, "hosts"),
    value: context.people.value,
    unit: "hosts",
    formula: "people (a desktop belongs to its person: no concurrency, no spare host)",
    inputs: [fromFigure("people", context.people)],
    boundBy: "people",
  };
}

/**
 * The desktop that is recommended for the work has room for ordinary applications. It has to be larger where Windows, the
 * work and the most demanding application together take more.
 */
function desktopDemand({ estate, demand, uses }: PoolContext): DesktopDemand {
  const parts = demand.members.map((member, index) => {
    const workload = workloadOf(estate.catalog, member);
    const largest = (key: "memoryMiB" | "vcpu" | "gpuMemoryGiB"): number =>
      Math.max(0, ...(uses[index] ?? []).map(({ application }) => demandOf(application, key)));
    return {
      vcpu: roomFor(workload.personalVcpu, 1 / workload.usersPerVcpu, largest("vcpu")),
      memoryGiB: roomFor(
        workload.personalMemoryGiB,
        HOST_RESERVED_MEMORY_GIB.value + workload.memoryGiBPerUser,
        largest("memoryMiB") / MIB_PER_GIB,
      ),
      gpuMemoryGiB: Math.max(member.scenario.gpuMemoryGiB ?? 0, largest("gpuMemoryGiB")),
    };
  });
  return {
    vcpu: Math.max(...parts.map(({ vcpu }) => vcpu)),
    memoryGiB: Math.max(...parts.map(({ memoryGiB }) => memoryGiB)),
    gpuMemoryGiB:
      demand.sessionType === "gpu" ? Math.max(...parts.map(({ gpuMemoryGiB }) => gpuMemoryGiB)) : 0,
  };
}

/** The recommended size, or what is taken with an application when that is more. */
function roomFor(recommended: number, taken: number, application: number): number {
  return application === 0 ? recommended : Math.max(recommended, taken + application);
}

function demandInputs({ estate, demand, uses }: PoolContext): readonly FigureInput[] {
  return demand.members.flatMap((member, index) => {
    const { scenario } = member;
    const workload = workloadOf(estate.catalog, member);
    const gpu =
      scenario.gpuMemoryGiB === undefined
        ? []
        : [fromYaml("gpuMemoryGiB", scenario.gpuMemoryGiB, "GiB", scenario.file, "gpuMemoryGiB")];
    return [
      workloadInput(estate.catalog, scenario.workloadClass, "personalVcpu", workload.personalVcpu, "vCPU"),
      workloadInput(
        estate.catalog,
        scenario.workloadClass,
        "personalMemoryGiB",
        workload.personalMemoryGiB,
        "GiB",
      ),
      ...gpu,
      ...applicationInputs(uses[index] ?? []),
    ];
  });
}

function applicationInputs(uses: readonly ApplicationUse[]): readonly FigureInput[] {
  const demands = uses.flatMap(({ application }) =>
    (["vcpu", "memoryMiB", "gpuMemoryGiB"] as const)
      .filter((key) => demandOf(application, key) > 0)
      .map((key) => demandInput(application, key)),
  );
  return demands.length === 0 ? [] : [fromConstant(HOST_RESERVED_MEMORY_GIB), ...demands];
}

function bySize(a: Admission, b: Admission): number {
  return (
    // GPU memory first: it is by far the dearest part of a machine.
    a.candidate.gpuMemoryGiB - b.candidate.gpuMemoryGiB ||
    a.candidate.shape.vcpu - b.candidate.shape.vcpu ||
    a.candidate.shape.memoryGiB - b.candidate.shape.memoryGiB ||
    a.unitCost - b.unitCost ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  );
}
