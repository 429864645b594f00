import type { PolicyRule } from "./policy-engine";
import { VSPHERE_CUSTOMIZATION_RULES } from "./vsphere-customization-rules";
import { VSPHERE_HARDWARE_RULES } from "./vsphere-hardware-rules";
import { VSPHERE_ISOLATION_RULES } from "./vsphere-isolation-rules";
import { VSPHERE_LIFECYCLE_RULES } from "./vsphere-lifecycle-rules";

/** Every rule that a stack on vSphere must meet. */
export const VSPHERE_RULES: readonly PolicyRule[] = [
  ...VSPHERE_CUSTOMIZATION_RULES,
  ...VSPHERE_HARDWARE_RULES,
  ...VSPHERE_ISOLATION_RULES,
  ...VSPHERE_LIFECYCLE_RULES,
];
