import { textHash } from "../engine/invented-value";
import { SimulationError } from "../simulation-error";
import { blocksOf, textOf, type Value, type ValueObject } from "../value";
import { armId, childId, GROUP_REFERENCE, NAME_GROUP_LOCATION, nameFromId } from "./arm-id";
import type { ObjectContext, OverlayFamily } from "./resource-overlay";

// Replacement, defaults and allowed values: internal/services/storage at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

const ACCOUNT = "azurerm_storage_account";

/** Smallest share of a premium account billed by provisioned capacity (v1), in GiB. Kind: vendor limit. */
const PREMIUM_SHARE_MIN_GIB = 100;

/** Services whose endpoints an account names. */
const SERVICES = ["blob", "dfs", "file", "queue", "table", "web"];

/** Storage accounts and file shares. */
export const AZURE_STORAGE: OverlayFamily = {
  [ACCOUNT]: {
    requiresReplace: [
      ...NAME_GROUP_LOCATION,
      "account_tier",
      "dns_endpoint_type",
      "edge_zone",
      "immutability_policy",
      "infrastructure_encryption_enabled",
      "is_hns_enabled",
      "nfsv3_enabled",
      "provisioned_billing_model_version",
      "queue_encryption_key_type",
      "table_encryption_key_type",
    ],
    references: GROUP_REFERENCE,
    allowed: {
      account_kind: ["Storage", "BlobStorage", "BlockBlobStorage", "FileStorage", "StorageV2"],
      account_tier: ["Standard", "Premium"],
      account_replication_type: ["LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS"],
      "azure_files_authentication.directory_type": ["AADDS", "AADKERB", "AD"],
      "network_rules.default_action": ["Allow", "Deny"],
      min_tls_version: ["TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"],
    },
    patterns: {
      name: { pattern: /^[a-z0-9]{3,24}$/, rule: "must be 3 to 24 lower-case letters and digits" },
    },
    ranges: { "share_properties.retention_policy.days": { min: 1, max: 365 } },
    defaults: {
      account_kind: "StorageV2",
      allow_nested_items_to_be_public: true,
      cross_tenant_replication_enabled: false,
      default_to_oauth_authentication: false,
      dns_endpoint_type: "Standard",
      https_traffic_only_enabled: true,
      infrastructure_encryption_enabled: false,
      is_hns_enabled: false,
      local_user_enabled: true,
      min_tls_version: "TLS1_2",
      nfsv3_enabled: false,
      public_network_access_enabled: true,
      queue_encryption_key_type: "Service",
      sftp_enabled: false,
      shared_access_key_enabled: true,
      table_encryption_key_type: "Service",
      "azure_files_authentication.default_share_level_permission": "None",
      "share_properties.retention_policy.days": 7,
      "share_properties.smb.multichannel_enabled": false,
    },
    computed: {
      access_tier: () => "Hot",
      large_file_share_enabled: () => true,
      "network_rules.bypass": () => ["AzureServices"],
      "network_rules.ip_rules": () => [],
      "network_rules.virtual_network_subnet_ids": () => [],
      primary_location: ({ values }) => textOf(values, "location"),
      secondary_location: () => "",
      ...endpoints(),
      primary_access_key: ({ seed }) => accountKey(seed, "1"),
      secondary_access_key: ({ seed }) => accountKey(seed, "2"),
    },
    id: armId("Microsoft.Storage/storageAccounts"),
    unique: [
      {
        keys: ({ values }) => [`storage account ${textOf(values, "name")}`],
        summary: "StorageAccountAlreadyTaken",
        message: ({ values }, holder) =>
          `The storage account named ${textOf(values, "name")} is already taken: "${holder}". Names are unique in all of Azure.`,
      },
    ],
    configRules: [fileStorageIsPremium, multichannelIsPremium, domainIsComplete],
  },
  azurerm_storage_share: {
    requiresReplace: ["name", "storage_account_id", "enabled_protocol"],
    references: { storage_account_id: { types: [ACCOUNT] } },
    allowed: {
      access_tier: ["Cool", "Hot", "Premium", "TransactionOptimized"],
      enabled_protocol: ["NFS", "SMB"],
    },
    ranges: { quota: { min: 1, max: 102_400 } },
    patterns: {
      name: {
        pattern: /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
        rule: "must be 3 to 63 lower-case letters, digits and single hyphens, and start and end with a letter or digit",
      },
    },
    defaults: { enabled_protocol: "SMB" },
    computed: {
      access_tier: (context) => (isPremium(accountOf(context)) ? "Premium" : "TransactionOptimized"),
      url: (context) =>
        `https://${nameFromId(textOf(context.values, "storage_account_id") ?? "")}.file.core.windows.net/${textOf(context.values, "name")}`,
    },
    id: childId("storage_account_id", "fileServices/default/shares"),
    serviceRules: [premiumShareIsLargeEnough, tierFitsAccount],
  },
};

