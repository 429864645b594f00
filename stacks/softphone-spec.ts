import type { AzureContext } from "../constructs/azure/azure-context";
import type { VsphereContext } from "../constructs/vsphere/vsphere-context";
import type { Plan, VspherePlatformPlan } from "../planning/plan";
import { dialPlan } from "../planning/telephony/dial-plan";
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
  const isOnDesktop = telephony.mediaPath === "desktop";
  const props: SoftphoneStackProps = {
    context,
    plan: {
      ...border,
      dialPlan: dialPlan(telephony, sites),
      desktopNetworks: isOnDesktop
        ? pools.flatMap(({ allocation }) => allocation.subnets.map(({ cidr }) => cidr))
        : [],
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
export function directRoutingSpec(context: AzureContext, { telephony }: Plan): readonly StackSpec[] {
  if (telephony?.directRouting === undefined) return [];
  const props: DirectRoutingStackProps = { context, cidr: telephony.directRouting.network.cidr };
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
