import { ConsumptionBudgetSubscription } from "@cdktf/provider-azurerm/lib/consumption-budget-subscription";
import type { Construct } from "constructs";
import { azureName } from "../../planning/names";
import { replaceableLifecycle } from "../lifecycle";
import type { AzureContext } from "./azure-context";

export interface CostBudgetProps {
  readonly context: AzureContext;
  /** EUR per month, from 0: nothing costs anything when the last pool has gone. */
  readonly monthlyBudgetEur: number;
  readonly actionGroupId: string;
}

/**
 * First of the month in which the budget is created. Azure refuses a start in an earlier month (a start in the past has
 * to lie in the current period), so the start cannot stand in the configuration: it is computed once and ignored later.
 * Source: https://learn.microsoft.com/javascript/api/@azure/arm-costmanagement/budgettimeperiod
 */
export const BUDGET_START = `formatdate("YYYY-MM-'01T00:00:00Z'", plantimestamp())`;

/**
 * Smallest budget that the provider accepts (EUR per month).
 * Source: https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/consumption/consumption_budget_base.go
 * Kind: vendor limit.
 */
export const MIN_BUDGET_EUR = 1;

/** Budget of the subscription that tells the platform team at 80 % and 100 % spent, and when 100 % is forecast. */
export function addCostBudget(scope: Construct, id: string, props: CostBudgetProps): void {
  const { context, actionGroupId } = props;
  const notification = (threshold: number, thresholdType: "Actual" | "Forecasted") => ({
    threshold,
    thresholdType,
    operator: "GreaterThanOrEqualTo",
    enabled: true,
    contactEmails: [context.platform.alertEmail],
    contactGroups: [actionGroupId],
  });
  new ConsumptionBudgetSubscription(scope, id, {
    name: azureName("budget", context.prefix, context.environment, "workplace"),
    subscriptionId: `/subscriptions/${context.platform.subscriptionId}`,
    amount: Math.max(MIN_BUDGET_EUR, Math.ceil(props.monthlyBudgetEur)),
    timeGrain: "Monthly",
    timePeriod: { startDate: `\${${BUDGET_START}}` },
    notification: [notification(80, "Actual"), notification(100, "Actual"), notification(100, "Forecasted")],
    // The start differs from month to month; Azure also adds an end date.
    lifecycle: replaceableLifecycle(["time_period"]),
  });
}
