import type { ResourceRule } from "./policy-engine";
import { blocksOf, ignoredChanges, isGuarded, quoted } from "./stack-json";

const VAULTS = ["azurerm_key_vault"];

/** Secrets of all hosts: no public way, rights by role, nothing deleted for good. */
export const azureVaultClosed: ResourceRule = {
  id: "policy/azure-vault-closed",
  types: VAULTS,
  explanation: "the vault holds the passwords of all session hosts and of the domain join",
  source: "https://learn.microsoft.com/azure/key-vault/general/network-security",
  hint: "public access off, default action Deny, authorisation by role, purge protection on",
  check: (vault) => [
    ...(vault["public_network_access_enabled"] === false
      ? []
      : ["public_network_access_enabled is not switched off"]),
    ...["rbac_authorization_enabled", "purge_protection_enabled"]
      .filter((key) => vault[key] !== true)
      .map((key) => `${key} is not switched on`),
    ...(blocksOf(vault["network_acls"])[0]?.["default_action"] === "Deny"
      ? []
      : ["networks are not denied by default"]),
  ],
};

/** A vault that is destroyed takes the secrets of all pools with it. */
export const azureVaultGuarded: ResourceRule = {
  id: "policy/azure-vault-guarded",
  types: VAULTS,
  explanation: "without its secrets no plan of any pool runs through",
  source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy",
  hint: "set prevent_destroy",
  check: (vault) => (isGuarded(vault) ? [] : ["nothing keeps Terraform from destroying it"]),
};

/** A start in an earlier month is refused, and another start replaces the budget. */
export const azureBudgetStart: ResourceRule = {
  id: "policy/azure-budget-start",
  types: ["azurerm_consumption_budget_subscription"],
  explanation:
    "a start in the past has to lie in the current month, at apply; a changed one makes a new budget",
  source: "https://learn.microsoft.com/javascript/api/@azure/arm-costmanagement/budgettimeperiod",
  hint: "compute the start from plantimestamp() and add time_period to ignore_changes",
  check: (budget) => {
    const start = blocksOf(budget["time_period"])[0]?.["start_date"];
    return [
      ...(String(start).includes("plantimestamp()")
        ? []
        : [`starts at ${quoted(start)}; expected the month of its creation`]),
      ...(ignoredChanges(budget).includes("time_period") ? [] : ["next month's plan would replace it"]),
    ];
  },
};

/** Rules about what all pools share besides the network: vault and budget. */
export const AZURE_OPERATIONS_RULES: readonly ResourceRule[] = [
  azureVaultClosed,
  azureVaultGuarded,
  azureBudgetStart,
];
