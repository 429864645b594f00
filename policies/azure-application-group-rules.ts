import { BUILT_IN_ROLE_IDS } from "../constructs/azure/built-in-role";
import type { ResourceRule } from "./policy-engine";
import { blocksOf, declaredOfType, quoted, referencedAddress } from "./stack-json";

const DOCUMENTATION =
  "https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/virtual_desktop_application_group";
const TYPES = ["azurerm_virtual_desktop_application_group"];

/** Role assignments that one desktop object takes (vendor limit). */
const MAX_ASSIGNMENTS = 200;

/** A group that no workspace shows is invisible. */
export const azureApplicationGroupPublished: ResourceRule = {
  id: "policy/azure-application-group-published",
  types: TYPES,
  explanation: "people see an application group only through a workspace",
  source: "https://learn.microsoft.com/azure/virtual-desktop/terminology",
  hint: "associate the group with one workspace",
  check: (_, { address, stack }) => {
    const count = declaredOfType(
      stack.json,
      "azurerm_virtual_desktop_workspace_application_group_association",
    ).filter(({ attributes }) => referencedAddress(attributes["application_group_id"]) === address).length;
    return count === 1 ? [] : [`the group belongs to ${count} workspaces; allowed is 1`];
  },
};

/** The display name patches the desktop of a Desktop group; a RemoteApp group has none. */
export const azureApplicationGroupType: ResourceRule = {
  id: "policy/azure-application-group-type",
  types: TYPES,
  explanation: "the provider looks for a desktop to rename, which a RemoteApp group does not have",
  source: DOCUMENTATION,
  hint: "set default_desktop_display_name on Desktop groups only",
  check: ({ type, default_desktop_display_name: displayName }) => [
    ...(type === "Desktop" || type === "RemoteApp"
      ? []
      : [`type is ${quoted(type)}; allowed are "Desktop" and "RemoteApp"`]),
    ...(type === "RemoteApp" && displayName !== undefined ? ["a RemoteApp group has a desktop name"] : []),
  ],
};

/** Groups of people, never single people: the number of assignments is small. */
export const azureApplicationGroupUsers: ResourceRule = {
  id: "policy/azure-application-group-users",
  types: TYPES,
  explanation: `a desktop object takes ${MAX_ASSIGNMENTS} role assignments; without one nobody sees the desktop`,
  source:
    "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
  hint: "assign Desktop Virtualization User to Entra groups",
  check: (_, { address, stack }) => {
    const assignments = declaredOfType(stack.json, "azurerm_role_assignment").filter(
      ({ attributes }) => referencedAddress(attributes["scope"]) === address,
    );
    const users = assignments.filter(({ attributes }) =>
      String(attributes["role_definition_id"]).endsWith(BUILT_IN_ROLE_IDS.desktopVirtualizationUser),
    );
    return [
      ...(users.length === 0 ? ["nobody may use it"] : []),
      ...(assignments.length > MAX_ASSIGNMENTS
        ? [`${assignments.length} role assignments; allowed are at most ${MAX_ASSIGNMENTS}`]
        : []),
      ...users
        .filter(({ attributes }) => attributes["principal_type"] !== "Group")
        .map(
          ({ attributes }) =>
            `assigned to a principal of type ${quoted(attributes["principal_type"])}; allowed is "Group"`,
        ),
    ];
  },
};

/** Applications of RemoteApp groups. */
export const azureApplication: ResourceRule = {
  id: "policy/azure-application",
  types: ["azurerm_virtual_desktop_application"],
  explanation: "the service refuses the application at apply",
  source:
    "https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/virtual_desktop_application",
  hint: "name it with letters, digits and hyphens, give a path, and arguments when they are required",
  check: (application, { stack }) => {
    const policy = application["command_line_argument_policy"];
    const group = declaredOfType(stack.json, "azurerm_virtual_desktop_application_group").find(
      ({ address }) => address === referencedAddress(application["application_group_id"]),
    );
    return [
      ...(/^[-a-zA-Z0-9]{1,260}$/.test(String(application["name"]))
        ? []
        : [`name is ${quoted(application["name"])}; allowed are 1 to 260 letters, digits and hyphens`]),
      ...(application["path"] ? [] : ["path is missing"]),
      ...(policy === "Allow" || policy === "DoNotAllow" || policy === "Require"
        ? []
        : [`argument policy is ${quoted(policy)}; allowed are Allow, DoNotAllow and Require`]),
      ...(policy === "Require" && !application["command_line_arguments"]
        ? ["arguments are required and missing"]
        : []),
      ...(group?.attributes["type"] === "Desktop" ? ["a Desktop group takes no applications"] : []),
    ];
  },
};

/** A feed without public access needs a private way. */
export const azureWorkspaceAccess: ResourceRule = {
  id: "policy/azure-workspace-access",
  types: ["azurerm_virtual_desktop_workspace"],
  explanation: "with public access disabled, clients read the feed through a private endpoint only",
  source: "https://learn.microsoft.com/azure/virtual-desktop/private-link-overview",
  hint: 'add a private endpoint "feed" to the stack of the pool ("global" for feed discovery)',
  check: (workspace, { address, stack }) => {
    if (workspace["public_network_access_enabled"] !== false) return [];
    const hasEndpoint = declaredOfType(stack.json, "azurerm_private_endpoint")
      .flatMap(({ attributes }) => blocksOf(attributes["private_service_connection"]))
      .some(
        (connection) =>
          referencedAddress(connection["private_connection_resource_id"]) === address &&
          ["feed", "global"].includes(String(connection["subresource_names"])),
      );
    return hasEndpoint ? [] : ["public access is disabled and there is no private endpoint"];
  },
};

/** Published once is not published for ever. */
export const azureWorkspaceAssociation: ResourceRule = {
  id: "policy/azure-workspace-association",
  types: ["azurerm_virtual_desktop_workspace_application_group_association"],
  explanation:
    "the provider sends a changed workspace, be it a tag, without its groups: everybody loses their desktop until the next apply",
  source: "https://github.com/hashicorp/terraform-provider-azurerm/issues/19943",
  hint: "name the workspace in replace_triggered_by of the association",
  check: (association) => {
    const workspace = referencedAddress(association["workspace_id"]);
    const triggers = blocksOf(association["lifecycle"]).flatMap(
      (lifecycle) => lifecycle["replace_triggered_by"] ?? [],
    );
    return workspace !== undefined && triggers.flat().includes(workspace)
      ? []
      : ["it does not follow an update of its workspace"];
  },
};

/** Rules about application groups, workspaces and applications. */
export const AZURE_APPLICATION_GROUP_RULES: readonly ResourceRule[] = [
  azureApplicationGroupPublished,
  azureApplicationGroupType,
  azureApplicationGroupUsers,
  azureApplication,
  azureWorkspaceAccess,
  azureWorkspaceAssociation,
];
