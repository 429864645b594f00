import type { PolicyRule } from "./policy-engine";
import { VSPHERE_RULES } from "./vsphere-rules";

/** Every rule that a synthesised stack must meet, one array per family (`policies/azure-*.ts`, `policies/vsphere-*.ts`). */
export const POLICY_RULES: readonly PolicyRule[] = [...VSPHERE_RULES];
