import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { MonitorActionGroup } from "@cdktf/provider-azurerm/lib/monitor-action-group";
import { MonitorDataCollectionRule } from "@cdktf/provider-azurerm/lib/monitor-data-collection-rule";
import { Construct } from "constructs";
import type { AzureContext } from "./azure-context";
import { sharedResources } from "./shared-resources";

/** Counters that Azure Virtual Desktop Insights reads every 30 s. Source: https://learn.microsoft.com/azure/virtual-desktop/insights-glossary */
const FREQUENT_COUNTERS = [
  "\\LogicalDisk(C:)\\Avg. Disk Queue Length",
  "\\LogicalDisk(C:)\\Current Disk Queue Length",
  "\\Memory\\Available Mbytes",
  "\\Memory\\Page Faults/sec",
  "\\Memory\\Pages/sec",
  "\\Memory\\% Committed Bytes In Use",
  "\\PhysicalDisk(*)\\Avg. Disk Queue Length",
  "\\PhysicalDisk(*)\\Avg. Disk sec/Read",
  "\\PhysicalDisk(*)\\Avg. Disk sec/Transfer",
  "\\PhysicalDisk(*)\\Avg. Disk sec/Write",
  "\\Processor Information(_Total)\\% Processor Time",
  "\\RemoteFX Network(*)\\Current TCP RTT",
  "\\RemoteFX Network(*)\\Current UDP Bandwidth",
  "\\User Input Delay per Process(*)\\Max Input Delay",
  "\\User Input Delay per Session(*)\\Max Input Delay",
];

/** Counters that it reads every 60 s; same source. */
const SLOW_COUNTERS = [
  "\\LogicalDisk(C:)\\% Free Space",
  "\\LogicalDisk(C:)\\Avg. Disk sec/Transfer",
  "\\Terminal Services(*)\\Active Sessions",
  "\\Terminal Services(*)\\Inactive Sessions",
  "\\Terminal Services(*)\\Total Sessions",
];

/** Event logs of session hosts: sign-in, profiles, system; levels critical, error, warning and, for sessions, information. */
const EVENT_LOGS = [
  "Application!*[System[(Level=1 or Level=2 or Level=3)]]",
  "System!*[System[(Level=1 or Level=2 or Level=3)]]",
  "Microsoft-FSLogix-Apps/Admin!*[System[(Level=1 or Level=2 or Level=3 or Level=4 or Level=0)]]",
  "Microsoft-FSLogix-Apps/Operational!*[System[(Level=1 or Level=2 or Level=3 or Level=4 or Level=0)]]",
  "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational!*[System[(Level=1 or Level=2 or Level=3 or Level=4 or Level=0)]]",
  "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Admin!*[System[(Level=1 or Level=2 or Level=3 or Level=4 or Level=0)]]",
];

export interface MonitoringProps {
  readonly context: AzureContext;
  readonly resourceGroupName: string;
}

/** Where logs and counters of all pools go, and who is told. */
export class Monitoring extends Construct {
  readonly workspace: LogAnalyticsWorkspace;
  readonly actionGroup: MonitorActionGroup;

  constructor(scope: Construct, id: string, { context, resourceGroupName }: MonitoringProps) {
    super(scope, id);
    const names = sharedResources(context);
    const common = { resourceGroupName, tags: context.tags };
    const location = context.platform.region;
    this.workspace = new LogAnalyticsWorkspace(this, "workspace", {
      ...common,
      location,
      name: names.logWorkspace.name,
      sku: "PerGB2018",
      retentionInDays: context.platform.logRetentionDays,
      localAuthenticationEnabled: false,
    });
    this.actionGroup = new MonitorActionGroup(this, "action-group", {
      ...common,
      name: names.actionGroup.name,
      shortName: "workplace",
      emailReceiver: [
        { name: "platform-team", emailAddress: context.platform.alertEmail, useCommonAlertSchema: true },
      ],
    });
    new MonitorDataCollectionRule(this, "data-collection-rule", {
      ...common,
      location,
      name: names.dataCollectionRule.name,
      kind: "Windows",
      description: "Counters and events of session hosts for Azure Virtual Desktop Insights",
      dataSources: {
        performanceCounter: [
          counters("counters-30s", 30, FREQUENT_COUNTERS),
          counters("counters-60s", 60, SLOW_COUNTERS),
        ],
        windowsEventLog: [{ name: "events", streams: ["Microsoft-Event"], xPathQueries: EVENT_LOGS }],
      },
      destinations: { logAnalytics: [{ name: "workspace", workspaceResourceId: this.workspace.id }] },
      dataFlow: [{ streams: ["Microsoft-Perf", "Microsoft-Event"], destinations: ["workspace"] }],
    });
  }
}

function counters(name: string, samplingFrequencyInSeconds: number, counterSpecifiers: string[]) {
  return { name, streams: ["Microsoft-Perf"], samplingFrequencyInSeconds, counterSpecifiers };
}
