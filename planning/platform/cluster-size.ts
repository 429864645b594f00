import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import { clusters, type ClusterChoice } from "./cluster-choice";
import type { InfrastructureVmSizing } from "../estate-sizing";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromCatalog, fromConstant, fromFigure, fromYaml, sumFigure } from "../figure-input";
import { errorAt, warningAt } from "../finding-at";
import { candidateInput } from "../pool/host-candidate";
import { isMultiSession } from "../pool/host-limit";
import {
  clusterServers,
  HYPERVISOR_RESERVED_MEMORY_GIB,
  POOLED_SESSIONS_PER_CORE,
  POOLED_VCPU_PER_CORE,
  SINGLE_SESSIONS_PER_CORE,
  vcpuPerCore,
} from "./physical-host";
import type { ClusterPlan } from "../plan";
import { poolSubject } from "../pool/pool-context";
import { serverRoom } from "../pool/pool-hosts";
import type { PoolDraft } from "../pool/pool-size";

/** Clusters with their servers, and the part of them that each pool takes. */
export interface ClusterSizing {
  readonly clusters: readonly ClusterPlan[];
  /** Pool → load in servers (fraction). */
  readonly serverDemands: ReadonlyMap<string, Figure>;
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
}

/** Servers that each cluster of the estate needs, and a warning where fewer are installed. */
export function sizeClusters(
  estate: Estate,
  drafts: readonly PoolDraft[],
  infrastructure: readonly InfrastructureVmSizing[],
): ClusterSizing {
  const serverDemands = new Map<string, Figure>();
  const workings: Figure[] = [];
  const [firstInfrastructure] = clusters(estate).filter(({ spec }) => spec.purpose === "infrastructure");
  const plans = clusters(estate).map((cluster) => {
    if (cluster.spec.purpose === "infrastructure") {
      const vms = cluster.id === firstInfrastructure?.id ? infrastructure : [];
      const { plan, demand } = infrastructurePlan(estate, cluster, vms);
      workings.push(demand);
      return plan;
    }
    const own = drafts.filter(({ pool }) => pool.cluster === cluster.id);
    const demands = own.map((draft) => {
      const room = roomFigure(draft, cluster);
      const demand = demandFigure(draft, room);
      serverDemands.set(draft.pool.id, demand);
      workings.push(room, demand);
      return demand;
    });
    return {
      ...clusterIdentity(cluster),
      physicalHosts: physicalHostsFigure(cluster, demands),
      vcpu: poolSum(cluster, "vcpu", own),
      memoryGiB: poolSum(cluster, "memoryGiB", own),
    };
  });
  return {
    clusters: plans,
    serverDemands,
    workings,
    findings: clusterFindings(estate, plans, infrastructure),
  };
}

function roomFigure(draft: PoolDraft, cluster: ClusterChoice): Figure {
  const { context, candidate, pool } = draft;
  const room = serverRoom(context, candidate, pool.sessionsPerHost.value);
  if (room === undefined) throw new RangeError(`pool "${pool.id}" has no cluster`);
  const { catalog, settings } = context.estate;
  const sessionRule = isMultiSession(pool.sessionType) ? POOLED_SESSIONS_PER_CORE : SINGLE_SESSIONS_PER_CORE;
  const ratio = vcpuPerCore(pool.sessionType);
  return {
    subject: poolSubject(context, "vmsPerServer"),
    value: room.vms,
    unit: "VMs/server",
    formula: `min(floor(sockets × coresPerSocket × ${ratio.name} ÷ vcpu), floor((server memoryGiB − HYPERVISOR_RESERVED_MEMORY_GIB) ÷ memoryGiB), floor(${sessionRule.name} × sockets × coresPerSocket × windowsOnCoresFactor ÷ sessionsPerHost), GPU memory of server ÷ VM)`,
    inputs: [
      ...serverInputs(context.estate, cluster),
      fromConstant(ratio),
      candidateInput(catalog, candidate, "vcpu"),
      fromConstant(HYPERVISOR_RESERVED_MEMORY_GIB),
      candidateInput(catalog, candidate, "memoryGiB"),
      fromConstant(sessionRule),
      fromYaml(
        "windowsOnCoresFactor",
        settings.sizing.windowsOnCoresFactor,
        "factor",
        ESTATE_FILE,
        "sizing",
        "windowsOnCoresFactor",
      ),
      fromFigure("sessionsPerHost", pool.sessionsPerHost),
    ],
    boundBy: room.boundBy,
  };
}

function serverInputs({ catalog }: Estate, { spec, server }: ClusterChoice): readonly FigureInput[] {
  const input = (key: "sockets" | "coresPerSocket" | "memoryGiB", unit: string): FigureInput =>
    fromCatalog(catalog, "vsphereHosts", spec.hostModel, key, server[key], unit);
  return [input("sockets", "sockets"), input("coresPerSocket", "cores"), input("memoryGiB", "GiB")];
}

