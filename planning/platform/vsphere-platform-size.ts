import type { Estate } from "../../model/estate";
import { clusterFor } from "./cluster-choice";
import type { ClusterSizing } from "./cluster-size";
import type { InfrastructureVmSizing, NetworkSizing, VsphereSizing } from "../estate-sizing";
import { ESTATE_FILE, fromConstant, fromYaml } from "../figure-input";
import { roundUp } from "../rounding";
import { RESERVED_ADDRESSES } from "../pool/subnet-addresses";

/** Network that each role of platform VM lives in: what clients reach is apart from what only the platform reaches. */
export const NETWORK_OF_ROLE: Readonly<Record<InfrastructureVmSizing["role"], string>> = {
  "connection-broker": "management",
  licensing: "management",
  gateway: "access",
  "profile-server": "storage",
};

/** The on-premises platform as a whole; undefined when the estate has none. */
export function vspherePlatform(
  estate: Estate,
  infrastructure: readonly InfrastructureVmSizing[],
  { clusters }: ClusterSizing,
): VsphereSizing | undefined {
  if (estate.settings.platforms.vsphere === undefined) return undefined;
  const home = clusterFor(estate, "infrastructure");
  return {
    clusters,
    ...(home === undefined ? {} : { infrastructureCluster: home.id }),
    infrastructure,
    networks: ["access", "management", "storage"].map((name) => {
      const vms = infrastructure.filter(({ role }) => NETWORK_OF_ROLE[role] === name);
      return platformNetwork(estate, name, vms.length);
    }),
  };
}

/** A network for virtual machines of the platform, with room to grow. */
export function platformNetwork(estate: Estate, name: string, vms: number): NetworkSizing {
  const { growthFactor } = estate.settings.sizing;
  return {
    name,
    addresses: {
      subject: `city/${name}Addresses`,
      value: roundUp(vms * growthFactor) + RESERVED_ADDRESSES.value,
      unit: "addresses",
      formula: `ceil(${vms} platform VMs × growthFactor) + RESERVED_ADDRESSES`,
      inputs: [
        fromYaml("growthFactor", growthFactor, "factor", ESTATE_FILE, "sizing", "growthFactor"),
        fromConstant(RESERVED_ADDRESSES),
      ],
    },
  };
}