function endpoints(): Readonly<Record<string, (context: ObjectContext) => Value>> {
  return Object.fromEntries(
    SERVICES.flatMap((service) => {
      const host = ({ values }: ObjectContext): string =>
        `${textOf(values, "name")}.${service}.core.windows.net`;
      return [
        [`primary_${service}_host`, host],
        [`primary_${service}_endpoint`, (context: ObjectContext) => `https://${host(context)}/`],
      ];
    }),
  );
}

function accountKey(seed: string, number: string): string {
  return Buffer.from(`${textHash(seed + number)}${textHash(number + seed)}`).toString("base64");
}

function fileStorageIsPremium(config: ValueObject): string | undefined {
  const kind = textOf(config, "account_kind");
  const replication = textOf(config, "account_replication_type");
  if (kind !== "FileStorage" && kind !== "BlockBlobStorage") return undefined;
  if (textOf(config, "account_tier") !== "Premium") {
    return `a \`${kind}\` account needs \`account_tier\` \`Premium\`, got \`${textOf(config, "account_tier")}\``;
  }
  return replication === null || ["LRS", "ZRS"].includes(replication)
    ? undefined
    : `a premium \`${kind}\` account can be replicated as \`LRS\` or \`ZRS\`, got \`${replication}\``;
}

function multichannelIsPremium(config: ValueObject): string | undefined {
  const hasMultichannel = blocksOf(config, "share_properties").some((properties) =>
    blocksOf(properties, "smb").some((smb) => smb["multichannel_enabled"] === true),
  );
  return hasMultichannel && !isPremium(config)
    ? "`multichannel_enabled` isn't supported for Standard tier Storage accounts"
    : undefined;
}

function domainIsComplete(config: ValueObject): string | undefined {
  const isIncomplete = blocksOf(config, "azure_files_authentication").some(
    (authentication) =>
      textOf(authentication, "directory_type") === "AD" &&
      blocksOf(authentication, "active_directory").length === 0,
  );
  return isIncomplete ? "`active_directory` is required when `directory_type` is `AD`" : undefined;
}

function accountOf({ values, store }: ObjectContext): ValueObject | null {
  return store.get({ type: ACCOUNT, id: textOf(values, "storage_account_id") ?? "" });
}

function isPremium(account: ValueObject | null): boolean {
  return textOf(account, "account_tier") === "Premium";
}

function premiumShareIsLargeEnough(context: ObjectContext): void {
  const account = accountOf(context);
  const quota = Number(context.values["quota"]);
  if (!isPremium(account) || textOf(account, "provisioned_billing_model_version") === "V2") return;
  if (quota >= PREMIUM_SHARE_MIN_GIB) return;
  throw new SimulationError(
    "InvalidHeaderValue",
    `A premium file share needs a quota of at least ${PREMIUM_SHARE_MIN_GIB} GiB, received ${quota} GiB.`,
    "quota",
  );
}

function tierFitsAccount(context: ObjectContext): void {
  const tier = textOf(context.values, "access_tier");
  const account = accountOf(context);
  if (!account || tier === null || (tier === "Premium") === isPremium(account)) return;
  throw new SimulationError(
    "InvalidHeaderValue",
    `A share of a ${textOf(account, "account_tier")} account cannot have the access tier "${tier}".`,
    "access_tier",
  );
}
