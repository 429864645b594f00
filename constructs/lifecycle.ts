import type { TerraformResourceLifecycle } from "cdktf";

/**
 * What only a new clone on vSphere may take over: a changed template builds new machines, it never replaces those on which
 * people work. `clone` holds template and customisation; guest and controller come from the template too.
 */
export const CLONE_IGNORED_CHANGES: readonly string[] = ["clone", "guest_id", "scsi_type"];

/**
 * Lifecycle of something whose loss loses data or registrations: Terraform refuses to destroy it until the estate
 * lists its pool under `allowDestroy`.
 *
 * @param allowDestroy - the estate gives it up (first list the pool there and apply, then remove it)
 * @param ignoreChanges - attributes that may differ, as Terraform paths in snake_case: `clone[0].template_uuid`
 */
export function statefulLifecycle(
  allowDestroy: boolean,
  ignoreChanges: readonly string[] = [],
): TerraformResourceLifecycle {
  return ignoreChanges.length === 0
    ? { preventDestroy: !allowDestroy }
    : { preventDestroy: !allowDestroy, ignoreChanges: [...ignoreChanges] };
}

/**
 * Lifecycle of something that may be destroyed and built again at any time.
 *
 * @param ignoreChanges - attributes that may differ, as Terraform paths in snake_case
 */
export function replaceableLifecycle(ignoreChanges: readonly string[]): TerraformResourceLifecycle {
  return { ignoreChanges: [...ignoreChanges] };
}
