import type { Estate } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { AzureSizing, PoolSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromConstant, fromFigure, fromYaml } from "../figure-input";
import { itemPriceInput } from "../cost/price-book";
import { roundTo, roundUp } from "../rounding";
import { GENERATIONS_SIDE_BY_SIDE, RESERVED_ADDRESSES } from "../pool/subnet-addresses";

/** Log volume of a session host; upper end of the vendor's 92 to 145 MB per VM and day (MB). */
export const LOG_MB_PER_HOST_AND_DAY: PlanningConstant = {
  name: "LOG_MB_PER_HOST_AND_DAY",
  value: 145,
  unit: "MB/day",
  certainty: "measurement",
  source: "https://learn.microsoft.com/azure/virtual-desktop/insights-costs",
};

/** Days of the month that the vendor's volume is given for. */
export const DAYS_PER_MONTH: PlanningConstant = {
  name: "DAYS_PER_MONTH",
  value: 31,
  unit: "days",
  certainty: "measurement",
  source: "https://learn.microsoft.com/azure/virtual-desktop/insights-costs",
};

/** Addresses that the private endpoint of a host pool or workspace takes. */
export const ADDRESSES_PER_DESKTOP_ENDPOINT: PlanningConstant = {
  name: "ADDRESSES_PER_DESKTOP_ENDPOINT",
  value: 6,
  unit: "addresses",
  certainty: "assumption",
  source:
    "an endpoint of the desktop service has several names, each with an address; count them in the portal",
};

/** Figures of the Azure platform as a whole; undefined when the estate has no Azure. */
export function azurePlatform(
  estate: Estate,
  pools: readonly PoolSizing[],
  connectionRules: AzureSizing["connectionRules"],
): { readonly sizing?: AzureSizing; readonly workings: readonly Figure[] } {
  const { azure } = estate.settings.platforms;
  const { azureAddressSpace } = estate.settings.network;
  if (azure === undefined || azureAddressSpace === undefined) return { workings: [] };
  const own = pools.filter(({ platform }) => platform === "azure");
  const logGibPerMonth = logFigure(own);
  const logCost = logCostFigure(estate, logGibPerMonth);
  return {
    workings: [logCost],
    sizing: {
      addressSpace: azureAddressSpace,
      networks: [{ name: "private-endpoints", addresses: endpointAddresses(estate, own) }],
      connectionRules,
      quotaVcpu: {
        subject: "city/quotaVcpu",
        value: own.reduce((sum, { vcpu }) => sum + vcpu.value, 0) * GENERATIONS_SIDE_BY_SIDE.value,
        unit: "vCPU",
        formula: "sum of vcpu × GENERATIONS_SIDE_BY_SIDE",
        inputs: [...own.map(({ vcpu }) => fromFigure("vcpu", vcpu)), fromConstant(GENERATIONS_SIDE_BY_SIDE)],
      },
      logGibPerMonth,
      monthlyBudgetEur: {
        subject: "city/monthlyBudgetEur",
        value: roundUp(own.reduce((sum, pool) => sum + pool.monthlyCostEur.value, logCost.value)),
        unit: "EUR/month",
        formula: "ceil(sum of monthlyCostEur of the Azure pools + logCostEur)",
        inputs: [
          ...own.map(({ monthlyCostEur }) => fromFigure("monthlyCostEur", monthlyCostEur)),
          fromFigure("logCostEur", logCost),
        ],
      },
    },
  };
}

/**
 * Log volume of session hosts in a month (GiB), hosts running all day.
 *
 * `hosts × 145 MB × 31 days`, from 10⁶ to 2³⁰ bytes
 *
 * @example
 * logGibPerMonth(53) // => 221.9
 */
export function logGibPerMonth(hosts: number): number {
  return roundTo((hosts * LOG_MB_PER_HOST_AND_DAY.value * DAYS_PER_MONTH.value * 1e6) / 2 ** 30, 1);
}

function logFigure(pools: readonly PoolSizing[]): Figure {
  return {
    subject: "city/logGibPerMonth",
    value: logGibPerMonth(pools.reduce((sum, { hosts }) => sum + hosts.value, 0)),
    unit: "GiB/month",
    formula: "sum of hosts × LOG_MB_PER_HOST_AND_DAY × DAYS_PER_MONTH × 10⁶ ÷ 2³⁰",
    inputs: [
      ...pools.map(({ hosts }) => fromFigure("hosts", hosts)),
      fromConstant(LOG_MB_PER_HOST_AND_DAY),
      fromConstant(DAYS_PER_MONTH),
    ],
  };
}

function logCostFigure({ catalog }: Estate, volume: Figure): Figure {
  const price = itemPriceInput(catalog, "azureLogs");
  return {
    subject: "city/logCostEur",
    value: roundTo(((volume.value * 2 ** 30) / 1e9) * price.value, 2),
    unit: "EUR/month",
    formula: `logGibPerMonth × 2³⁰ ÷ 10⁹ × ${price.name}`,
    inputs: [fromFigure("logGibPerMonth", volume), price],
  };
}

// One endpoint for each storage account and the key vault; with private access also host pools, their workspaces'
// feeds and one global workspace.
function endpointAddresses(estate: Estate, pools: readonly PoolSizing[]): Figure {
  const { growthFactor } = estate.settings.sizing;
  const isPrivate = estate.settings.platforms.azure?.privateDesktopAccess === true;
  const shares = pools.flatMap(({ profiles }) => (profiles === undefined ? [] : [profiles.shares]));
  const desktopEndpoints = isPrivate ? 2 * pools.length + 1 : 0;
  const addresses =
    shares.reduce((sum, { value }) => sum + value, 1) +
    desktopEndpoints * ADDRESSES_PER_DESKTOP_ENDPOINT.value;
  return {
    subject: "city/privateEndpointAddresses",
    value: roundUp(addresses * growthFactor) + RESERVED_ADDRESSES.value,
    unit: "addresses",
    formula: `ceil((sum of shares + 1 key vault${isPrivate ? ` + ${desktopEndpoints} desktop endpoints × ADDRESSES_PER_DESKTOP_ENDPOINT` : ""}) × growthFactor) + RESERVED_ADDRESSES`,
    inputs: [
      ...shares.map((share) => fromFigure("shares", share)),
      ...(isPrivate ? [fromConstant(ADDRESSES_PER_DESKTOP_ENDPOINT)] : []),
      fromYaml("growthFactor", growthFactor, "factor", ESTATE_FILE, "sizing", "growthFactor"),
      fromConstant(RESERVED_ADDRESSES),
    ],
  };
}
