import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import { clusterFor, clusters, type ClusterChoice } from "./cluster-choice";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromConstant, fromFigure, sumFigure } from "../figure-input";
import { errorAt, warningAt } from "../finding-at";
import { clusterServers, HYPERVISOR_RESERVED_MEMORY_GIB, POOLED_VCPU_PER_CORE } from "./physical-host";
import type { ClusterPlan } from "../plan";
import type { PoolDraft } from "../pool/pool-size";
import { serverDemand, serverInputs } from "./server-demand";

/** Where clusters stand in estate.yaml. */
const CLUSTERS = ["platforms", "vsphere", "clusters"] as const;

/** A virtual machine of the platform as its cluster carries it. */
export interface MachineLoad {
  readonly vcpu: number;
  readonly memoryGiB: number;
  /** @default the cluster with the role `infrastructure` */
  readonly cluster?: string;
}

/** Clusters with their servers, and the part of them that each pool takes. */
export interface ClusterSizing {
  readonly clusters: readonly ClusterPlan[];
  /** Pool → load in servers (fraction). */
  readonly serverDemands: ReadonlyMap<string, Figure>;
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
}

/**
 * Servers that each cluster of the estate needs, and a warning where fewer are installed. Memory counts for all image
 * generations in use, CPU for one: see `serverDemand`.
 */
export function sizeClusters(
  estate: Estate,
  drafts: readonly PoolDraft[],
  infrastructure: readonly MachineLoad[],
): ClusterSizing {
  const serverDemands = new Map<string, Figure>();
  const steadyHosts = new Map<string, number>();
  const workings: Figure[] = [];
  const home = clusterFor(estate, "infrastructure");
  const plans = clusters(estate).map((cluster) => {
    if (cluster.spec.purpose === "infrastructure") {
      const vms = infrastructure.filter((vm) => (vm.cluster ?? home?.id) === cluster.id);
      const { plan, demand } = infrastructurePlan(estate, cluster, vms);
      workings.push(demand);
      return plan;
    }
    const own = drafts.filter(({ pool }) => pool.cluster === cluster.id);
    const demands = own.map((draft) => serverDemand(draft, cluster));
    for (const demand of demands) {
      serverDemands.set(demand.pool, demand.servers);
      workings.push(...demand.workings);
    }
    steadyHosts.set(cluster.id, clusterServers(demands.map(({ steadyServers }) => steadyServers)));
    return {
      ...clusterIdentity(cluster),
      physicalHosts: physicalHostsFigure(
        cluster,
        demands.map(({ servers }) => servers),
      ),
      vcpu: clusterSum(
        cluster,
        "vcpu",
        own.map(({ pool }) => pool.vcpu),
      ),
      memoryGiB: clusterSum(
        cluster,
        "memoryGiB",
        demands.map(({ memoryGiB }) => memoryGiB),
      ),
    };
  });
  return {
    clusters: plans,
    serverDemands,
    workings,
    findings: [...missingCluster(plans, infrastructure), ...smallClusters(estate, plans, steadyHosts)],
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

function clusterSum({ id }: ClusterChoice, key: "vcpu" | "memoryGiB", parts: readonly Figure[]): Figure {
  return sumFigure(`cluster/${id}/${key}`, key === "vcpu" ? "vCPU" : "GiB", key, parts);
}

function infrastructurePlan(
  estate: Estate,
  cluster: ClusterChoice,
  vms: readonly MachineLoad[],
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

function missingCluster(
  plans: readonly ClusterPlan[],
  infrastructure: readonly MachineLoad[],
): readonly Finding[] {
  if (infrastructure.length === 0 || plans.some(({ purpose }) => purpose === "infrastructure")) return [];
  return [
    errorAt({
      rule: "sizing/no-cluster",
      file: ESTATE_FILE,
      keys: CLUSTERS,
      message: `${infrastructure.length} platform VMs need a cluster with purpose infrastructure; the estate has none`,
      hint: "add a cluster with purpose: infrastructure",
    }),
  ];
}

/** @param steadyHosts - cluster → servers it needs when no image is being updated */
function smallClusters(
  estate: Estate,
  plans: readonly ClusterPlan[],
  steadyHosts: ReadonlyMap<string, number>,
): readonly Finding[] {
  return plans.flatMap(({ id, physicalHosts }) => {
    const installed = estate.settings.platforms.vsphere?.clusters[id]?.installedHosts;
    const missing = physicalHosts.value - (installed ?? Infinity);
    if (missing <= 0) return [];
    const steady = steadyHosts.get(id) ?? physicalHosts.value;
    const isUpdate = steady < physicalHosts.value;
    const later = isUpdate ? ` (${steady} after the image update)` : "";
    const buy = `buy ${missing} more or place fewer people on-premises`;
    return [
      warningAt({
        rule: "sizing/cluster-too-small",
        file: ESTATE_FILE,
        keys: [...CLUSTERS, id, "installedHosts"],
        message: `cluster "${id}" has ${installed} servers and needs ${physicalHosts.value}${later}, one spare included; missing: ${missing}`,
        hint: isUpdate ? `update one pool after another, as docs/vsphere.md says, or ${buy}` : buy,
      }),
    ];
  });
}
