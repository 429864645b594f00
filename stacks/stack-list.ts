import type { AzureContext } from "../constructs/azure/azure-context";
import { infrastructureOf } from "../constructs/vsphere/machine-roles";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import type { AzurePlatformSpec, EstateSpec, VspherePlatformSpec } from "../generated/estate";
import type { ConferenceServersPlan } from "../planning/conferencing/conference-plan";
import type { AzurePlatformPlan, Plan, PoolPlan, VspherePlatformPlan } from "../planning/plan";
import type { AzurePlatformStackProps } from "./azure-platform-stack";
import type { AzurePoolStackProps } from "./azure-pool-stack";
import type { ConferencingStackProps } from "./conferencing-stack";
import { withoutExplanations } from "./plain-figures";
import { directRoutingSpec, softphoneSpec } from "./softphone-spec";
import type { StackSpec } from "./stack-spec";
import { wlanSpecs } from "./wlan-spec";
import type { VspherePlatformStackProps } from "./vsphere-platform-stack";
import type { VspherePoolStackProps } from "./vsphere-pool-stack";
import { usedClusters } from "./used-clusters";

/** What the stacks are made from. */
export interface StackListInput {
  readonly settings: Readonly<EstateSpec>;
  readonly plan: Plan;
}

/**
 * All stacks of an estate, in an order in which they can be applied: each platform, then its pools by id, then what
 * stands beside them.
 *
 * A pool has a stack of its own, so that its state is small and nothing but the pool is at risk when it changes.
 */
export function stackSpecs(input: StackListInput): readonly StackSpec[] {
  const { settings, plan } = input;
  const { azure, vsphere } = settings.platforms;
  return [
    ...(azure === undefined || plan.azure === undefined ? [] : azureSpecs(input, azure, plan.azure)),
    ...(vsphere === undefined || plan.vsphere === undefined
      ? []
      : vsphereSpecs(settings, vsphere, plan, plan.vsphere)),
  ];
}

function azureSpecs(
  { settings, plan }: StackListInput,
  platform: AzurePlatformSpec,
  platformPlan: AzurePlatformPlan,
): readonly StackSpec[] {
  const context = azureContext(settings, platform);
  const props: AzurePlatformStackProps = withoutExplanations({ context, plan: platformPlan });
  return [
    {
      name: "azure-platform",
      dependencies: [],
      props,
      create: async (app) => {
        const { AzurePlatformStack } = await import("./azure-platform-stack.js");
        return new AzurePlatformStack(app, "azure-platform", props);
      },
    },
    ...poolsOn(plan, "azure").map((pool) => azurePoolSpec({ context, plan: stackInput(pool) })),
    ...directRoutingSpec(context, plan),
  ];
}

/** Of its applications a stack knows the published ones, so that a verdict on another one changes no stack. */
function stackInput(pool: PoolPlan): PoolPlan {
  const applications = pool.applications.filter(({ mode }) => mode === "remote-app");
  return withoutExplanations({ ...pool, applications });
}

function azurePoolSpec(props: AzurePoolStackProps): StackSpec {
  const name = props.plan.id;
  return {
    name,
    dependencies: ["azure-platform"],
    props,
    create: async (app) => {
      const { AzurePoolStack } = await import("./azure-pool-stack.js");
      return new AzurePoolStack(app, name, props);
    },
  };
}

function vsphereSpecs(
  settings: Readonly<EstateSpec>,
  platform: VspherePlatformSpec,
  plan: Plan,
  platformPlan: VspherePlatformPlan,
): readonly StackSpec[] {
  const context = vsphereContext(settings, platform);
  const props: VspherePlatformStackProps = withoutExplanations({
    context,
    plan: platformPlan,
    allowDestroy: settings.allowDestroy,
  });
  return [
    {
      name: "vsphere-platform",
      dependencies: [],
      props,
      create: async (app) => {
        const { VspherePlatformStack } = await import("./vsphere-platform-stack.js");
        return new VspherePlatformStack(app, "vsphere-platform", props);
      },
    },
    ...poolsOn(plan, "vsphere").map((pool) =>
      vspherePoolSpec({
        context,
        plan: stackInput(pool),
        cluster: clusterOf(pool, platformPlan),
        infrastructure: infrastructureOf(pool, platformPlan.infrastructure),
      }),
    ),
    ...(plan.conferencing?.servers === undefined
      ? []
      : [conferencingSpec(context, plan.conferencing.servers, platformPlan)]),
    ...softphoneSpec(context, plan, platformPlan),
    ...wlanSpecs(context, settings, plan, platformPlan),
  ];
}

/** Of the plan the stack knows machines and networks only: demand may change without touching it. */
function conferencingSpec(
  context: VsphereContext,
  { domain, machines, networks }: ConferenceServersPlan,
  { clusters }: VspherePlatformPlan,
): StackSpec {
  const props: ConferencingStackProps = {
    context,
    plan: { domain, machines, networks },
    clusters: usedClusters(clusters, machines),
  };
  return {
    name: "conferencing",
    dependencies: ["vsphere-platform"],
    props,
    create: async (app) => {
      const { ConferencingStack } = await import("./conferencing-stack.js");
      return new ConferencingStack(app, "conferencing", props);
    },
  };
}

function vspherePoolSpec(props: VspherePoolStackProps): StackSpec {
  const name = props.plan.id;
  return {
    name,
    dependencies: ["vsphere-platform"],
    props,
    create: async (app) => {
      const { VspherePoolStack } = await import("./vsphere-pool-stack.js");
      return new VspherePoolStack(app, name, props);
    },
  };
}

/** @throws Error when the plan put the pool on a cluster that it does not have */
function clusterOf(pool: PoolPlan, { clusters }: VspherePlatformPlan): VspherePoolStackProps["cluster"] {
  const cluster = clusters.find(({ id }) => id === pool.cluster);
  if (cluster === undefined) {
    throw new Error(
      `pool "${pool.id}" is planned for cluster "${pool.cluster ?? ""}", which the plan does not have`,
    );
  }
  const { id, name, purpose, physicalHosts } = cluster;
  return { id, name, purpose, physicalHosts: physicalHosts.value };
}

function poolsOn(plan: Plan, platform: PoolPlan["platform"]): readonly PoolPlan[] {
  return plan.pools
    .filter((pool) => pool.platform === platform)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function azureContext(settings: Readonly<EstateSpec>, platform: AzurePlatformSpec): AzureContext {
  const { city, naming, network, identity, stateBackend } = settings;
  return {
    prefix: naming.prefix,
    environment: naming.environment,
    tags: naming.tags,
    cityName: city.name,
    language: city.language,
    platform,
    identity,
    network: {
      dnsServers: network.dnsServers ?? [],
      ...(network.firewallAddress === undefined ? {} : { firewallAddress: network.firewallAddress }),
      onPremisesAddressSpace: network.onPremisesAddressSpace,
    },
    backend: stateBackend,
  };
}

function vsphereContext(settings: Readonly<EstateSpec>, platform: VspherePlatformSpec): VsphereContext {
  const { city, naming, network, identity, stateBackend } = settings;
  return {
    prefix: naming.prefix,
    environment: naming.environment,
    tags: naming.tags,
    platform,
    identity,
    network,
    backend: stateBackend,
    cityName: city.name,
  };
}
