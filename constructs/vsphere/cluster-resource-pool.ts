import { ResourcePool } from "@cdktf/provider-vsphere/lib/resource-pool";
import { Construct } from "constructs";
import type { ClusterPlan } from "../../planning/plan";
import type { InventoryCluster } from "./vsphere-inventory";

const MIB_PER_GIB = 1024;

export interface ClusterResourcePoolProps {
  readonly name: string;
  readonly plan: ClusterPlan;
  readonly cluster: InventoryCluster;
  readonly tagIds: readonly string[];
}

/**
 * The workplace's part of a cluster.
 *
 * Infrastructure goes first: high shares, and the memory its machines were planned with is reserved, because a broker
 * that swaps stops everybody. Desktops share what is left evenly; reservations for them stand at the machines.
 */
export class ClusterResourcePool extends Construct {
  readonly resourcePoolId: string;

  constructor(scope: Construct, id: string, props: ClusterResourcePoolProps) {
    super(scope, id);
    const isInfrastructure = props.plan.purpose === "infrastructure";
    const shares = isInfrastructure ? "high" : "normal";
    const pool = new ResourcePool(this, "Resource", {
      name: props.name,
      parentResourcePoolId: props.cluster.cluster.resourcePoolId,
      cpuShareLevel: shares,
      memoryShareLevel: shares,
      memoryReservation: isInfrastructure ? Math.ceil(props.plan.memoryGiB.value * MIB_PER_GIB) : 0,
      memoryExpandable: true,
      tags: [...props.tagIds],
    });
    this.resourcePoolId = pool.id;
  }
}
