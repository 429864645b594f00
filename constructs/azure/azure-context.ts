import type { AzurePlatformSpec, EstateSpec, StateBackendSpec } from "../../generated/estate";

/** What all Azure stacks of an estate share. Plain data, so that a stack's input can be compared with last time's. */
export interface AzureContext {
  /** Start of all names (2 to 4 characters). Changing it replaces everything. */
  readonly prefix: string;
  /** Stage: `prod`, `test`, `dev`. Changing it replaces everything. */
  readonly environment: EstateSpec["naming"]["environment"];
  /** Tags on every resource that can carry them. */
  readonly tags: Readonly<Record<string, string>>;
  /** For people: descriptions and the friendly name of workspaces. */
  readonly cityName: string;
  /** Language of what users read. */
  readonly language: "de" | "en";
  readonly platform: Readonly<AzurePlatformSpec>;
  readonly identity: Readonly<EstateSpec["identity"]>;
  readonly network: {
    /** DNS servers of the city; empty = Azure's own. */
    readonly dnsServers: readonly string[];
    /** Next hop of everything outbound; without one, outbound traffic leaves through a NAT gateway. */
    readonly firewallAddress?: string;
    /** Where the city's directory and applications are (CIDR). */
    readonly onPremisesAddressSpace: string;
  };
  readonly backend: Readonly<StateBackendSpec>;
}
