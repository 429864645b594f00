import type { Finding } from "../../model/diagnostic";
import type { Catalog, Estate } from "../../model/estate";
import { clusters, type ClusterChoice } from "../platform/cluster-choice";
import type { Figure, FigureInput } from "../figure";
import { catalogFile, fromCatalog, fromFigure } from "../figure-input";
import { errorAt } from "../finding-at";
import { isMultiSession } from "../pool/host-limit";
import type { ClusterPlan, LicencePlan, PoolPlan } from "../plan";
import { priceInput } from "./price-book";
import { roundTo, roundUp } from "../rounding";

type Licence = Catalog["licences"][string];

/** What licences are counted over. */
export interface LicensedPool extends Pick<PoolPlan, "platform" | "sessionType" | "people" | "members"> {
  readonly cluster?: string;
}

/**
 * Licences of the catalogue that the plan needs; those with a count of 0 are left out.
 *
 * `user`: people of the pools it applies to, each once. `physical-core`: cores of the planned servers, at least
 * `minimumCoresPerSocket` for each socket. `core-pack-2`: half of that, rounded up.
 */
export function countLicences(
  estate: Estate,
  pools: readonly LicensedPool[],
  clusterPlans: readonly ClusterPlan[],
): { readonly licences: readonly LicencePlan[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const licences: LicencePlan[] = [];
  for (const [id, licence] of Object.entries(estate.catalog.licences).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (licence.metric !== "user" && licence.appliesTo === "azure-all") {
      findings.push(coresOnAzure(estate, id, licence));
      continue;
    }
    const count =
      licence.metric === "user"
        ? usersFigure(id, licence, pools)
        : coresFigure(estate, id, licence, pools, clusterPlans);
    if (count.value > 0) licences.push({ id, count, monthlyCostEur: costFigure(estate, id, licence, count) });
  }
  return { licences, findings };
}

/**
 * Cores that a licence counts on one server.
 *
 * `sockets × max(coresPerSocket, minimumCoresPerSocket)`
 *
 * @example
 * licensedCores({ sockets: 2, coresPerSocket: 12 }, 16) // => 32
 */
export function licensedCores(
  server: { readonly sockets: number; readonly coresPerSocket: number },
  minimumCoresPerSocket: number,
): number {
  return server.sockets * Math.max(server.coresPerSocket, minimumCoresPerSocket);
}

function usersFigure(id: string, licence: Licence, pools: readonly LicensedPool[]): Figure {
  const covered = pools.filter((pool) => applies(licence, pool));
  const twice = countedTwice(covered);
  return {
    subject: `licence/${id}/count`,
    value: covered.reduce((sum, { people }) => sum + people.value, 0) - twice,
    unit: "licences",
    formula:
      `sum of people in pools of ${licence.appliesTo}` +
      (twice === 0
        ? ""
        : ` − ${twice} people who open published applications beside a desktop in one of them`),
    inputs: covered.map(({ people }) => fromFigure("people", people)),
  };
}

/** People who open published applications in one of the pools and have their desktop in another one. */
function countedTwice(pools: readonly LicensedPool[]): number {
  const members = pools.flatMap((pool) => pool.members);
  const key = ({ userGroup, scenario }: LicensedPool["members"][number]): string =>
    `${userGroup}/${scenario}`;
  const desktops = new Set(members.filter(({ published }) => published === undefined).map(key));
  return members
    .filter((member) => member.published !== undefined && desktops.has(key(member)))
    .reduce((sum, { people }) => sum + people, 0);
}

function coresFigure(
  estate: Estate,
  id: string,
  licence: Licence,
  pools: readonly LicensedPool[],
  plans: readonly ClusterPlan[],
): Figure {
  const wholeCity = licence.appliesTo === "vsphere-hosts" || licence.appliesTo === "vsphere-all";
  const used = new Set(pools.filter((pool) => applies(licence, pool)).map(({ cluster }) => cluster));
  const parts = clusters(estate).flatMap((cluster) => {
    const plan = plans.find((candidate) => candidate.id === cluster.id);
    return plan !== undefined && (wholeCity || used.has(cluster.id)) ? [{ cluster, plan }] : [];
  });
  const minimum = licence.minimumCoresPerSocket ?? 0;
  const cores = parts.reduce(
    (sum, { cluster, plan }) => sum + plan.physicalHosts.value * licensedCores(cluster.server, minimum),
    0,
  );
  const packs = licence.metric === "core-pack-2";
  return {
    subject: `licence/${id}/count`,
    value: packs ? roundUp(cores / 2) : cores,
    unit: packs ? "packs of 2 cores" : "cores",
    formula: `${packs ? "ceil(" : ""}sum(physicalHosts × sockets × max(coresPerSocket, minimumCoresPerSocket))${packs ? " ÷ 2)" : ""}`,
    inputs: [
      ...parts.flatMap(({ cluster, plan }) => [
        fromFigure("physicalHosts", plan.physicalHosts),
        ...coreInputs(estate, cluster),
      ]),
      ...(licence.minimumCoresPerSocket === undefined
        ? []
        : [fromCatalog(estate.catalog, "licences", id, "minimumCoresPerSocket", minimum, "cores/socket")]),
    ],
  };
}

function coreInputs({ catalog }: Estate, { spec, server }: ClusterChoice): readonly FigureInput[] {
  return [
    fromCatalog(catalog, "vsphereHosts", spec.hostModel, "sockets", server.sockets, "sockets"),
    fromCatalog(catalog, "vsphereHosts", spec.hostModel, "coresPerSocket", server.coresPerSocket, "cores"),
  ];
}

function applies({ appliesTo }: Licence, pool: LicensedPool): boolean {
  if (appliesTo === "azure-all") return pool.platform === "azure";
  if (pool.platform !== "vsphere") return false;
  if (appliesTo === "vsphere-pooled") return isMultiSession(pool.sessionType);
  return appliesTo !== "vsphere-personal" || !isMultiSession(pool.sessionType);
}

function costFigure(estate: Estate, id: string, licence: Licence, count: Figure): Figure {
  const price = priceInput(estate.catalog, licence.price);
  return {
    subject: `licence/${id}/monthlyCostEur`,
    value: roundTo(count.value * price.value, 2),
    unit: "EUR/month",
    formula: `count × ${licence.price}`,
    inputs: [fromFigure("count", count), price],
  };
}

function coresOnAzure({ catalog }: Estate, id: string, licence: Licence): Finding {
  return errorAt({
    rule: "catalog/licence-metric",
    file: catalogFile(catalog, "licences", id),
    keys: ["licences", id, "metric"],
    message: `licence "${id}" counts ${licence.metric} on Azure, where no physical cores are known; allowed is user`,
    hint: "write metric: user, or let it apply to vsphere-hosts",
  });
}
