/**
 * Built-in roles by id: names differ per language and change, ids do not.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const BUILT_IN_ROLE_IDS = {
  desktopVirtualizationPowerOnOffContributor: "40c5ff49-9181-41f8-ae61-143b0e78555e",
  desktopVirtualizationReader: "49a72310-ab8d-41df-bbb0-79b649203868",
  desktopVirtualizationSessionHostOperator: "2ad6aaab-ead9-4eaa-8ac5-da422f562408",
  desktopVirtualizationUser: "1d18fff3-a72a-46b5-b4a9-0b38a3cd7e63",
  desktopVirtualizationUserSessionOperator: "ea4bfff8-7fb4-485a-aadd-d4129a0ffaa6",
  keyVaultSecretsOfficer: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  logAnalyticsReader: "73c42c96-874c-492b-b04d-ab87d138a893",
  storageFileDataSmbShareContributor: "0c867c2a-1d8c-454a-a3db-ab2ea1bdc8bb",
  virtualMachineUserLogin: "fb879df8-f326-4884-b1cf-06f3ad86be52",
} as const;

/** A built-in role that we assign. */
export type BuiltInRole = keyof typeof BUILT_IN_ROLE_IDS;

/** Id of a role definition as Azure returns it, so that plans stay quiet. */
export function roleDefinitionId(subscriptionId: string, role: BuiltInRole): string {
  return `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${BUILT_IN_ROLE_IDS[role]}`;
}