// The server resource that limits a pool limits its demand; the largest demand names the cluster's bound.
function demandFigure(draft: PoolDraft, room: Figure): Figure {
  return {
    subject: poolSubject(draft.context, "serverDemand"),
    value: draft.pool.hosts.value / room.value,
    unit: "servers",
    formula: "hosts ÷ vmsPerServer",
    inputs: [fromFigure("hosts", draft.pool.hosts), fromFigure("vmsPerServer", room)],
    ...(room.boundBy === undefined ? {} : { boundBy: room.boundBy }),
  };
}

function clusterIdentity({
  id,
  spec,
}: ClusterChoice): Pick<ClusterPlan, "id" | "name" | "purpose" | "datastore"> {
  return { id, name: spec.name, purpose: spec.purpose, datastore: spec.datastore };
}

function physicalHostsFigure({ id }: ClusterChoice, demands: readonly Figure[]): Figure {
  const largest = demands.reduce<Figure | undefined>(
    (most, next) => (most === undefined || next.value > most.value ? next : most),
    undefined,
  );
  return {
    subject: `cluster/${id}/physicalHosts`,
    value: clusterServers(demands.map(({ value }) => value)),
    unit: "servers",
    formula: "ceil(sum of serverDemand) + 1, none without load",
    inputs: demands.map((demand) => fromFigure("serverDemand", demand)),
    ...(largest?.boundBy === undefined ? {} : { boundBy: largest.boundBy }),
  };
}

function poolSum({ id }: ClusterChoice, key: "vcpu" | "memoryGiB", drafts: readonly PoolDraft[]): Figure {
  const unit = key === "vcpu" ? "vCPU" : "GiB";
  return sumFigure(
    `cluster/${id}/${key}`,
    unit,
    key,
    drafts.map(({ pool }) => pool[key]),
  );
}

function infrastructurePlan(
  estate: Estate,
  cluster: ClusterChoice,
  vms: readonly InfrastructureVmSizing[],
): { readonly plan: ClusterPlan; readonly demand: Figure } {
  const sum = (key: "vcpu" | "memoryGiB"): Figure => ({
    subject: `cluster/${cluster.id}/${key}`,
    value: vms.reduce((total, vm) => total + vm[key], 0),
    unit: key === "vcpu" ? "vCPU" : "GiB",
    formula: `sum of ${key} over ${vms.length} platform VMs`,
    inputs: [],
  });
  const [vcpu, memoryGiB] = [sum("vcpu"), sum("memoryGiB")];
  const { server } = cluster;
  const byCpu = vcpu.value / (server.sockets * server.coresPerSocket * POOLED_VCPU_PER_CORE.value);
  const byMemory = memoryGiB.value / (server.memoryGiB - HYPERVISOR_RESERVED_MEMORY_GIB.value);
  const demand: Figure = {
    subject: `cluster/${cluster.id}/serverDemand`,
    value: Math.max(byCpu, byMemory),
    unit: "servers",
    formula:
      "max(vcpu ÷ (sockets × coresPerSocket × POOLED_VCPU_PER_CORE), memoryGiB ÷ (server memoryGiB − HYPERVISOR_RESERVED_MEMORY_GIB))",
    inputs: [
      fromFigure("vcpu", vcpu),
      fromFigure("memoryGiB", memoryGiB),
      ...serverInputs(estate, cluster),
      fromConstant(POOLED_VCPU_PER_CORE),
      fromConstant(HYPERVISOR_RESERVED_MEMORY_GIB),
    ],
    boundBy: byMemory > byCpu ? "memory" : "cpu",
  };
  const plan = {
    ...clusterIdentity(cluster),
    physicalHosts: physicalHostsFigure(cluster, [demand]),
    vcpu,
    memoryGiB,
  };
  return { plan, demand };
}

function clusterFindings(
  estate: Estate,
  plans: readonly ClusterPlan[],
  infrastructure: readonly InfrastructureVmSizing[],
): Finding[] {
  const keys = ["platforms", "vsphere", "clusters"];
  const findings: Finding[] = [];
  if (infrastructure.length > 0 && !plans.some(({ purpose }) => purpose === "infrastructure")) {
    findings.push(
      errorAt({
        rule: "sizing/no-cluster",
        file: ESTATE_FILE,
        keys,
        message: `${infrastructure.length} platform VMs need a cluster with purpose infrastructure; the estate has none`,
        hint: "add a cluster with purpose: infrastructure",
      }),
    );
  }
  for (const plan of plans) {
    const installed = estate.settings.platforms.vsphere?.clusters[plan.id]?.installedHosts;
    const missing = plan.physicalHosts.value - (installed ?? Infinity);
    if (missing <= 0) continue;
    findings.push(
      warningAt({
        rule: "sizing/cluster-too-small",
        file: ESTATE_FILE,
        keys: [...keys, plan.id, "installedHosts"],
        message: `cluster "${plan.id}" has ${installed} servers and needs ${plan.physicalHosts.value}, one spare included; missing: ${missing}`,
        hint: `buy ${missing} more or place fewer people on-premises`,
      }),
    );
  }
  return findings;
}
