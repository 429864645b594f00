import { poolShortName } from "../../planning/names";

/** Stage that an estate's names carry. */
export interface NameStem {
  readonly prefix: string;
  readonly environment: string;
}

/** Tag categories of our own, next to those of the estate: what a machine is, where it belongs. */
export const TAG_CATEGORIES = [
  "role",
  "environment",
  "protection-class",
  "generation-state",
  "pool",
] as const;
export type TagCategoryName = (typeof TAG_CATEGORIES)[number];

/** Values of the tag categories whose tags the platform creates; the tag of a pool belongs to the pool's stack. */
export const TAG_VALUES = {
  role: ["session-host", "connection-broker", "gateway", "licensing", "profile-server"],
  "protection-class": ["normal", "high", "very-high"],
  "generation-state": ["current", "retiring"],
} as const;

/**
 * Name of an object in vCenter, `<prefix>-<environment>-<rest>`.
 *
 * Platform and pool stacks both compute it, so that none has to read the other's state.
 *
 * @example
 * vsphereName({ prefix: "ms", environment: "prod" }, "storage") // => "ms-prod-storage"
 */
export function vsphereName(stem: NameStem, rest: string): string {
  return `${stem.prefix}-${stem.environment}-${rest}`;
}

/**
 * Folder of all virtual machines of the workplace, relative to the datacenter's root of virtual machines.
 *
 * @example
 * workplaceFolder({ prefix: "ms", environment: "prod" }) // => "ms-prod-workplace"
 */
export function workplaceFolder(stem: NameStem): string {
  return vsphereName(stem, "workplace");
}

/** Folder of the platform's own machines. */
export function infrastructureFolder(stem: NameStem): string {
  return `${workplaceFolder(stem)}/infrastructure`;
}

/** Folder of the conference platform's machines. */
export function conferencingFolder(stem: NameStem): string {
  return `${workplaceFolder(stem)}/conferencing`;
}

/** Folder of the softphone platform's machines. */
export function softphoneFolder(stem: NameStem): string {
  return `${workplaceFolder(stem)}/softphone`;
}

/** Folder of the machines that serve the WLAN. */
export function wlanFolder(stem: NameStem): string {
  return `${workplaceFolder(stem)}/wlan`;
}

/** Folder that holds one folder per pool. */
export function poolsFolder(stem: NameStem): string {
  return `${workplaceFolder(stem)}/pools`;
}

/**
 * Folder of a pool's session hosts.
 *
 * @param poolId - `vsphere-pool-<zone>-<image>-<session type>-<protection class>`
 * @throws RangeError when the id is not one of a pool
 * @example
 * poolFolder({ prefix: "ms", environment: "prod" }, "vsphere-pool-office-server-pooled-normal")
 * // => "ms-prod-workplace/pools/office-server-pooled-normal"
 */
export function poolFolder(stem: NameStem, poolId: string): string {
  return `${poolsFolder(stem)}/${poolShortName(poolId)}`;
}

/** Port group of a pool's session hosts. */
export function poolPortGroupName(stem: NameStem, poolId: string): string {
  return vsphereName(stem, poolShortName(poolId));
}

/** Port group of a network of a building. */
export function buildingPortGroupName(stem: NameStem, site: string, segment: string): string {
  return vsphereName(stem, `building-${site}-${segment}`);
}

/** Port group of one of the platform's networks: `management`, `access`, `storage`. */
export function platformPortGroupName(stem: NameStem, network: string): string {
  return vsphereName(stem, `platform-${network}`);
}

/**
 * Path under which vCenter finds a cluster's resource pool of the workplace.
 *
 * @param clusterName - name of the cluster in vCenter
 * @param purpose - what runs in the cluster: `desktops`
 */
export function resourcePoolPath(stem: NameStem, clusterName: string, purpose: string): string {
  return `${clusterName}/Resources/${vsphereName(stem, purpose)}`;
}

/** File share of a pool's profile containers on each of its profile servers; `$` hides it from browsing. */
export function profileShareName(poolId: string): string {
  return `profiles-${poolShortName(poolId)}$`;
}
