import { inventedGuid } from "../engine/invented-value";
import { textOf } from "../value";
import { nameFromId, subscriptionId } from "./arm-id";
import type { ObjectContext, OverlayFamily } from "./resource-overlay";

// Replacement: internal/services/authorization at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

/** Role assignments, and who the provider itself is. */
export const AZURE_AUTHORIZATION: OverlayFamily = {
  azurerm_role_assignment: {
    requiresReplace: [
      "name",
      "scope",
      "role_definition_id",
      "role_definition_name",
      "principal_id",
      "principal_type",
      "delegated_managed_identity_resource_id",
      "description",
      "condition",
      "condition_version",
    ],
    references: { scope: { types: [], holds: false } },
    allowed: { principal_type: ["Group", "ServicePrincipal", "User"] },
    computed: {
      name: ({ seed }) => inventedGuid(seed),
      principal_type: () => "Group",
      condition_version: () => null,
      skip_service_principal_aad_check: () => null,
      role_definition_id: (context) => roleId(context),
      role_definition_name: ({ values }) => `role ${nameFromId(textOf(values, "role_definition_id") ?? "")}`,
    },
    id: ({ values }) =>
      `${textOf(values, "scope") ?? ""}/providers/Microsoft.Authorization/roleAssignments/${textOf(values, "name") ?? ""}`,
    unique: [
      {
        keys: (context) => [
          `role ${textOf(context.values, "scope")} ${textOf(context.values, "principal_id")} ${textOf(context.values, "role_definition_name") ?? ""} ${nameFromId(roleId(context))}`,
        ],
        summary: "RoleAssignmentExists",
        message: (_, holder) =>
          `The role assignment already exists. The ID of the existing role assignment is ${holder}.`,
      },
    ],
    configRules: [
      (config) =>
        config["role_definition_id"] === null && config["role_definition_name"] === null
          ? "one of `role_definition_id,role_definition_name` must be specified"
          : undefined,
    ],
  },
  "data.azurerm_client_config": {
    answersAlways: true,
    computed: {
      client_id: () => inventedGuid("client"),
      object_id: () => inventedGuid("client/object"),
      subscription_id: (context) => nameFromId(subscriptionId(context)),
      tenant_id: ({ provider }) => textOf(provider, "tenant_id") ?? inventedGuid("tenant"),
    },
  },
  "data.azurerm_subscription": {
    answersAlways: true,
    computed: { subscription_id: (context) => nameFromId(subscriptionId(context)), state: () => "Enabled" },
    id: subscriptionId,
  },
  "data.azurerm_role_definition": {
    answersAlways: true,
    computed: { role_definition_id: ({ values }) => inventedGuid(textOf(values, "name") ?? "") },
    id: (context) => roleId(context),
  },
};

function roleId(context: ObjectContext): string {
  const { values } = context;
  const given = textOf(values, "role_definition_id");
  if (given?.startsWith("/")) return given;
  const name = textOf(values, "role_definition_name") ?? textOf(values, "name") ?? "";
  return `${subscriptionId(context)}/providers/Microsoft.Authorization/roleDefinitions/${given ?? inventedGuid(name)}`;
}
