import type { PlanningConstant } from "../constant";
import { roundUp } from "../rounding";

/** Addresses that Azure keeps in every subnet; on-premises the same room serves gateway and management. */
export const RESERVED_ADDRESSES: PlanningConstant = {
  name: "RESERVED_ADDRESSES",
  value: 5,
  unit: "addresses",
  certainty: "vendor limit",
  source: "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq",
};

/** Image generations that stand side by side while hosts are replaced. */
export const GENERATIONS_SIDE_BY_SIDE: PlanningConstant = {
  name: "GENERATIONS_SIDE_BY_SIDE",
  value: 2,
  unit: "generations",
  certainty: "assumption",
  source: "an image update builds the new hosts beside the old ones, so that nobody is interrupted",
};

/**
 * Addresses a pool's subnet should hold.
 *
 * `ceil(hosts × 2 generations × growthFactor) + 5`
 *
 * @param hosts - hosts of one image generation (integer, ≥ 0)
 * @param growthFactor - room for growth (≥ 1)
 * @example
 * subnetAddresses(53, 2) // => 217
 */
export function subnetAddresses(hosts: number, growthFactor: number): number {
  return roundUp(hosts * GENERATIONS_SIDE_BY_SIDE.value * growthFactor) + RESERVED_ADDRESSES.value;
}
