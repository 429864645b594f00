import type { LockSpec } from "../generated/lock";
import type { Finding } from "../model/diagnostic";
import type { Estate } from "../model/estate";
import { groupBy } from "../model/group-by";
import { azurePlatform } from "./platform/azure-platform-size";
import { limitFindings } from "./pool/azure-limit";
import { monthlyCost, oneOffCost } from "./cost/city-cost";
import { clusterRoles } from "./platform/cluster-choice";
import { sizeClusters, type ClusterSizing } from "./platform/cluster-size";
import { countDevices } from "./cost/device-count";
import { energy } from "./cost/energy";
import type { EstateSizing } from "./estate-sizing";
import type { Figure } from "./figure";
import { fromYaml, pointerOf, sumFigure } from "./figure-input";
import { hasError } from "../model/finding";
import { infrastructureVms } from "./platform/infrastructure";
import { countLicences } from "./cost/licence-count";
import type { ImageSource, LockRequest, SiteRequest } from "./lock-request";
import { countApplications } from "./application/application-count";
import { applicationVerdicts, type ApplicationVerdict } from "./application/application-verdict";
import { connectionRules } from "./application/connection-rule";
import { placeApplications } from "./application/placement";
import type { Plan } from "./plan";
import { allocate } from "./allocation";
import { poolCosts } from "./cost/pool-cost";
import { poolDemands } from "./pool/pool-demand";
import { poolReferenceFindings } from "./pool/pool-reference";
import { sizePool, type PoolDraft } from "./pool/pool-size";
import { newestPriceDate, priceFindings } from "./cost/price-book";
import { sizeBuildings } from "./size-buildings";
import { GENERATIONS_SIDE_BY_SIDE } from "./pool/subnet-addresses";
import { numberRequest } from "./telephony/number-request";
import { vspherePlatform } from "./platform/vsphere-platform-size";
import type { SiteNetworksSizing } from "./wlan/network-plan";

/**
 * Decides everything that does not depend on the lock file: pools, applications, hosts, storage, networks, sites,
 * licences, cost.
 *
 * @param today - day on which applications are judged and buildings are scheduled, YYYY-MM-DD
 * @returns `sizing` unless an error leaves a pool without machine, cluster or name; the verdict on every application;
 * all findings of planning
 */
export function sizeEstate(
  estate: Estate,
  today: string,
): {
  readonly sizing?: EstateSizing;
  readonly verdicts: readonly ApplicationVerdict[];
  readonly findings: readonly Finding[];
} {
  const priced = newestPriceDate(estate.catalog);
  const demands = poolDemands(estate);
  const placed = placeApplications(estate, demands.pools, today);
  const verdicts = applicationVerdicts(placed);
  const byPool = groupBy(placed.placements, ({ pool }) => pool);
  const sized = demands.pools.map((demand) => sizePool(estate, demand, byPool.get(demand.id) ?? [], priced));
  const blocking = [...demands.findings, ...placed.findings, ...sized.flatMap(({ findings }) => findings)];
  const findings = [
    ...priceFindings(estate),
    ...poolReferenceFindings(
      estate,
      demands.pools.map(({ id }) => id),
    ),
    ...blocking,
  ];
  if (hasError(blocking)) return { verdicts, findings };
  const drafts = sized.flatMap(({ draft }) => (draft === undefined ? [] : [draft]));
  const rest = sizeRest(estate, drafts, today);
  const sizing = { ...rest.sizing, applications: countApplications(verdicts) };
  return { sizing, verdicts, findings: [...findings, ...rest.findings] };
}

