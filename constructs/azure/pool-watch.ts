import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { MonitorScheduledQueryRulesAlertV2 } from "@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2";
import { Construct } from "constructs";
import { resourceId, sharedResources } from "./shared-resources";
import { poolResourceName, type PoolContext } from "./pool-context";

/** Failed sign-ins within 15 minutes from which the platform team is told (assumption: more than single mishaps). */
const FAILED_SIGN_INS = 10;

export interface PoolWatchProps extends PoolContext {
  readonly hostPoolId: string;
  readonly workspaceId: string;
  readonly applicationGroupId: string;
}

/** Logs of the pool's desktop objects, and alerts when people cannot work. */
export class PoolWatch extends Construct {
  constructor(scope: Construct, id: string, props: PoolWatchProps) {
    super(scope, id);
    const targets = {
      "host-pool": props.hostPoolId,
      workspace: props.workspaceId,
      "application-group": props.applicationGroupId,
    };
    for (const [key, targetResourceId] of Object.entries(targets)) {
      new MonitorDiagnosticSetting(this, `${key}-logs`, {
        name: "workplace",
        targetResourceId,
        logAnalyticsWorkspaceId: sharedResources(props.context).logWorkspace.id,
        enabledLog: [{ categoryGroup: "allLogs" }],
      });
    }
    this.addAlert(props, "no-host", {
      description: "Somebody found no session host that could take them",
      severity: 1,
      condition: 'CodeSymbolic == "ConnectionFailedNoHealthyRdshAvailable"',
      threshold: 0,
    });
    this.addAlert(props, "sign-in", {
      description: `More than ${FAILED_SIGN_INS} failed connections within 15 minutes`,
      severity: 2,
      condition: "ServiceError == false",
      threshold: FAILED_SIGN_INS,
    });
  }

  private addAlert(
    props: PoolWatchProps,
    key: string,
    alert: {
      readonly description: string;
      readonly severity: number;
      readonly condition: string;
      readonly threshold: number;
    },
  ): void {
    const { context, resourceGroupName, tags } = props;
    const shared = sharedResources(context);
    new MonitorScheduledQueryRulesAlertV2(this, key, {
      name: poolResourceName(props, `alert-${key}`),
      location: context.platform.region,
      resourceGroupName,
      description: alert.description,
      severity: alert.severity,
      scopes: [shared.logWorkspace.id],
      evaluationFrequency: "PT5M",
      windowDuration: "PT15M",
      criteria: [
        {
          query: `WVDErrors | where _ResourceId =~ "${hostPoolResourceId(props)}" | where ${alert.condition}`,
          timeAggregationMethod: "Count",
          operator: "GreaterThan",
          threshold: alert.threshold,
          // What Azure takes when it is left out, and then reports.
          failingPeriods: { numberOfEvaluationPeriods: 1, minimumFailingPeriodsToTriggerAlert: 1 },
        },
      ],
      autoMitigationEnabled: true,
      // The table appears with the first entry; until then a check of the query would fail.
      skipQueryValidation: true,
      action: { actionGroups: [shared.actionGroup.id] },
      tags,
    });
  }
}

/** Computed, so that reviewers read the query in full. */
function hostPoolResourceId(pool: PoolContext): string {
  return resourceId(
    pool.context.platform.subscriptionId,
    poolResourceName(pool, "rg"),
    "Microsoft.DesktopVirtualization/hostPools",
    poolResourceName(pool, "vdpool"),
  );
}
