import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { MonitorMetricAlert } from "@cdktf/provider-azurerm/lib/monitor-metric-alert";
import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { StorageAccount, type StorageAccountConfig } from "@cdktf/provider-azurerm/lib/storage-account";
import { StorageShare } from "@cdktf/provider-azurerm/lib/storage-share";
import { Construct } from "constructs";
import { storageAccountName } from "../../planning/names";
import type { ProfileStoragePlan } from "../../planning/plan";
import { statefulLifecycle } from "../lifecycle";
import { roleDefinitionId } from "./built-in-role";
import type { PoolContext } from "./pool-context";
import { PrivateLink } from "./private-link";
import { sharedResources } from "./shared-resources";

/** Name of the share in every account. */
export const PROFILE_SHARE = "profiles";

/** Days in which a deleted share can be brought back (assumption: two weeks of holiday). */
const SOFT_DELETE_DAYS = 14;

/** Share of the quota from which the platform team is told (assumption: leaves weeks at usual growth). */
const NEARLY_FULL_SHARE = 0.85;

const BYTES_PER_GIB = 1024 ** 3;

export interface ProfileStorageProps extends PoolContext {
  readonly profiles: ProfileStoragePlan;
}

/**
 * File shares that hold the profile containers of a pool.
 *
 * One storage account per share: the limits for IOPS and throughput are the account's, and what goes wrong with one
 * account concerns its share of the people only. Accounts are numbered from 1; more shares rename none.
 */
export class ProfileStorage extends Construct {
  /** UNC paths for the FSLogix setting VHDLocations. */
  readonly locations: readonly string[];

  constructor(scope: Construct, id: string, props: ProfileStorageProps) {
    super(scope, id);
    const { context, plan } = props;
    this.locations = Array.from({ length: props.profiles.shares.value }, (_, index) => {
      const number = index + 1;
      const { subscriptionId } = context.platform;
      const name = storageAccountName(
        subscriptionId,
        context.prefix,
        context.environment,
        plan.allocation.code,
        number,
      );
      this.addAccount(new Construct(this, `n${number}`), name, props);
      return `\\\\${name}.file.core.windows.net\\${PROFILE_SHARE}`;
    });
  }

  private addAccount(scope: Construct, name: string, props: ProfileStorageProps): void {
    const { context, plan, profiles } = props;
    const account = new StorageAccount(scope, "Resource", accountConfig(name, props));
    new StorageShare(scope, "share", {
      name: PROFILE_SHARE,
      storageAccountId: account.id,
      quota: profiles.shareQuotaGiB.value,
      accessTier: "Premium",
      enabledProtocol: "SMB",
      lifecycle: statefulLifecycle(plan.allowDestroy),
    });
    new PrivateLink(scope, "link", {
      context,
      resourceGroupName: props.resourceGroupName,
      name: `pep-${name}`,
      subresource: "file",
      targetId: account.id,
      tags: props.tags,
    });
    for (const groupId of plan.usersGroupObjectIds) {
      new RoleAssignment(scope, `users-g${groupId}`, {
        scope: account.id,
        roleDefinitionId: roleDefinitionId(
          context.platform.subscriptionId,
          "storageFileDataSmbShareContributor",
        ),
        principalId: groupId,
        principalType: "Group",
      });
    }
    addWatch(scope, account, name, props);
  }
}

function accountConfig(name: string, { context, plan, ...props }: ProfileStorageProps): StorageAccountConfig {
  const entra = context.identity.azureJoin === "entra";
  return {
    name,
    location: context.platform.region,
    resourceGroupName: props.resourceGroupName,
    accountKind: "FileStorage",
    accountTier: "Premium",
    accountReplicationType: context.platform.profileRedundancy,
    minTlsVersion: "TLS1_2",
    httpsTrafficOnlyEnabled: true,
    publicNetworkAccessEnabled: false,
    sharedAccessKeyEnabled: false,
    localUserEnabled: false,
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    networkRules: { defaultAction: "Deny", bypass: ["AzureServices"] },
    shareProperties: {
      retentionPolicy: { days: SOFT_DELETE_DAYS },
      smb: {
        versions: ["SMB3.1.1"],
        authenticationTypes: ["Kerberos"],
        kerberosTicketEncryptionType: ["AES-256"],
        channelEncryptionType: ["AES-256-GCM"],
        multichannelEnabled: true,
      },
    },
    // The ids of a domain-joined account exist only after its join, which operators do by hand: docs/azure.md.
    ...(entra ? { azureFilesAuthentication: { directoryType: "AADKERB" } } : {}),
    tags: props.tags,
    lifecycle: statefulLifecycle(plan.allowDestroy, entra ? [] : ["azure_files_authentication"]),
  };
}

function addWatch(
  scope: Construct,
  account: StorageAccount,
  name: string,
  { context, profiles, resourceGroupName, tags }: ProfileStorageProps,
): void {
  const shared = sharedResources(context);
  const fileService = `${account.id}/fileServices/default`;
  new MonitorDiagnosticSetting(scope, "diagnostics", {
    name: "workplace",
    targetResourceId: fileService,
    logAnalyticsWorkspaceId: shared.logWorkspace.id,
    // Reads and writes of profile containers would be most of all logs and say little.
    enabledLog: [{ category: "StorageDelete" }],
    enabledMetric: [{ category: "Transaction" }],
  });
  new MonitorMetricAlert(scope, "nearly-full", {
    name: `${name}-nearly-full`,
    resourceGroupName,
    description: "Profile share is nearly full; clean up profiles or plan a larger share",
    scopes: [fileService],
    severity: 2,
    // Azure renews the figure once a day: https://learn.microsoft.com/azure/storage/files/storage-files-monitoring-reference
    frequency: "PT1H",
    windowSize: "P1D",
    criteria: [
      {
        metricNamespace: "Microsoft.Storage/storageAccounts/fileServices",
        metricName: "FileCapacity",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: Math.floor(profiles.shareQuotaGiB.value * NEARLY_FULL_SHARE) * BYTES_PER_GIB,
      },
    ],
    action: [{ actionGroupId: shared.actionGroup.id }],
    tags,
  });
}
