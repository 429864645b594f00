import type { AzureContext } from "../constructs/azure/azure-context";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import type { Plan, VspherePlatformPlan } from "../planning/plan";
import type { TelephonyPlan } from "../planning/telephony/telephony-plan";
import { deviceNetworks, dialPlan } from "../planning/telephony/dial-plan";
import type { DirectRoutingStackProps } from "./direct-routing-stack";
import type { SoftphoneStackProps } from "./softphone-stack";
import type { StackSpec } from "./stack-spec";
import { usedClusters } from "./used-clusters";

const NAME = "softphone";

/** The stack of session border controllers; none where the estate builds none. It knows no figures but those of its machines. */
export function softphoneSpec(
  context: VsphereContext,
  { telephony, sites, pools }: Plan,
  { clusters }: VspherePlatformPlan,
): readonly StackSpec[] {
  if (telephony?.sessionBorder === undefined) return [];
  const { relay: _, ...border } = telephony.sessionBorder;
  const props: SoftphoneStackProps = {
    context,
    plan: {
      ...border,
      dialPlan: dialPlan(telephony, sites),
      desktopNetworks: desktopNetworks(telephony, pools),
    },
    clusters: usedClusters(clusters, border.machines),
  };
  return [
    {
      name: NAME,
      dependencies: ["vsphere-platform"],
      props,
      create: async (app) => {
        const { SoftphoneStack } = await import("./softphone-stack.js");
        return new SoftphoneStack(app, NAME, props);
      },
    },
  ];
}

/** The stack of the network for a vendor's session border controllers; none unless the trunk ends there. */
export function directRoutingSpec(
  context: AzureContext,
  { telephony, sites, pools }: Plan,
): readonly StackSpec[] {
  if (telephony?.directRouting === undefined) return [];
  const phoning = new Set(telephony.sites.map(({ id }) => id));
  const props: DirectRoutingStackProps = {
    context,
    cidr: telephony.directRouting.network.cidr,
    deviceNetworks: [
      ...sites.filter(({ id }) => phoning.has(id)).flatMap(deviceNetworks),
      ...desktopNetworks(telephony, pools),
    ],
  };
  return [
    {
      name: NAME,
      dependencies: ["azure-platform"],
      props,
      create: async (app) => {
        const { DirectRoutingStack } = await import("./direct-routing-stack.js");
        return new DirectRoutingStack(app, NAME, props);
      },
    },
  ];
}

/** Networks of desktops that voice leaves from (CIDR); empty where it leaves the endpoint. */
function desktopNetworks({ mediaPath }: TelephonyPlan, pools: Plan["pools"]): readonly string[] {
  if (mediaPath !== "desktop") return [];
  return pools.flatMap(({ allocation }) => allocation.subnets.map(({ cidr }) => cidr));
}
