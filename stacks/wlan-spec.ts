import type { RadiusClient } from "../constructs/config/free-radius-clients";
import type { DhcpNetwork } from "../constructs/config/kea";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import type { EstateSpec, WlanSpec } from "../generated/estate";
import type { Plan, SitePlan, VspherePlatformPlan } from "../planning/plan";
import type { BuildingStackProps } from "./building-stack";
import type { StackSpec } from "./stack-spec";
import type { WlanCoreStackProps } from "./wlan-core-stack";
import { usedClusters } from "./used-clusters";

const CORE = "wlan-core";
const PLATFORM = "vsphere-platform";

/**
 * Stacks of the WLAN: one for the servers, one for each building that is at least staged. A building has no other stack
 * in it but the servers', which have to know its access points.
 */
export function wlanSpecs(
  context: VsphereContext,
  { wlan, allowDestroy }: Pick<EstateSpec, "wlan" | "allowDestroy">,
  plan: Plan,
  platform: VspherePlatformPlan,
): readonly StackSpec[] {
  if (wlan === undefined) return [];
  const buildings = plan.sites.flatMap((site) => {
    const networks = builtNetworks(site);
    return networks.length === 0 ? [] : [{ site: site.id, networks }];
  });
  const surroundings = surroundingsOf(plan, platform);
  return [
    ...coreSpec(context, { ...wlan, allowDestroy: allowDestroy.includes(CORE) }, plan, platform, buildings),
    ...buildings.map(({ site, networks }) => buildingSpec({ context, site, networks, surroundings })),
  ];
}

interface Building {
  readonly site: string;
  readonly networks: readonly DhcpNetwork[];
}

function builtNetworks({ networks }: SitePlan): readonly DhcpNetwork[] {
  if (networks?.isBuilt !== true) return [];
  return networks.segments.flatMap(({ segment, cidr, vlanId }) =>
    vlanId === undefined ? [] : [{ segment, cidr, vlanId }],
  );
}

function surroundingsOf(
  { wlan }: Plan,
  { networks, infrastructure }: VspherePlatformPlan,
): BuildingStackProps["surroundings"] {
  const wlanServices = wlan?.core?.networks["wlan-services"]?.cidr;
  const gateways = infrastructure.some(({ role }) => role === "gateway")
    ? networks["access"]?.cidr
    : undefined;
  return {
    hasControllers: wlan?.core?.controllers !== undefined,
    ...(wlanServices === undefined ? {} : { wlanServices }),
    ...(gateways === undefined ? {} : { gateways }),
  };
}

/** Of the plan the stack knows machines, their network and the buildings' access points: demand may change without touching it. */
function coreSpec(
  context: VsphereContext,
  {
    radius: { roles, ocspUrl },
    ssids,
    controller,
    allowDestroy,
  }: WlanSpec & { readonly allowDestroy: boolean },
  { wlan }: Plan,
  { clusters }: VspherePlatformPlan,
  buildings: readonly Building[],
): readonly StackSpec[] {
  const { core } = wlan ?? {};
  if (core === undefined) return [];
  const { machines, networks } = core;
  const props: WlanCoreStackProps = {
    context,
    plan: {
      machines,
      networks,
      ssids,
      clients: buildings.flatMap(radiusClient),
      radius: { roles, ...(ocspUrl === undefined ? {} : { ocspUrl }) },
      allowDestroy,
    },
    ...(controller === undefined ? {} : { applianceTemplate: controller.template }),
    clusters: usedClusters(clusters, machines),
  };
  return [
    {
      name: CORE,
      dependencies: [PLATFORM],
      props,
      create: async (app) => {
        const { WlanCoreStack } = await import("./wlan-core-stack.js");
        return new WlanCoreStack(app, CORE, props);
      },
    },
  ];
}

function radiusClient({ site, networks }: Building): readonly RadiusClient[] {
  const management = networks.find(({ segment }) => segment === "management");
  if (management === undefined) return [];
  const vlanIds = Object.fromEntries(networks.map(({ segment, vlanId }) => [segment, vlanId]));
  return [{ site, network: management.cidr, vlanIds }];
}

function buildingSpec(props: BuildingStackProps): StackSpec {
  const name = `building-${props.site}`;
  return {
    name,
    dependencies: [PLATFORM],
    props,
    create: async (app) => {
      const { BuildingStack } = await import("./building-stack.js");
      return new BuildingStack(app, name, props);
    },
  };
}
