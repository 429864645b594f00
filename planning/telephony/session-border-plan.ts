import type { NetworkSizing } from "../estate-sizing";
import type { NetworkAllocation } from "../plan";
import type { SoftphoneServers } from "./telephony-plan";

/** What a softphone server does: `registrar` takes sign-ins and calls, `media` passes voice on, `relay` serves devices outside the buildings. */
export type SoftphoneRole = "registrar" | "media" | "relay";

/** `softphone`: registrars and media servers, who trust each other; `softphone-edge`: relays. */
export type SoftphoneNetwork = "softphone" | "softphone-edge";

/** A virtual machine of the softphone platform. */
export interface SoftphoneMachinePlan {
  readonly role: SoftphoneRole;
  /** Instance key, stable: `registrar-1`. */
  readonly key: string;
  readonly computerName: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly systemDiskGiB: number;
  readonly network: SoftphoneNetwork;
  /** Cluster that runs it: its fault domain. */
  readonly cluster: string;
}

/** Session border controllers between softphones and the trunk. */
export interface SessionBorderPlan {
  /** DNS name under which softphones sign in; it leads to `virtualAddress`. */
  readonly domain: string;
  /** Network card of the servers, as their template names it. */
  readonly networkInterface: string;
  /** Address that the registrar in service holds; the last one of network `softphone`. */
  readonly virtualAddress: string;
  /** DNS names of the provider's servers, in the order in which they are tried. */
  readonly trunkGateways: readonly string[];
  /** The same for the way that emergency calls take when the trunk refuses them. */
  readonly secondPathGateways: readonly string[];
  /** Networks of people outside the buildings (CIDR); without any there are no relays. */
  readonly remoteNetworks: readonly string[];
  /** Relays; absent without people outside. */
  readonly relay?: SoftphoneServers;
  /** By role and number. */
  readonly machines: readonly SoftphoneMachinePlan[];
  readonly networks: Readonly<Record<string, NetworkAllocation>>;
}

/** The platform before the lock file has given it networks. */
export type SessionBorderSizing = Omit<SessionBorderPlan, "virtualAddress" | "networks"> & {
  readonly networks: readonly NetworkSizing[];
};
