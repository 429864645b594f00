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
  /** Energy of devices, and of WLAN where there is one (kWh/year). */
  readonly energyInBuildings: readonly Figure[];
}

/**
 * Cost of the workplace in a month: pools, platform servers, licences, logs and the electricity of devices and WLAN.
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
  const kwhPerYear = parts.energyInBuildings.reduce((sum, { value }) => sum + value, 0);
  const energy = (kwhPerYear / 12) * electricity.value;
  return {
    subject: "city/monthlyCostEur",
    value: roundTo(
      figures.reduce((sum, { value }) => sum + value, energy),
      2,
    ),
    unit: "EUR/month",
    formula: `sum of monthlyCostEur + ${energyTerm(parts.energyInBuildings)} ÷ 12 × ${electricity.name}`,
    inputs: [
      ...figures.map((figure) => fromFigure("monthlyCostEur", figure)),
      ...parts.energyInBuildings.map((figure) => fromFigure(nameOf(figure), figure)),
      electricity,
    ],
  };
}

function energyTerm(energy: readonly Figure[]): string {
  const names = energy.map(nameOf).join(" + ");
  return energy.length === 1 ? names : `(${names})`;
}

function nameOf({ subject }: Figure): string {
  return subject.slice(subject.lastIndexOf("/") + 1);
}

/**
 * What the whole fleet of devices and accessories costs at today's prices, as if bought at once, and what goes into the
 * buildings.
 *
 * `sum(count × price) + wlanCostEur + roomCostEur`; servers are not in it, they are written off in the monthly cost.
 *
 * @param buildings - cost of WLAN and meeting rooms, as far as the estate has them
 */
export function oneOffCost(
  estate: Estate,
  devices: readonly DevicePlan[],
  buildings: readonly Figure[] = [],
): Figure {
  const parts = devices.flatMap(({ id, count }) => {
    const device = estate.catalog.devices[id];
    return device === undefined ? [] : [{ count, price: priceInput(estate.catalog, device.price) }];
  });
  return {
    subject: "city/oneOffCostEur",
    value: roundTo(
      parts.reduce((sum, { count, price }) => sum + count.value * price.value, 0) +
        buildings.reduce((sum, { value }) => sum + value, 0),
      2,
    ),
    unit: "EUR",
    formula: `${["sum(count × price) over devices and accessories", ...buildings.map(nameOf)].join(" + ")}; servers are in the monthly cost`,
    inputs: [
      ...parts.flatMap(({ count, price }) => [fromFigure("count", count), price]),
      ...buildings.map((figure) => fromFigure(nameOf(figure), figure)),
    ],
  };
}
