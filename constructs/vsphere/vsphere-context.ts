import type { EstateSpec, StateBackendSpec, VspherePlatformSpec } from "../../generated/estate";

/** What all stacks on vSphere share: plain data, serialisable as JSON. */
export interface VsphereContext {
  /** Start of all names (2 to 4 characters). Changing it replaces everything. */
  readonly prefix: string;
  /** Stage. Changing it replaces everything. */
  readonly environment: string;
  /** Tags on everything that can carry them: category → value. */
  readonly tags: Readonly<Record<string, string>>;
  readonly platform: VspherePlatformSpec;
  readonly identity: EstateSpec["identity"];
  readonly network: EstateSpec["network"];
  readonly backend: StateBackendSpec;
  /** Owner that Windows shows in its system information. */
  readonly cityName: string;
}

/** A Windows computer's DNS name: it joins the domain, so its name stands there. */
export function fullyQualifiedName(context: VsphereContext, computerName: string): string {
  return `${computerName}.${context.identity.domain}`;
}

/** DNS names of the machines of a role. */
export function namesOfRole<Role extends string>(
  context: VsphereContext,
  machines: readonly { readonly role: Role; readonly computerName: string }[],
  role: Role,
): readonly string[] {
  return machines
    .filter((machine) => machine.role === role)
    .map(({ computerName }) => fullyQualifiedName(context, computerName));
}
