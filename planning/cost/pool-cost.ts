import type { Estate } from "../../model/estate";
import { azurePoolCost } from "./azure-pool-cost";
import { clusterCost, vspherePoolCost } from "./cluster-cost";
import type { ClusterSizing } from "../platform/cluster-size";
import type { PoolSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import type { PoolDraft } from "../pool/pool-size";

/** Pools with their cost, and the clusters' costs that the on-premises ones are parts of. */
export interface PoolCosts {
  readonly pools: readonly PoolSizing[];
  /** Cluster → monthly cost without storage and licences. */
  readonly clusters: ReadonlyMap<string, Figure>;
  readonly workings: readonly Figure[];
}

/**
 * Adds the monthly cost to each pool.
 *
 * @param clusterEnergy - cluster → energy of a year
 */
export function poolCosts(
  estate: Estate,
  drafts: readonly PoolDraft[],
  sizing: ClusterSizing,
  clusterEnergy: ReadonlyMap<string, Figure>,
): PoolCosts {
  const costs = new Map(
    sizing.clusters.flatMap((plan) => {
      const energy = clusterEnergy.get(plan.id);
      return energy === undefined ? [] : [[plan.id, clusterCost(estate, plan, energy)] as const];
    }),
  );
  const demandsOf = new Map<string, Figure[]>();
  for (const { pool } of drafts) {
    const demand = sizing.serverDemands.get(pool.id);
    if (pool.cluster === undefined || demand === undefined) continue;
    const demands = demandsOf.get(pool.cluster) ?? [];
    demands.push(demand);
    demandsOf.set(pool.cluster, demands);
  }
  const workings: Figure[] = [...costs.values()];
  const pools = drafts.map((draft) => {
    const { pool } = draft;
    if (pool.platform === "azure") {
      const { cost, workings: hours } = azurePoolCost(draft);
      workings.push(...hours);
      return { ...pool, monthlyCostEur: cost };
    }
    const cost = costs.get(pool.cluster ?? "");
    const demand = sizing.serverDemands.get(pool.id);
    if (cost === undefined || demand === undefined) throw new RangeError(`pool "${pool.id}" has no cluster`);
    const all = demandsOf.get(pool.cluster ?? "") ?? [];
    return { ...pool, monthlyCostEur: vspherePoolCost(draft, cost, demand, all) };
  });
  return { pools, clusters: costs, workings };
}
