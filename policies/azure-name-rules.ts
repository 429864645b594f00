import type { EstateRule, PolicyRule, ResourceRule } from "./policy-engine";
import { declaredIn, quoted } from "./stack-json";

const AVD = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}[A-Za-z0-9_]$/,
  allowed: "3 to 64 letters, digits, dots, hyphens and underscores",
};

/** Names that a service checks only at apply. Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const PATTERNS: Readonly<Record<string, { readonly pattern: RegExp; readonly allowed: string }>> = {
  azurerm_virtual_desktop_host_pool: AVD,
  azurerm_virtual_desktop_workspace: AVD,
  azurerm_virtual_desktop_application_group: AVD,
  azurerm_virtual_desktop_scaling_plan: AVD,
  azurerm_storage_account: {
    pattern: /^[a-z0-9]{3,15}$/,
    allowed: "3 to 15 lower-case letters and digits (15 because it joins a domain)",
  },
  azurerm_storage_share: {
    pattern: /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    allowed: "3 to 63 lower-case letters, digits and single hyphens",
  },
  azurerm_key_vault: {
    pattern: /^(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$/,
    allowed: "3 to 24 letters, digits and single hyphens",
  },
  azurerm_resource_group: {
    pattern: /^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$/,
    allowed: "1 to 90 letters, digits, underscores, dots, hyphens and brackets",
  },
  azurerm_network_interface: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,78}[A-Za-z0-9_]$/,
    allowed: "2 to 80 letters, digits, dots, hyphens and underscores",
  },
  azurerm_private_endpoint: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,78}[A-Za-z0-9_]$/,
    allowed: "2 to 80 letters, digits, dots, hyphens and underscores",
  },
};

/** Types whose names are unique beyond their parent: in the directory or in all of Azure. */
const UNIQUE_TYPES: Readonly<Record<string, string>> = {
  azurerm_windows_virtual_machine: "computer_name",
  azurerm_storage_account: "name",
  azurerm_key_vault: "name",
  azurerm_resource_group: "name",
  azurerm_virtual_desktop_host_pool: "name",
  azurerm_virtual_desktop_workspace: "name",
};

/** What the service refuses at apply is refused here. */
export const azureName: ResourceRule = {
  id: "policy/azure-name",
  types: Object.keys(PATTERNS),
  explanation: "the provider checks few names; the others fail at apply",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  hint: "shorten naming.prefix, the zone or the image",
  check: ({ name }, { type }) => {
    const rule = PATTERNS[type];
    return rule === undefined || rule.pattern.test(String(name))
      ? []
      : [`name is ${quoted(name)}; allowed are ${rule.allowed}`];
  },
};

/** Two hosts with one name overwrite each other in the directory. */
export const azureNameUnique: EstateRule = {
  id: "policy/azure-name-unique",
  explanation:
    "a second computer, account or vault with the name fails, or replaces the first in the directory",
  source: "https://github.com/Azure/avdaccelerator/issues/372",
  hint: "run workplace lock; it gives every pool a code of its own",
  checkAll: (stacks) => {
    const owners = new Map<string, string>();
    return stacks.flatMap(({ name: stack, json }) =>
      declaredIn(json).flatMap(({ type, address, attributes }) => {
        const attribute = UNIQUE_TYPES[type];
        if (attribute === undefined) return [];
        const name = String(attributes[attribute]).toLowerCase();
        const key = `${type} ${name}`;
        const owner = owners.get(key);
        owners.set(key, owner ?? `${address} in ${stack}`);
        return owner === undefined
          ? []
          : [{ stack, address, message: `"${name}" is also the name of ${owner}` }];
      }),
    );
  },
};

/** Rules about names on Azure. */
export const AZURE_NAME_RULES: readonly PolicyRule[] = [azureName, azureNameUnique];
