import type { ClusterPlan } from "../planning/plan";

/** As much of a cluster as a stack needs to find it in vCenter. */
export type UsedCluster = Pick<ClusterPlan, "id" | "name" | "purpose">;

/** Clusters that machines stand in, in the order of the plan. */
export function usedClusters(
  clusters: readonly ClusterPlan[],
  machines: readonly { readonly cluster: string }[],
): readonly UsedCluster[] {
  return clusters
    .filter(({ id }) => machines.some(({ cluster }) => cluster === id))
    .map(({ id, name, purpose }) => ({ id, name, purpose }));
}
