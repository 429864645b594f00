import { AZURE_APPLICATION_GROUP_RULES } from "./azure-application-group-rules";
import { AZURE_EXTENSION_RULES } from "./azure-extension-rules";
import { AZURE_HOST_POOL_RULES } from "./azure-host-pool-rules";
import { AZURE_NAME_RULES } from "./azure-name-rules";
import { AZURE_NETWORK_RULES } from "./azure-network-rules";
import { AZURE_OPERATIONS_RULES } from "./azure-operations-rules";
import { AZURE_PRIVATE_ENDPOINT_RULES } from "./azure-private-endpoint-rules";
import { AZURE_REGISTRATION_RULES } from "./azure-registration-rules";
import { AZURE_ROLE_RULES } from "./azure-role-rules";
import { AZURE_SCALING_PLAN_RULES } from "./azure-scaling-plan-rules";
import { AZURE_SESSION_HOST_RULES } from "./azure-session-host-rules";
import { AZURE_STORAGE_RULES } from "./azure-storage-rules";
import type { PolicyRule } from "./policy-engine";

/** Every rule that a stack on Azure must meet. */
export const AZURE_RULES: readonly PolicyRule[] = [
  ...AZURE_APPLICATION_GROUP_RULES,
  ...AZURE_EXTENSION_RULES,
  ...AZURE_HOST_POOL_RULES,
  ...AZURE_NAME_RULES,
  ...AZURE_NETWORK_RULES,
  ...AZURE_OPERATIONS_RULES,
  ...AZURE_PRIVATE_ENDPOINT_RULES,
  ...AZURE_REGISTRATION_RULES,
  ...AZURE_ROLE_RULES,
  ...AZURE_SCALING_PLAN_RULES,
  ...AZURE_SESSION_HOST_RULES,
  ...AZURE_STORAGE_RULES,
];
