import { OVERLAYS } from "./overlay/registry";

/**
 * Attributes whose change destroys an object and creates a new one, by Terraform type; paths without indices. The same
 * facts by which the simulated providers plan.
 */
export const REPLACING_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(OVERLAYS).flatMap(([type, { requiresReplace = [] }]) =>
    requiresReplace.length === 0 ? [] : [[type, requiresReplace]],
  ),
);
