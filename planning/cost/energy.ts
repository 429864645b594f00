import type { Estate } from "../../model/estate";
import { clusters } from "../platform/cluster-choice";
import type { PlanningConstant } from "../constant";
import type { Figure } from "../figure";
import { fromCatalog, fromConstant, fromFigure, sumFigure } from "../figure-input";
import type { ClusterPlan, DevicePlan } from "../plan";
import { roundTo } from "../rounding";

/** Hours of a year in which a device is in use (h). */
export const DEVICE_HOURS_PER_YEAR: PlanningConstant = {
  name: "DEVICE_HOURS_PER_YEAR",
  value: 1650,
  unit: "h/year",
  certainty: "assumption",
  source: "about 210 days of presence with 7.8 hours; standby is not counted",
};

/** Hours of a year in which servers carry their working load (h). */
export const SERVER_LOAD_HOURS_PER_YEAR: PlanningConstant = {
  name: "SERVER_LOAD_HOURS_PER_YEAR",
  value: 3000,
  unit: "h/year",
  certainty: "assumption",
  source: "250 working days with 12 hours within the working-time frame",
};

/** Hours of a year (h). */
export const HOURS_PER_YEAR: PlanningConstant = {
  name: "HOURS_PER_YEAR",
  value: 8766,
  unit: "h/year",
  certainty: "measurement",
  source: "365.25 days",
};

/**
 * Energy of equal servers in a year.
 *
 * `servers × (loadWatts × load hours + idleWatts × other hours) ÷ 1000`
 *
 * @param loadHours - hours under load in a year (0 to 8766)
 * @returns energy (kWh)
 * @example
 * serverEnergyKwh(1, 200, 800, 3000) // => 3553.2
 */
export function serverEnergyKwh(
  servers: number,
  idleWatts: number,
  loadWatts: number,
  loadHours: number,
): number {
  return (servers * (loadWatts * loadHours + idleWatts * (HOURS_PER_YEAR.value - loadHours))) / 1000;
}

/**
 * Energy that the city pays itself: devices, its own servers and its WLAN; what Azure uses is in Azure's price.
 *
 * @param wlan - of all buildings; undefined without WLAN
 */
export function energy(
  estate: Estate,
  devices: readonly DevicePlan[],
  clusterPlans: readonly ClusterPlan[],
  wlan?: Figure,
): {
  readonly total: Figure;
  readonly devices: Figure;
  /** Devices, and WLAN where there is one. */
  readonly inBuildings: readonly Figure[];
  /** Cluster → energy. */
  readonly clusters: ReadonlyMap<string, Figure>;
} {
  const deviceFigures = devices.flatMap((device) => deviceEnergy(estate, device));
  const clusterFigures = new Map(clusterPlans.map((plan) => [plan.id, clusterEnergy(estate, plan)] as const));
  const deviceSum: Figure = {
    subject: "city/deviceEnergyKwhPerYear",
    value: Math.round(deviceFigures.reduce((sum, { kwh }) => sum + kwh, 0)),
    unit: "kWh/year",
    formula: "sum(count × watts) × DEVICE_HOURS_PER_YEAR ÷ 1000",
    inputs: [...deviceFigures.flatMap(({ inputs }) => inputs), fromConstant(DEVICE_HOURS_PER_YEAR)],
  };
  const inBuildings = [deviceSum, ...(wlan === undefined ? [] : [wlan])];
  return {
    total: sumFigure("city/energyKwhPerYear", "kWh/year", "energyKwhPerYear", [
      ...inBuildings,
      ...clusterFigures.values(),
    ]),
    devices: deviceSum,
    inBuildings,
    clusters: clusterFigures,
  };
}

function deviceEnergy(
  { catalog }: Estate,
  { id, count }: DevicePlan,
): readonly { readonly kwh: number; readonly inputs: Figure["inputs"] }[] {
  const device = catalog.devices[id];
  if (device === undefined) return [];
  return [
    {
      kwh: (count.value * device.watts * DEVICE_HOURS_PER_YEAR.value) / 1000,
      inputs: [fromFigure("count", count), fromCatalog(catalog, "devices", id, "watts", device.watts, "W")],
    },
  ];
}

function clusterEnergy(estate: Estate, plan: ClusterPlan): Figure {
  const cluster = clusters(estate).find(({ id }) => id === plan.id);
  if (cluster === undefined) throw new RangeError(`cluster "${plan.id}" is not in the estate`);
  const { server, spec } = cluster;
  const { catalog } = estate;
  return {
    subject: `cluster/${plan.id}/energyKwhPerYear`,
    value: roundTo(
      serverEnergyKwh(
        plan.physicalHosts.value,
        server.idleWatts,
        server.loadWatts,
        SERVER_LOAD_HOURS_PER_YEAR.value,
      ),
      1,
    ),
    unit: "kWh/year",
    formula:
      "physicalHosts × (loadWatts × SERVER_LOAD_HOURS_PER_YEAR + idleWatts × (HOURS_PER_YEAR − SERVER_LOAD_HOURS_PER_YEAR)) ÷ 1000",
    inputs: [
      fromFigure("physicalHosts", plan.physicalHosts),
      fromCatalog(catalog, "vsphereHosts", spec.hostModel, "idleWatts", server.idleWatts, "W"),
      fromCatalog(catalog, "vsphereHosts", spec.hostModel, "loadWatts", server.loadWatts, "W"),
      fromConstant(SERVER_LOAD_HOURS_PER_YEAR),
      fromConstant(HOURS_PER_YEAR),
    ],
  };
}
