import type { ResourceRule } from "./policy-engine";
import { blocksOf, declaredOfType, isGuarded, quoted, referencedAddress } from "./stack-json";

const DOCUMENTATION = "https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources";
const ACCOUNTS = ["azurerm_storage_account"];
const SHARES = ["azurerm_storage_share"];

/** Size of a provisioned share (GiB; vendor limit: https://learn.microsoft.com/azure/storage/files/storage-files-scale-targets). */
const SHARE_GIB = { min: 100, max: 102_400 } as const;

/** Premium files: kind, tier and redundancy belong together. */
export const azureStorageKind: ResourceRule = {
  id: "policy/azure-storage-kind",
  types: ACCOUNTS,
  explanation: "profiles need the latency of SSD; premium files exist with LRS and ZRS only",
  source: "https://learn.microsoft.com/azure/storage/files/storage-files-planning",
  hint: "account_kind FileStorage, account_tier Premium, replication LRS or ZRS",
  check: (account) => [
    ...(account["account_kind"] === "FileStorage"
      ? []
      : [`kind is ${quoted(account["account_kind"])}; allowed is "FileStorage"`]),
    ...(account["account_tier"] === "Premium"
      ? []
      : [`tier is ${quoted(account["account_tier"])}; allowed is "Premium"`]),
    ...(["LRS", "ZRS"].includes(String(account["account_replication_type"]))
      ? []
      : [`replication is ${quoted(account["account_replication_type"])}; allowed are "LRS" and "ZRS"`]),
  ],
};

/** No key, no public way, current encryption. */
export const azureStorageClosed: ResourceRule = {
  id: "policy/azure-storage-closed",
  types: ACCOUNTS,
  explanation: "an account key opens all profiles, and a public address invites attacks",
  source: "https://learn.microsoft.com/azure/storage/common/storage-network-security",
  hint: "switch keys, public access and old TLS off; default action Deny; SMB 3.1.1 with Kerberos",
  check: (account) => {
    const rules = blocksOf(account["network_rules"]);
    const smb = blocksOf(account["share_properties"]).flatMap((properties) => blocksOf(properties["smb"]));
    return [
      ...[
        "public_network_access_enabled",
        "shared_access_key_enabled",
        "allow_nested_items_to_be_public",
        "cross_tenant_replication_enabled",
      ]
        .filter((key) => account[key] !== false)
        .map((key) => `${key} is not switched off`),
      ...(account["https_traffic_only_enabled"] === true
        ? []
        : ["https_traffic_only_enabled is not switched on"]),
      ...(account["min_tls_version"] === "TLS1_2"
        ? []
        : [`lowest TLS is ${quoted(account["min_tls_version"])}; allowed is "TLS1_2"`]),
      ...(rules.length === 1 && rules[0]?.["default_action"] === "Deny"
        ? []
        : ["networks are not denied by default"]),
      ...(smb.length === 1 && String(smb[0]?.["versions"]) === "SMB3.1.1"
        ? []
        : ["SMB is not limited to version 3.1.1"]),
      ...(smb.length === 1 && String(smb[0]?.["authentication_types"]) === "Kerberos"
        ? []
        : ["SMB is not limited to Kerberos"]),
    ];
  },
};

/** Profiles are people's work. */
export const azureStorageGuarded: ResourceRule = {
  id: "policy/azure-storage-guarded",
  types: [...ACCOUNTS, ...SHARES],
  explanation: "what is destroyed here are the profiles of all people of a pool",
  source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy",
  hint: "set prevent_destroy, or list the pool under allowDestroy",
  check: (resource) => (isGuarded(resource) ? [] : ["nothing keeps Terraform from destroying it"]),
};

/** A deleted share can be brought back. */
export const azureStorageSoftDelete: ResourceRule = {
  id: "policy/azure-storage-soft-delete",
  types: ACCOUNTS,
  explanation: "without soft delete, a share that somebody deletes is gone at once",
  source: "https://learn.microsoft.com/azure/storage/files/storage-files-prevent-file-share-deletion",
  hint: "set share_properties.retention_policy.days to 7 or more",
  check: (account) => {
    const days = blocksOf(account["share_properties"])
      .flatMap((properties) => blocksOf(properties["retention_policy"]))
      .map((policy) => Number(policy["days"]));
    return days.some((day) => day >= 7 && day <= 365) ? [] : ["deleted shares are kept for less than 7 days"];
  },
};

/** Directory of the people who use the shares. */
export const azureStorageDirectory: ResourceRule = {
  id: "policy/azure-storage-directory",
  types: ACCOUNTS,
  explanation: "the provider applies directory AD only with all ids of the joined account",
  source: `${DOCUMENTATION}/storage_account#azure_files_authentication`,
  hint: "use AADKERB, or leave the block out, join the account and ignore its changes",
  check: (account) =>
    blocksOf(account["azure_files_authentication"]).flatMap((directory) => {
      const type = directory["directory_type"];
      if (type === "AADKERB" || type === "AADDS") return [];
      if (type !== "AD") return [`directory is ${quoted(type)}; allowed are AADKERB, AADDS and AD`];
      const ids = blocksOf(directory["active_directory"])[0] ?? {};
      return AD_IDS.filter((key) => !ids[key]).map((key) => `directory AD lacks ${key}`);
    }),
};

/** What directory AD needs. */
const AD_IDS = [
  "domain_name",
  "domain_guid",
  "domain_sid",
  "storage_sid",
  "forest_name",
  "netbios_domain_name",
];

/** Shares by way of the resource manager, in the size that can be bought. */
export const azureStorageShare: ResourceRule = {
  id: "policy/azure-storage-share",
  types: SHARES,
  explanation: "storage_account_name uses the data plane, which the firewall of the account closes",
  source: `${DOCUMENTATION}/storage_share`,
  hint: "set storage_account_id, access_tier Premium and a quota that can be bought",
  check: (share, { stack }) => {
    const quota = Number(share["quota"]);
    const account = referencedAddress(share["storage_account_id"]);
    const isDeclared = declaredOfType(stack.json, "azurerm_storage_account").some(
      ({ address }) => address === account,
    );
    return [
      ...(share["storage_account_name"] === undefined && isDeclared
        ? []
        : ["the share does not name its account by id"]),
      ...(share["access_tier"] === "Premium"
        ? []
        : [`tier is ${quoted(share["access_tier"])}; allowed is "Premium"`]),
      ...(Number.isInteger(quota) && quota >= SHARE_GIB.min && quota <= SHARE_GIB.max
        ? []
        : [`quota is ${quoted(share["quota"])} GiB; allowed are ${SHARE_GIB.min} to ${SHARE_GIB.max} GiB`]),
    ];
  },
};

/** Rules about profile shares. */
export const AZURE_STORAGE_RULES: readonly ResourceRule[] = [
  azureStorageKind,
  azureStorageClosed,
  azureStorageGuarded,
  azureStorageSoftDelete,
  azureStorageDirectory,
  azureStorageShare,
];