/** What the lock file must give out for a sizing. */
export function lockRequest(estate: Estate, sizing: EstateSizing): LockRequest {
  const { network, drainedHosts } = estate.settings;
  const directRouting = sizing.telephony?.directRouting;
  const platforms = [
    { platform: "azure" as const, networks: sizing.azure?.networks ?? [] },
    { platform: "vsphere" as const, networks: sizing.vsphere?.networks ?? [] },
    { platform: "vsphere" as const, networks: sizing.conferencing?.servers?.networks ?? [] },
    { platform: "vsphere" as const, networks: sizing.telephony?.sessionBorder?.networks ?? [] },
    { platform: "azure" as const, networks: directRouting === undefined ? [] : [directRouting.network] },
    { platform: "vsphere" as const, networks: sizing.wlan?.core?.networks ?? [] },
  ];
  return {
    settings: identifyingSettings(estate.settings),
    clusters: clusterRoles(estate),
    addressSpaces: {
      ...(network.azureAddressSpace === undefined ? {} : { azure: network.azureAddressSpace }),
      vsphere: network.onPremisesAddressSpace,
    },
    vlanIds: { first: network.firstVlanId, last: network.lastVlanId },
    pools: sizing.pools.map((pool) => {
      const drainedFromSlot = drainedHosts[pool.id];
      return {
        id: pool.id,
        platform: pool.platform,
        addresses: pool.subnetAddresses.value,
        hosts: pool.hosts.value,
        generations: Math.max(GENERATIONS_SIDE_BY_SIDE.value, pool.generations.length),
        host: pool.host.name,
        images: imageSources(pool),
        ...(drainedFromSlot === undefined ? {} : { drainedFromSlot }),
      };
    }),
    networks: platforms.flatMap(({ platform, networks }) =>
      networks.map(({ name, addresses }) => ({ name, platform, addresses: addresses.value })),
    ),
    sites: sizing.sites.map(({ id, addresses, networks }) => ({
      id,
      addresses: addresses.value,
      ...(networks === undefined ? {} : siteNetworkRequest(networks)),
    })),
    numbers: numberRequest(estate, sizing.telephony),
    connectionRules: (sizing.azure?.connectionRules ?? []).map(({ name }) => name),
  };
}

function siteNetworkRequest({
  isBuilt,
  segments,
}: SiteNetworksSizing): Pick<SiteRequest, "networks" | "needsVlans"> {
  return {
    networks: segments.map(({ segment, addresses }) => ({ name: segment, addresses: addresses.value })),
    needsVlans: isBuilt,
  };
}

/** What the hosts of a pool's generations are built from; a generation without a source has a finding of its own. */
function imageSources({
  platform,
  image,
  azureImage,
  generations,
}: EstateSizing["pools"][number]): readonly ImageSource[] {
  return generations.flatMap(({ number, azureVersion, vsphereTemplate }, index) => {
    const version = azureVersion === undefined ? undefined : `${azureImage ?? image}/${azureVersion}`;
    const source = platform === "azure" ? version : vsphereTemplate;
    const pointer = pointerOf("images", image, "generations", String(index));
    return source === undefined ? [] : [{ number, source, pointer }];
  });
}

/**
 * The plan: a sizing together with what the lock file gave out.
 *
 * @param lock - reconciled with `lockRequest(estate, sizing)`
 * @throws RangeError when the lock lacks something the sizing needs
 */
export function planEstate(estate: Estate, sizing: EstateSizing, lock: LockSpec): Plan {
  return allocate(estate.settings.naming.prefix, sizing, lock);
}

/** Settings that stand in names and ids of resources, or decide where these are. */
function identifyingSettings({
  naming,
  identity,
  platforms,
}: Estate["settings"]): NonNullable<LockRequest["settings"]> {
  const { azure, vsphere } = platforms;
  const all = [
    ["prefix", naming.prefix, "/naming/prefix"],
    ["environment", naming.environment, "/naming/environment"],
    ["azure-subscription", azure?.subscriptionId, "/platforms/azure/subscriptionId"],
    ["azure-region", azure?.region, "/platforms/azure/region"],
    ["azure-metadata-region", azure?.metadataRegion, "/platforms/azure/metadataRegion"],
    [
      "azure-gallery",
      azure && `${azure.gallery.resourceGroup}/${azure.gallery.name}`,
      "/platforms/azure/gallery",
    ],
    ["azure-join", azure && identity.azureJoin, "/identity/azureJoin"],
    ["vsphere-datacenter", vsphere?.datacenter, "/platforms/vsphere/datacenter"],
  ] as const;
  return all.flatMap(([name, value, pointer]) => (value === undefined ? [] : [{ name, value, pointer }]));
}

