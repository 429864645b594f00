import { azureName, poolShortName } from "../../planning/names";
import type { PoolPlan } from "../../planning/plan";
import type { AzureContext } from "./azure-context";

/** Tag of hosts that autoscale leaves alone: those of a retiring image generation. */
export const SCALING_EXCLUSION_TAG = "workplace-scaling-exclude";

/** Tag that policies and reports know a pool by. */
export const POOL_TAG = "workplace-pool";

/** Tag with the protection class of the data in the pool. */
export const PROTECTION_CLASS_TAG = "workplace-protection-class";

/** What all constructs of one pool share. */
export interface PoolContext {
  readonly context: AzureContext;
  readonly plan: PoolPlan;
  /** Reference to the pool's resource group, so that Terraform creates it first. */
  readonly resourceGroupName: string;
  /** Tags of the estate and of the pool. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Name of a resource of a pool: `vdpool-ms-prod-office-standard-pooled-normal`. */
export function poolResourceName(
  { context, plan }: Pick<PoolContext, "context" | "plan">,
  abbreviation: string,
): string {
  return azureName(abbreviation, context.prefix, context.environment, poolShortName(plan.id));
}

/** Tags of a pool's resources. */
export function poolTags(context: AzureContext, plan: PoolPlan): Readonly<Record<string, string>> {
  return { ...context.tags, [POOL_TAG]: plan.id, [PROTECTION_CLASS_TAG]: plan.protectionClass };
}

/** One person per host: the desktop belongs to its user and keeps their data. */
export function isPersonal(plan: PoolPlan): boolean {
  return plan.sessionType === "personal" || plan.sessionType === "gpu";
}
