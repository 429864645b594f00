import { AZURE_RULES } from "./azure-rules";
import { INTERPOLATION_RULES } from "./interpolation-rules";
import type { PolicyRule } from "./policy-engine";
import { SECRET_RULES } from "./secret-rules";
import { VSPHERE_RULES } from "./vsphere-rules";

/** Every rule that a synthesised stack must meet, one array per family (`policies/azure-*.ts`, `policies/vsphere-*.ts`). */
export const POLICY_RULES: readonly PolicyRule[] = [
  ...AZURE_RULES,
  ...VSPHERE_RULES,
  ...SECRET_RULES,
  ...INTERPOLATION_RULES,
];
