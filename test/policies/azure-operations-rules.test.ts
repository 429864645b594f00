import { AZURE_APPLICATION_GROUP_RULES } from "../../policies/azure-application-group-rules";
import { AZURE_OPERATIONS_RULES } from "../../policies/azure-operations-rules";
import { checkPolicies } from "../../policies/policy-engine";
import { platformJson, poolJson, privateAccessContext } from "../support/azure-context";
import { testPolicies, type DamagedStack } from "../support/policy-cases";

const VAULT = "azurerm_key_vault";
const BUDGET = "azurerm_consumption_budget_subscription";

function set(type: string, key: string, value: unknown): (stack: DamagedStack) => void {
  return (stack) => {
    stack.first(type)[key] = value;
  };
}

describe("the rules about vault and budget", () => {
  testPolicies({
    rules: AZURE_OPERATIONS_RULES,
    compliant: () => platformJson(),
    cases: [
      {
        rule: "policy/azure-vault-closed",
        when: "the vault has a public address",
        damage: set(VAULT, "public_network_access_enabled", undefined),
        says: "public_network_access_enabled is not switched off",
      },
      {
        rule: "policy/azure-vault-closed",
        when: "access policies decide",
        damage: set(VAULT, "rbac_authorization_enabled", false),
        says: "rbac_authorization_enabled is not switched on",
      },
      {
        rule: "policy/azure-vault-closed",
        when: "the vault can be purged",
        damage: set(VAULT, "purge_protection_enabled", undefined),
        says: "purge_protection_enabled is not switched on",
      },
      {
        rule: "policy/azure-vault-closed",
        when: "every network may ask",
        damage: set(VAULT, "network_acls", { default_action: "Allow", bypass: "AzureServices" }),
        says: "networks are not denied by default",
      },
      {
        rule: "policy/azure-vault-guarded",
        when: "the vault may be destroyed",
        damage: set(VAULT, "lifecycle", {}),
        says: "nothing keeps Terraform from destroying it",
      },
      {
        rule: "policy/azure-budget-start",
        when: "the budget starts on a fixed day",
        damage: set(BUDGET, "time_period", { start_date: "2026-03-01T00:00:00Z" }),
        says: 'starts at "2026-03-01T00:00:00Z"; expected the month of its creation',
      },
      {
        rule: "policy/azure-budget-start",
        when: "the budget follows the calendar",
        damage: set(BUDGET, "lifecycle", {}),
        says: "next month's plan would replace it",
      },
    ],
  });
});

describe("workspaces without public access", () => {
  it.each([
    ["a pool", () => poolJson({}, privateAccessContext())],
    ["the platform", () => platformJson({ context: privateAccessContext() })],
  ])("of %s have a private endpoint", (_, json) => {
    const findings = checkPolicies([{ name: "stack", json: json() }], AZURE_APPLICATION_GROUP_RULES);
    expect(findings).toEqual([]);
  });
});
