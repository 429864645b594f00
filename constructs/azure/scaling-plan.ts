import {
  VirtualDesktopScalingPlan,
  type VirtualDesktopScalingPlanSchedule,
} from "@cdktf/provider-azurerm/lib/virtual-desktop-scaling-plan";
import { VirtualDesktopScalingPlanHostPoolAssociation } from "@cdktf/provider-azurerm/lib/virtual-desktop-scaling-plan-host-pool-association";
import { Construct } from "constructs";
import type { ScalingSchedulePlan } from "../../planning/plan";
import { WINDOWS_TIME_ZONE } from "./host-pool";
import { poolResourceName, SCALING_EXCLUSION_TAG, type PoolContext } from "./pool-context";

/** Time between the notice and the sign-out where people are signed out (minutes; assumption: an open document can be saved). */
const SIGN_OUT_NOTICE_MINUTES = 30;

const SIGN_OUT_MESSAGE = {
  de: "Dieser Arbeitsplatz wird in 30 Minuten abgemeldet. Bitte speichern Sie Ihre Arbeit.",
  en: "You will be signed out in 30 minutes. Please save your work.",
} as const;

export interface ScalingPlanProps extends PoolContext {
  readonly hostPoolId: string;
}

/**
 * Starts and stops the hosts of a pooled host pool along the working-time model.
 *
 * Fills hosts breadth-first while people arrive, depth-first when they leave, so that hosts become empty. A host stops
 * when nobody is signed in; people are signed out only where the working-time model says so.
 */
export class ScalingPlan extends Construct {
  constructor(scope: Construct, id: string, props: ScalingPlanProps) {
    super(scope, id);
    const { context, plan } = props;
    const resource = new VirtualDesktopScalingPlan(this, "Resource", {
      name: poolResourceName(props, "vdscaling"),
      // Same region as the host pool object: vendor limit.
      location: context.platform.metadataRegion,
      resourceGroupName: props.resourceGroupName,
      timeZone: WINDOWS_TIME_ZONE,
      exclusionTag: SCALING_EXCLUSION_TAG,
      schedule: plan.schedules.map((schedule) => scheduleOf(schedule, context.language)),
      tags: props.tags,
    });
    // Not inline: the provider sends inline pools again on every update.
    new VirtualDesktopScalingPlanHostPoolAssociation(this, "association", {
      scalingPlanId: resource.id,
      hostPoolId: props.hostPoolId,
      enabled: true,
    });
  }
}

function scheduleOf(schedule: ScalingSchedulePlan, language: "de" | "en"): VirtualDesktopScalingPlanSchedule {
  return {
    name: schedule.name,
    daysOfWeek: [...schedule.daysOfWeek],
    rampUpStartTime: schedule.rampUpStart,
    rampUpLoadBalancingAlgorithm: "BreadthFirst",
    rampUpMinimumHostsPercent: schedule.rampUpMinimumHostsPercent,
    rampUpCapacityThresholdPercent: schedule.rampUpCapacityThresholdPercent,
    peakStartTime: schedule.peakStart,
    peakLoadBalancingAlgorithm: "BreadthFirst",
    rampDownStartTime: schedule.rampDownStart,
    rampDownLoadBalancingAlgorithm: "DepthFirst",
    rampDownMinimumHostsPercent: schedule.rampDownMinimumHostsPercent,
    rampDownCapacityThresholdPercent: schedule.rampDownCapacityThresholdPercent,
    rampDownForceLogoffUsers: schedule.forceSignOut,
    rampDownWaitTimeMinutes: SIGN_OUT_NOTICE_MINUTES,
    rampDownNotificationMessage: SIGN_OUT_MESSAGE[language],
    rampDownStopHostsWhen: "ZeroSessions",
    offPeakStartTime: schedule.offPeakStart,
    offPeakLoadBalancingAlgorithm: "DepthFirst",
  };
}
