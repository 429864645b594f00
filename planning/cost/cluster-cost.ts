import type { Estate } from "../../model/estate";
import { clusters } from "../platform/cluster-choice";
import type { PlanningConstant } from "../constant";
import type { Figure } from "../figure";
import { fromConstant, fromFigure } from "../figure-input";
import type { ClusterPlan } from "../plan";
import { poolSubject } from "../pool/pool-context";
import type { PoolDraft } from "../pool/pool-size";
import { itemPriceInput, priceInput } from "./price-book";
import { roundTo } from "../rounding";

/** Months over which a server is written off. */
export const SERVER_LIFE_MONTHS: PlanningConstant = {
  name: "SERVER_LIFE_MONTHS",
  value: 60,
  unit: "months",
  certainty: "assumption",
  source: "five years, usual with municipal accounts and vendors' maintenance",
};

/**
 * Monthly cost of a cluster without licences: servers written off, operation, electricity.
 *
 * `physicalHosts × (price ÷ 60 + server-operation) + energyKwhPerYear ÷ 12 × electricity`
 */
export function clusterCost(estate: Estate, plan: ClusterPlan, energyKwhPerYear: Figure): Figure {
  const cluster = clusters(estate).find(({ id }) => id === plan.id);
  if (cluster === undefined) throw new RangeError(`cluster "${plan.id}" is not in the estate`);
  const price = priceInput(estate.catalog, cluster.server.price);
  const operation = itemPriceInput(estate.catalog, "serverOperation");
  const electricity = itemPriceInput(estate.catalog, "electricity");
  const perServer = price.value / SERVER_LIFE_MONTHS.value + operation.value;
  return {
    subject: `cluster/${plan.id}/monthlyCostEur`,
    value: roundTo(
      plan.physicalHosts.value * perServer + (energyKwhPerYear.value / 12) * electricity.value,
      2,
    ),
    unit: "EUR/month",
    formula: `physicalHosts × (${price.name} ÷ SERVER_LIFE_MONTHS + ${operation.name}) + energyKwhPerYear ÷ 12 × ${electricity.name}`,
    inputs: [
      fromFigure("physicalHosts", plan.physicalHosts),
      price,
      fromConstant(SERVER_LIFE_MONTHS),
      operation,
      fromFigure("energyKwhPerYear", energyKwhPerYear),
      electricity,
    ],
  };
}

/**
 * Monthly cost of an on-premises pool: its part of the cluster, spare server included, and its storage.
 *
 * `cluster cost × serverDemand ÷ sum of serverDemand + (hosts × systemDiskGiB + capacityGiB) × san-storage`
 */
export function vspherePoolCost(
  draft: PoolDraft,
  cost: Figure,
  demand: Figure,
  allDemands: readonly Figure[],
): Figure {
  const { pool, context } = draft;
  const storage = itemPriceInput(context.estate.catalog, "sanStorage");
  const total = allDemands.reduce((sum, { value }) => sum + value, 0);
  const capacity = pool.profiles?.capacityGiB;
  const diskGiB = pool.hosts.value * pool.host.systemDiskGiB + (capacity?.value ?? 0);
  return {
    subject: poolSubject(context, "monthlyCostEur"),
    value: roundTo((total === 0 ? 0 : (cost.value * demand.value) / total) + diskGiB * storage.value, 2),
    unit: "EUR/month",
    formula: `clusterMonthlyCostEur × serverDemand ÷ sum of serverDemand in the cluster + (hosts × ${pool.host.systemDiskGiB} GiB${capacity === undefined ? "" : " + capacityGiB"}) × ${storage.name}`,
    inputs: [
      fromFigure("clusterMonthlyCostEur", cost),
      fromFigure("serverDemand", demand),
      ...allDemands.map((each) => fromFigure("serverDemand in the cluster", each)),
      fromFigure("hosts", pool.hosts),
      ...(capacity === undefined ? [] : [fromFigure("capacityGiB", capacity)]),
      storage,
    ],
  };
}
