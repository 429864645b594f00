type Attributes = Readonly<Record<string, unknown>>;

/**
 * Resource types whose loss loses people's data, secrets or registrations, whatever their lifecycle says. Policies
 * demand that each carries `prevent_destroy`.
 */
export const STATEFUL_TYPES: readonly string[] = [
  "azurerm_key_vault",
  "azurerm_storage_account",
  "azurerm_storage_share",
  "azurerm_virtual_desktop_application_group",
  "azurerm_virtual_desktop_host_pool",
];

/**
 * Whether loss was considered: guarded, or given up by an explicit `prevent_destroy: false` (a pool listed under
 * `allowDestroy`).
 */
export function isGuarded(attributes: Attributes): boolean {
  return guardsOf(attributes).some((guard) => typeof guard === "boolean");
}

/** Whether Terraform refuses to destroy the resource. */
export function isProtected(attributes: Attributes): boolean {
  return guardsOf(attributes).includes(true);
}

/**
 * Whether the loss of a resource loses something that cannot be built again: storage, vaults, registrations, and
 * everything else that our constructs guard (personal desktops, profile servers, networks in use).
 *
 * @param type - `azurerm_storage_account`
 * @param attributes - its configuration in Terraform's JSON syntax; undefined when only the type is known
 */
export function isStateful(type: string, attributes: Attributes | undefined): boolean {
  return STATEFUL_TYPES.includes(type) || (attributes !== undefined && isGuarded(attributes));
}

function guardsOf({ lifecycle }: Attributes): readonly unknown[] {
  const blocks: readonly unknown[] = Array.isArray(lifecycle) ? lifecycle : [lifecycle];
  return blocks.map((block) =>
    typeof block === "object" && block !== null && "prevent_destroy" in block
      ? block.prevent_destroy
      : undefined,
  );
}
