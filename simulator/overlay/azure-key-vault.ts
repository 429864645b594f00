import { textHash } from "../engine/invented-value";
import { textOf } from "../value";
import { armId, GROUP_REFERENCE, NAME_GROUP_LOCATION, nameFromId } from "./arm-id";
import type { ObjectContext, OverlayFamily } from "./resource-overlay";

// Replacement, defaults and allowed values: internal/services/keyvault at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

const VERSION_LENGTH = 32;

/** Key vaults and their secrets. */
export const AZURE_KEY_VAULT: OverlayFamily = {
  azurerm_key_vault: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: GROUP_REFERENCE,
    allowed: {
      sku_name: ["standard", "premium"],
      "network_acls.default_action": ["Allow", "Deny"],
      "network_acls.bypass": ["AzureServices", "None"],
    },
    patterns: {
      name: {
        pattern: /^(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$/,
        rule: "must be 3 to 24 letters, digits and single hyphens, start with a letter and end with a letter or digit",
      },
    },
    ranges: { soft_delete_retention_days: { min: 7, max: 90 } },
    defaults: { public_network_access_enabled: true, soft_delete_retention_days: 90 },
    computed: {
      access_policy: () => [],
      contact: () => [],
      vault_uri: ({ values }) => `https://${textOf(values, "name")}.vault.azure.net/`,
    },
    id: armId("Microsoft.KeyVault/vaults"),
    unique: [
      {
        keys: ({ values }) => [`key vault ${textOf(values, "name")}`],
        summary: "VaultAlreadyExists",
        message: ({ values }, holder) =>
          `The vault name "${textOf(values, "name")}" is already in use by "${holder}". Vault names are globally unique so it is possible that the name is already taken.`,
      },
    ],
  },
  azurerm_key_vault_secret: {
    requiresReplace: ["name", "key_vault_id"],
    sensitive: ["value"],
    references: { key_vault_id: { types: ["azurerm_key_vault"] } },
    computed: {
      version: secretVersion,
      versionless_id: (context) => `${vaultUri(context)}secrets/${textOf(context.values, "name")}`,
      resource_versionless_id: ({ values }) =>
        `${textOf(values, "key_vault_id")}/secrets/${textOf(values, "name")}`,
      resource_id: (context) =>
        `${textOf(context.values, "key_vault_id")}/secrets/${textOf(context.values, "name")}/versions/${secretVersion(context)}`,
    },
    id: (context) =>
      `${vaultUri(context)}secrets/${textOf(context.values, "name")}/${secretVersion(context)}`,
  },
  "data.azurerm_key_vault_secret": {
    sensitive: ["value"],
    computed: {
      version: secretVersion,
      versionless_id: (context) => `${vaultUri(context)}secrets/${textOf(context.values, "name")}`,
      // Shaped like a password that every Windows rule accepts.
      value: ({ seed }) => `Sim-${textHash(seed).slice(0, 20)}-1`,
    },
    id: (context) =>
      `${vaultUri(context)}secrets/${textOf(context.values, "name")}/${secretVersion(context)}`,
  },
};

function vaultUri({ values }: ObjectContext): string {
  return `https://${nameFromId(textOf(values, "key_vault_id") ?? "")}.vault.azure.net/`;
}

function secretVersion({ seed, values }: ObjectContext): string {
  return textHash(`${seed}/${textOf(values, "value") ?? ""}`).slice(0, VERSION_LENGTH);
}
