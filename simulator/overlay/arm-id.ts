import { textOf } from "../value";
import type { ObjectContext, ReferenceRule } from "./resource-overlay";

/** Attributes that most Azure resources cannot change in place. */
export const NAME_GROUP_LOCATION = ["name", "resource_group_name", "location"] as const;

const NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

/** Id of the subscription that the provider works in. */
export function subscriptionId({ provider }: ObjectContext): string {
  return `/subscriptions/${textOf(provider, "subscription_id") ?? NO_SUBSCRIPTION}`;
}

/** Id of a resource group of the subscription. */
export function resourceGroupId(context: ObjectContext, name: string): string {
  return `${subscriptionId(context)}/resourceGroups/${name}`;
}

/**
 * Id of the object itself, from its resource group and name.
 *
 * @param armType - for example "Microsoft.Network/virtualNetworks"
 */
export function armId(armType: string): (context: ObjectContext) => string {
  return (context) =>
    `${resourceGroupId(context, textOf(context.values, "resource_group_name") ?? "")}/providers/${armType}/${textOf(context.values, "name") ?? ""}`;
}

/** Id of an object that lies below another: `<parent>/<collection>/<name>`. */
export function childId(parentAttribute: string, collection: string): (context: ObjectContext) => string {
  return ({ values }) =>
    `${textOf(values, parentAttribute) ?? ""}/${collection}/${textOf(values, "name") ?? ""}`;
}

/** Id of an association in the provider's notation: `<one>|<other>`. */
export function pairId(one: string, other: string): (context: ObjectContext) => string {
  return ({ values }) => `${textOf(values, one) ?? ""}|${textOf(values, other) ?? ""}`;
}

/** The resource group that an object lies in: it must exist, and holds on until the object is gone. */
export const GROUP_REFERENCE: Readonly<Record<string, ReferenceRule>> = {
  resource_group_name: {
    types: ["azurerm_resource_group"],
    idOf: (name, context) => resourceGroupId(context, name),
  },
};

/**
 * Id of the storage account when the id names one of its services, which exist as long as the account does:
 * `…/storageAccounts/profiles/fileServices/default`.
 */
export function serviceOwnerId(id: string): string {
  return id.replace(/\/(blob|file|queue|table)Services\/default$/i, "");
}

/** Last part of an id: the name of what it stands for. */
export function nameFromId(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
