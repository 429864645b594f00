import type { PolicyRule } from "./policy-engine";

/** Every rule that a synthesised stack must meet, one array per family (`policies/azure-*.ts`, `policies/vsphere-*.ts`). */
export const POLICY_RULES: readonly PolicyRule[] = [];
