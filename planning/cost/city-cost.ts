import type { Estate } from "../../model/estate";
import type { Figure } from "../figure";
import { fromFigure } from "../figure-input";
import type { DevicePlan, LicencePlan } from "../plan";
import { itemPriceInput, priceInput } from "./price-book";
import type { PoolSizing } from "../estate-sizing";
import { roundTo } from "../rounding";

/** What the monthly cost of the city is made of. */
export interface MonthlyCostParts {
  readonly pools: readonly PoolSizing[];
  readonly licences: readonly LicencePlan[];
  /** Clusters that run no pool: nobody else carries their cost. */
  readonly sharedClusters: readonly Figure[];
  /** Log Analytics; undefined without Azure. */
  readonly logs: Figure | undefined;
  readonly deviceEnergyKwhPerYear: Figure;
}

/**
 * Cost of the workplace in a month: pools, platform servers, licences, logs and the electricity of devices.
 *
 * Not in it: staff, buildings, network, devices (see `oneOffCost`), licences that the catalogue does not list.
 */
export function monthlyCost(estate: Estate, parts: MonthlyCostParts): Figure {
  const electricity = itemPriceInput(estate.catalog, "electricity");
  const figures = [
    ...parts.pools.map(({ monthlyCostEur }) => monthlyCostEur),
    ...parts.sharedClusters,
    ...parts.licences.map(({ monthlyCostEur }) => monthlyCostEur),
    ...(parts.logs === undefined ? [] : [parts.logs]),
  ];
  const energy = (parts.deviceEnergyKwhPerYear.value / 12) * electricity.value;
  return {
    subject: "city/monthlyCostEur",
    value: roundTo(
      figures.reduce((sum, { value }) => sum + value, energy),
      2,
    ),
    unit: "EUR/month",
    formula: `sum of monthlyCostEur + deviceEnergyKwhPerYear ÷ 12 × ${electricity.name}`,
    inputs: [
      ...figures.map((figure) => fromFigure("monthlyCostEur", figure)),
      fromFigure("deviceEnergyKwhPerYear", parts.deviceEnergyKwhPerYear),
      electricity,
    ],
  };
}

/**
 * What the whole fleet of devices and accessories costs at today's prices, as if bought at once.
 *
 * `sum(count × price)`; servers are not in it, they are written off in the monthly cost.
 */
export function oneOffCost(estate: Estate, devices: readonly DevicePlan[]): Figure {
  const parts = devices.flatMap(({ id, count }) => {
    const device = estate.catalog.devices[id];
    return device === undefined ? [] : [{ count, price: priceInput(estate.catalog, device.price) }];
  });
  return {
    subject: "city/oneOffCostEur",
    value: roundTo(
      parts.reduce((sum, { count, price }) => sum + count.value * price.value, 0),
      2,
    ),
    unit: "EUR",
    formula: "sum(count × price) over devices and accessories; servers are in the monthly cost",
    inputs: parts.flatMap(({ count, price }) => [fromFigure("count", count), price]),
  };
}
