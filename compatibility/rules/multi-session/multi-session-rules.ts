import type { CompatibilityRule } from "../../rule";
import { machineRegistrySettings } from "./ms-013-machine-registry-settings";

/** MS: several people on one machine. */
export const MULTI_SESSION_RULES: readonly CompatibilityRule[] = [machineRegistrySettings];