function sizeRest(
  estate: Estate,
  drafts: readonly PoolDraft[],
  today: string,
): { readonly sizing: Omit<EstateSizing, "applications">; readonly findings: readonly Finding[] } {
  const infrastructure = infrastructureVms(estate, drafts);
  const pools = drafts.map(({ pool }) => pool);
  const buildings = sizeBuildings(estate, pools, today);
  const clusterSizing = sizeClusters(estate, drafts, [...infrastructure, ...buildings.machines]);
  const devices = countDevices(estate);
  const power = energy(estate, devices, clusterSizing.clusters, buildings.wlanEnergyKwhPerYear);
  const costs = poolCosts(estate, drafts, clusterSizing, power.clusters);
  const connections = connectionRules(estate, costs.pools);
  const azure = azurePlatform(estate, costs.pools, connections.rules);
  const vsphere = vspherePlatform(estate, infrastructure, clusterSizing);
  const licences = countLicences(estate, costs.pools, clusterSizing.clusters);
  return {
    findings: [
      ...clusterSizing.findings,
      ...licences.findings,
      ...buildings.findings,
      ...limitFindings(estate, costs.pools),
      ...connections.findings,
    ],
    sizing: {
      city: cityOf(estate),
      people: cityPeople(estate),
      peakSessions: cityPeakSessions(drafts),
      pools: costs.pools,
      ...(azure.sizing === undefined ? {} : { azure: azure.sizing }),
      ...(vsphere === undefined ? {} : { vsphere }),
      ...buildings.sizing,
      licences: licences.licences,
      devices,
      energyKwhPerYear: power.total,
      monthlyCostEur: monthlyCost(estate, {
        pools: costs.pools,
        licences: licences.licences,
        sharedClusters: clustersWithoutPools(clusterSizing, drafts, costs.clusters),
        logs: azure.workings[0],
        energyInBuildings: power.inBuildings,
      }),
      oneOffCostEur: oneOffCost(estate, devices, buildings.costsEur),
      workings: [
        ...drafts.flatMap(({ workings }) => workings),
        ...clusterSizing.workings,
        ...costs.workings,
        ...azure.workings,
        ...buildings.workings,
        power.devices,
        ...power.clusters.values(),
      ],
    },
  };
}

function cityOf(estate: Estate): EstateSizing["city"] {
  const { name, state, language, fictitious } = estate.settings.city;
  return { name, state, language, fictitious };
}

function clustersWithoutPools(
  { clusters }: ClusterSizing,
  drafts: readonly PoolDraft[],
  costs: ReadonlyMap<string, Figure>,
): readonly Figure[] {
  const used = new Set(drafts.map(({ pool }) => pool.cluster));
  return clusters.flatMap(({ id }) => {
    const cost = costs.get(id);
    return used.has(id) || cost === undefined ? [] : [cost];
  });
}

function cityPeakSessions(drafts: readonly PoolDraft[]): Figure {
  const peaks = drafts.map(({ pool }) => pool.peakSessions);
  return sumFigure("city/peakSessions", "sessions", "peakSessions", peaks);
}

function cityPeople(estate: Estate): Figure {
  return {
    subject: "city/people",
    value: estate.userGroups.reduce((sum, { headcount }) => sum + headcount, 0),
    unit: "people",
    formula: "sum of headcount",
    inputs: estate.userGroups.map(({ headcount, file }) =>
      fromYaml("headcount", headcount, "people", file, "headcount"),
    ),
  };
}
