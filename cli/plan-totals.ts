import type { Plan } from "../planning/plan";

/** Sums over all pools that the summaries print. */
export interface PlanTotals {
  readonly people: number;
  readonly peakSessions: number;
  readonly pools: { readonly azure: number; readonly vsphere: number };
  readonly hosts: number;
  readonly vcpu: number;
  readonly memoryGiB: number;
  /** Provisioned profile shares, all pools. */
  readonly profileStorageGiB: number;
  readonly monthlyCostEur: number;
}

export function planTotals(plan: Plan): PlanTotals {
  const sum = (value: (pool: Plan["pools"][number]) => number): number =>
    plan.pools.reduce((total, pool) => total + value(pool), 0);
  return {
    people: plan.people.value,
    peakSessions: plan.peakSessions.value,
    pools: {
      azure: plan.pools.filter(({ platform }) => platform === "azure").length,
      vsphere: plan.pools.filter(({ platform }) => platform === "vsphere").length,
    },
    hosts: sum((pool) => pool.hosts.value),
    vcpu: sum((pool) => pool.vcpu.value),
    memoryGiB: sum((pool) => pool.memoryGiB.value),
    profileStorageGiB: sum(({ profiles }) =>
      profiles === undefined ? 0 : profiles.shares.value * profiles.shareQuotaGiB.value,
    ),
    monthlyCostEur: plan.monthlyCostEur.value,
  };
}
