import { inventedGuid, textHash } from "../engine/invented-value";
import { blocksOf, textOf } from "../value";
import {
  armId,
  GROUP_REFERENCE,
  NAME_GROUP_LOCATION,
  pairId,
  serviceOwnerId,
  subscriptionId,
} from "./arm-id";
import type { OverlayFamily, PatternRule } from "./resource-overlay";

// Replacement, defaults and allowed values: internal/services/{monitor,loganalytics,consumption} at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

const OPERATORS = ["Equal", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"];
const ACTION_GROUP = "azurerm_monitor_action_group";
const LOG_WORKSPACE = "azurerm_log_analytics_workspace";
const RULE = "azurerm_monitor_data_collection_rule";

const DURATION: PatternRule = {
  pattern: /^P(\d+D|T\d+[MH])$/,
  rule: "must be a duration in ISO 8601 form such as PT5M",
};

/** Logs, what collects them, alerts and budgets. */
export const AZURE_MONITORING: OverlayFamily = {
  [LOG_WORKSPACE]: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: GROUP_REFERENCE,
    patterns: {
      name: {
        pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
        rule: "must be 4 to 63 letters, digits or hyphens and start and end with a letter or digit",
      },
    },
    ranges: { retention_in_days: { min: 30, max: 730 } },
    defaults: {
      allow_resource_only_permissions: true,
      daily_quota_gb: -1,
      internet_ingestion_enabled: true,
      internet_query_enabled: true,
      local_authentication_enabled: true,
    },
    computed: {
      sku: () => "PerGB2018",
      retention_in_days: () => 30,
      workspace_id: ({ seed }) => inventedGuid(seed),
    },
    id: armId("Microsoft.OperationalInsights/workspaces"),
  },
  [RULE]: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: {
      ...GROUP_REFERENCE,
      "destinations.log_analytics.workspace_resource_id": { types: [LOG_WORKSPACE] },
    },
    allowed: { kind: ["AgentDirectToStore", "Linux", "PlatformTelemetry", "Windows", "WorkspaceTransforms"] },
    computed: { immutable_id: ({ seed }) => `dcr-${textHash(seed).slice(0, 32)}` },
    id: armId("Microsoft.Insights/dataCollectionRules"),
  },
  azurerm_monitor_data_collection_rule_association: {
    requiresReplace: ["name", "target_resource_id"],
    references: {
      target_resource_id: { types: [], holds: false, idOf: serviceOwnerId },
      data_collection_rule_id: { types: [RULE] },
    },
    defaults: { name: "configurationAccessEndpoint" },
    id: ({ values }) =>
      `${textOf(values, "target_resource_id")}/providers/Microsoft.Insights/dataCollectionRuleAssociations/${textOf(values, "name")}`,
  },
  azurerm_monitor_diagnostic_setting: {
    requiresReplace: ["name", "target_resource_id"],
    references: {
      target_resource_id: { types: [], holds: false, idOf: serviceOwnerId },
      log_analytics_workspace_id: { types: [LOG_WORKSPACE] },
      storage_account_id: { types: ["azurerm_storage_account"] },
    },
    computed: { log_analytics_destination_type: () => "Dedicated" },
    id: pairId("target_resource_id", "name"),
    unique: [
      {
        keys: ({ values }) =>
          blocksOf(values, "enabled_log").map(
            (log) =>
              `log of ${textOf(values, "target_resource_id")} to ${textOf(values, "log_analytics_workspace_id")}: ${textOf(log, "category") ?? textOf(log, "category_group")}`,
          ),
        summary: "Conflict",
        message: ({ values }, holder) =>
          `Data sink '${textOf(values, "log_analytics_workspace_id")}' is already used in diagnostic setting '${holder}' for the same category. Data sinks can't be reused in different settings on the same category for the same resource.`,
      },
    ],
    configRules: [
      (config) =>
        blocksOf(config, "enabled_log").length +
          blocksOf(config, "enabled_metric").length +
          blocksOf(config, "metric").length ===
        0
          ? "one of `enabled_log` or `enabled_metric` must be specified"
          : undefined,
    ],
  },
  [ACTION_GROUP]: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: GROUP_REFERENCE,
    patterns: { short_name: { pattern: /^.{1,12}$/, rule: "must have 1 to 12 characters" } },
    defaults: { enabled: true, location: "global" },
    id: armId("Microsoft.Insights/actionGroups"),
  },
  azurerm_monitor_metric_alert: {
    requiresReplace: ["name", "resource_group_name"],
    references: {
      ...GROUP_REFERENCE,
      scopes: { types: [], holds: false, idOf: serviceOwnerId },
      "action.action_group_id": { types: [ACTION_GROUP] },
    },
    allowed: {
      "criteria.operator": ["Equals", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"],
      "criteria.aggregation": ["Average", "Count", "Minimum", "Maximum", "Total"],
      frequency: ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"],
      window_size: ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
    },
    ranges: { severity: { min: 0, max: 4 } },
    defaults: {
      auto_mitigate: true,
      enabled: true,
      frequency: "PT1M",
      severity: 3,
      window_size: "PT5M",
      "criteria.skip_metric_validation": false,
    },
    computed: { target_resource_type: () => "", target_resource_location: () => "" },
    id: armId("Microsoft.Insights/metricAlerts"),
  },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    requiresReplace: [...NAME_GROUP_LOCATION, "scopes"],
    references: {
      ...GROUP_REFERENCE,
      scopes: { types: [], holds: false, idOf: serviceOwnerId },
      "action.action_groups": { types: [ACTION_GROUP] },
    },
    allowed: {
      "criteria.operator": OPERATORS,
      "criteria.time_aggregation_method": ["Average", "Count", "Maximum", "Minimum", "Total"],
    },
    ranges: { severity: { min: 0, max: 4 } },
    patterns: { evaluation_frequency: DURATION, window_duration: DURATION },
    defaults: { auto_mitigation_enabled: false, enabled: true, workspace_alerts_storage_enabled: false },
    computed: {
      created_with_api_version: () => "2023-03-15-preview",
      is_a_legacy_log_analytics_rule: () => false,
      is_workspace_alerts_storage_configured: () => false,
    },
    id: armId("Microsoft.Insights/scheduledQueryRules"),
  },
  azurerm_consumption_budget_subscription: {
    requiresReplace: ["name", "subscription_id", "time_grain", "time_period.start_date"],
    references: { "notification.contact_groups": { types: [ACTION_GROUP] } },
    allowed: {
      time_grain: ["Annually", "BillingAnnual", "BillingMonth", "BillingQuarter", "Monthly", "Quarterly"],
      "notification.operator": ["EqualTo", "GreaterThan", "GreaterThanOrEqualTo"],
      "notification.threshold_type": ["Actual", "Forecasted"],
    },
    ranges: { amount: { min: 1, max: Number.MAX_VALUE }, "notification.threshold": { min: 0, max: 1000 } },
    patterns: {
      "time_period.start_date": {
        pattern: /^\d{4}-\d{2}-01T00:00:00Z$/,
        rule: "must be the first day of a month, as in 2026-01-01T00:00:00Z",
      },
    },
    defaults: {
      time_grain: "Monthly",
      "notification.enabled": true,
      "notification.threshold_type": "Actual",
    },
    computed: {
      etag: ({ seed }) => `"${textHash(seed).slice(0, 16)}"`,
      "time_period.end_date": (_, period) => tenYearsLater(textOf(period, "start_date") ?? ""),
    },
    id: (context) =>
      `${textOf(context.values, "subscription_id") ?? subscriptionId(context)}/providers/Microsoft.Consumption/budgets/${textOf(context.values, "name")}`,
  },
};

/** The end date that the service chooses. */
function tenYearsLater(date: string): string {
  return date.replace(/^\d{4}/, (year) => String(Number(year) + 10));
}
