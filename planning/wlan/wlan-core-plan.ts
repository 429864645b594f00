import type { NetworkSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import type { NetworkAllocation } from "../plan";

/** What a server does: `radius` lets devices in, `controller` manages access points. */
export type WlanServerRole = "radius" | "controller";

/** A virtual machine that serves the WLAN of all buildings. */
export interface WlanMachinePlan {
  readonly role: WlanServerRole;
  /** Instance key, stable: `radius-1`. */
  readonly key: string;
  readonly computerName: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly systemDiskGiB: number;
  readonly network: "wlan-services";
  /** Cluster that runs it: its fault domain. */
  readonly cluster: string;
}

/** What serves the WLAN of all buildings. */
export interface WlanCorePlan {
  /** Devices with a certificate at the busiest time. */
  readonly endpoints: Figure;
  /** Sign-ins in the busiest second; `boundBy` says whether of an ordinary day or after a power cut. */
  readonly signInsPerSecond: Figure;
  readonly radiusServers: Figure;
  /** Absent where access points are managed from elsewhere. */
  readonly controllers?: Figure;
  /** By role and number. */
  readonly machines: readonly WlanMachinePlan[];
  readonly networks: Readonly<Record<string, NetworkAllocation>>;
}

/** The same before the lock file has given it a network. */
export type WlanCoreSizing = Omit<WlanCorePlan, "networks"> & {
  readonly networks: readonly NetworkSizing[];
};
