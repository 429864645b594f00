import type { Estate } from "../../model/estate";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromConstant, fromFigure, fromYaml } from "../figure-input";
import type { PlatformName } from "../plan";
import { candidateInput, type HostCandidate } from "./host-candidate";
import { cheapestHost, type HostOption } from "./host-choice";
import { decideHost, keptHosts, type PricedHost } from "./kept-host";
import { poolSubject, type PoolContext } from "./pool-context";
import { admitHosts, noHost, type Admission, type PoolHostsResult } from "./pool-hosts";
import { pooledHosts, type PooledLoad } from "./pooled-hosts";
import { sessionDemand, type SessionDemand } from "./session-demand";
import { HOST_RESERVED_MEMORY_GIB, sessionsPerHost } from "./sessions-per-host";

/**
 * Machine and number of hosts of a pooled or remote-app pool: the machine of the lock file while it may serve the pool,
 * otherwise the one with the lowest cost per session among those within the vendor's limits.
 */
export function multiSessionHosts(context: PoolContext): PoolHostsResult {
  const { peakSessions } = context;
  const session = sessionDemand(context);
  const carried = (candidate: HostCandidate): number => density(candidate, session).sessions;
  const { admitted, rejected } = admitHosts(
    context,
    (candidate) => (carried(candidate) < 1 ? "not even one session fits" : undefined),
    carried,
  );
  const priced = admitted.map((admission) => option(context, admission, carried(admission.candidate)));
  const decision = decideHost(context, priced, rejected, (options) =>
    cheapestHost(options, peakSessions.value),
  );
  if (decision === undefined) return noHost(context, rejected);
  const { candidate } = decision.host;
  const perHost = sessionsPerHostFigure(context, candidate, session);
  return {
    findings: decision.findings,
    result: {
      candidate,
      sessionsPerHost: perHost,
      ...keptHosts(hostsFigure(context, perHost), decision.surcharge, [
        session.vcpuPerSession,
        session.memoryGiBPerSession,
        ...session.workings,
      ]),
    },
  };
}

type CandidateOption = HostOption & PricedHost;

function option(context: PoolContext, admission: Admission, sessions: number): CandidateOption {
  const { candidate, unitCost } = admission;
  const { hosts } = pooledHosts(contextLoad(context, sessions));
  return { id: candidate.id, vcpu: candidate.shape.vcpu, hosts, unitCost, candidate };
}

function density(candidate: HostCandidate, session: SessionDemand): ReturnType<typeof sessionsPerHost> {
  return sessionsPerHost(candidate.shape, session.vcpuPerSession.value, session.memoryGiBPerSession.value);
}

function contextLoad({ estate, demand, peakSessions }: PoolContext, perHost: number): PooledLoad {
  return pooledLoad(estate.settings, demand.platform, peakSessions.value, perHost);
}

/** Load and reserves of a multi-session pool on a platform. */
export function pooledLoad(
  { sizing, platforms }: Estate["settings"],
  platform: PlatformName,
  peakSessions: number,
  perHost: number,
): PooledLoad {
  const load = { peakSessions, sessionsPerHost: perHost, headroomShare: sizing.headroomShare };
  if (platform !== "azure" || platforms.azure === undefined) return load;
  const { zones, zoneLossSurvivalShare } = platforms.azure;
  return { ...load, zones: zones.length, zoneLossSurvivalShare };
}

function sessionsPerHostFigure(
  context: PoolContext,
  candidate: HostCandidate,
  session: SessionDemand,
): Figure {
  const { catalog } = context.estate;
  const { sessions, boundBy } = density(candidate, session);
  return {
    subject: poolSubject(context, "sessionsPerHost"),
    value: sessions,
    unit: "sessions",
    formula:
      "min(floor(vcpu ÷ vcpuPerSession), floor((memoryGiB − HOST_RESERVED_MEMORY_GIB) ÷ memoryGiBPerSession))",
    inputs: [
      candidateInput(catalog, candidate, "vcpu"),
      fromFigure("vcpuPerSession", session.vcpuPerSession),
      candidateInput(catalog, candidate, "memoryGiB"),
      fromConstant(HOST_RESERVED_MEMORY_GIB),
      fromFigure("memoryGiBPerSession", session.memoryGiBPerSession),
    ],
    boundBy,
  };
}

function hostsFigure(context: PoolContext, perHost: Figure): Figure {
  const load = contextLoad(context, perHost.value);
  const { hosts, boundBy } = pooledHosts(load);
  const inputs: FigureInput[] = [
    fromFigure("peakSessions", context.peakSessions),
    fromFigure("sessionsPerHost", perHost),
    fromYaml("headroomShare", load.headroomShare, "share", ESTATE_FILE, "sizing", "headroomShare"),
  ];
  let formula =
    "max(ceil(load × (1 + headroomShare)), load + 1) with load = ceil(peakSessions ÷ sessionsPerHost)";
  if (load.zones !== undefined && load.zoneLossSurvivalShare !== undefined) {
    formula =
      "max(ceil(load × (1 + headroomShare)), load + 1, ceil(ceil(peakSessions × zoneLossSurvivalShare ÷ sessionsPerHost) × zones ÷ (zones − 1))) with load = ceil(peakSessions ÷ sessionsPerHost)";
    inputs.push(
      fromYaml("zones", load.zones, "zones", ESTATE_FILE, "platforms", "azure", "zones"),
      fromYaml(
        "zoneLossSurvivalShare",
        load.zoneLossSurvivalShare,
        "share",
        ESTATE_FILE,
        "platforms",
        "azure",
        "zoneLossSurvivalShare",
      ),
    );
  }
  return { subject: poolSubject(context, "hosts"), value: hosts, unit: "hosts", formula, inputs, boundBy };
}
