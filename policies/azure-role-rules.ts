import { BUILT_IN_ROLE_IDS } from "../constructs/azure/built-in-role";
import type { ResourceRule } from "./policy-engine";
import { quoted } from "./stack-json";

const TYPES = ["azurerm_role_assignment"];
const SOURCE = "https://learn.microsoft.com/azure/role-based-access-control/built-in-roles";

/** Roles whose scope decides whether they work. */
const SUBSCRIPTION_ROLES: readonly string[] = [BUILT_IN_ROLE_IDS.desktopVirtualizationPowerOnOffContributor];

/** Only roles that a feature needs; above all no Owner and no Elevated Contributor. */
export const azureRoleKnown: ResourceRule = {
  id: "policy/azure-role-known",
  types: TYPES,
  explanation:
    "every role that is assigned must be needed; elevated rights on shares change the rights of all people",
  source: SOURCE,
  hint: "use a role of constructs/azure/built-in-role.ts, or add the one that is needed there, with its reason",
  check: ({ role_definition_id: id, role_definition_name: name }) => {
    if (name !== undefined) return [`role is given by name, ${quoted(name)}; names differ, ids do not`];
    const guid = String(id).split("/").at(-1) ?? "";
    return Object.values<string>(BUILT_IN_ROLE_IDS).includes(guid)
      ? []
      : [`role ${quoted(guid)} is not one that we assign`];
  },
};

/** Azure looks a new principal up unless it is told what it is. */
export const azureRolePrincipal: ResourceRule = {
  id: "policy/azure-role-principal",
  types: TYPES,
  explanation: "single people come and go; groups and services stay",
  source: SOURCE,
  hint: 'set principal_type to "Group" or "ServicePrincipal" and principal_id to its object id',
  check: ({ principal_type: type, principal_id: id }) => [
    ...(type === "Group" || type === "ServicePrincipal"
      ? []
      : [`principal type is ${quoted(type)}; allowed are "Group" and "ServicePrincipal"`]),
    ...(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(String(id))
      ? []
      : [`principal is ${quoted(id)}; expected an object id`]),
    ...(String(id) === AVD_CLIENT_ID
      ? ["principal is the client id of the desktop service; expected its object id"]
      : []),
  ],
};

/** Client id of Azure Virtual Desktop, the same in every tenant. Source: https://learn.microsoft.com/azure/virtual-desktop/service-principal-assign-roles */
const AVD_CLIENT_ID = "9cdead84-a844-4324-93f2-b2e6bb768d07";

/** Scaling does not work properly below the subscription. */
export const azureRoleScope: ResourceRule = {
  id: "policy/azure-role-scope",
  types: TYPES,
  explanation: "on a narrower scope autoscale does not work properly",
  source: "https://learn.microsoft.com/azure/virtual-desktop/autoscale-create-assign-scaling-plan",
  hint: "assign the power role on the subscription",
  check: ({ role_definition_id: id, scope }) =>
    SUBSCRIPTION_ROLES.some((role) => String(id).endsWith(role)) &&
    !/^\/subscriptions\/[^/]+$/.test(String(scope))
      ? [`scope is ${quoted(scope)}; expected the subscription`]
      : [],
};

/** Rules about role assignments. */
export const AZURE_ROLE_RULES: readonly ResourceRule[] = [azureRoleKnown, azureRolePrincipal, azureRoleScope];
