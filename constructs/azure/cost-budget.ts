import { ConsumptionBudgetSubscription } from "@cdktf/provider-azurerm/lib/consumption-budget-subscription";
import type { Construct } from "constructs";
import { azureName } from "../../planning/names";
import { replaceableLifecycle } from "../lifecycle";
import type { AzureContext } from "./azure-context";

export interface CostBudgetProps {
  readonly context: AzureContext;
  /** EUR per month, above 0. */
  readonly monthlyBudgetEur: number;
  /** Any day of the month in which the budget starts (`YYYY-MM-DD` or `YYYY-MM`); the price book's date. */
  readonly startDate: string;
  readonly actionGroupId: string;
}

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
    amount: Math.ceil(props.monthlyBudgetEur),
    timeGrain: "Monthly",
    timePeriod: { startDate: firstOfMonth(props.startDate) },
    notification: [notification(80, "Actual"), notification(100, "Actual"), notification(100, "Forecasted")],
    // A new price book must not make a new budget; Azure also adds an end date.
    lifecycle: replaceableLifecycle(["time_period"]),
  });
}

/**
 * Start of a budget: Azure takes the first of a month only.
 *
 * @param date - `YYYY-MM` or `YYYY-MM-DD`
 * @example
 * firstOfMonth("2026-03-17") // => "2026-03-01T00:00:00Z"
 */
export function firstOfMonth(date: string): string {
  const match = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-\d{2})?$/.exec(date);
  if (match === null) throw new RangeError(`budget starts on "${date}"; expected YYYY-MM or YYYY-MM-DD`);
  return `${match[1]}-01T00:00:00Z`;
}
