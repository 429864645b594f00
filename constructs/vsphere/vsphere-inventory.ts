import { DataVsphereComputeCluster } from "@cdktf/provider-vsphere/lib/data-vsphere-compute-cluster";
import { DataVsphereDatacenter } from "@cdktf/provider-vsphere/lib/data-vsphere-datacenter";
import { DataVsphereDatastore } from "@cdktf/provider-vsphere/lib/data-vsphere-datastore";
import { DataVsphereDistributedVirtualSwitch } from "@cdktf/provider-vsphere/lib/data-vsphere-distributed-virtual-switch";
import { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import { Construct } from "constructs";
import type { VsphereContext } from "./vsphere-context";

/** A cluster of the estate as vCenter knows it. */
export interface InventoryCluster {
  readonly cluster: DataVsphereComputeCluster;
  readonly datastore: DataVsphereDatastore;
}

/**
 * What must exist in vCenter before anything of the workplace does: datacenter, distributed switch, clusters with their
 * datastores, templates. All of it is looked up by name, nothing is changed.
 */
export class VsphereInventory extends Construct {
  readonly datacenter: DataVsphereDatacenter;
  readonly distributedSwitch: DataVsphereDistributedVirtualSwitch;

  constructor(
    scope: Construct,
    id: string,
    private readonly context: VsphereContext,
  ) {
    super(scope, id);
    this.datacenter = new DataVsphereDatacenter(this, "datacenter", { name: context.platform.datacenter });
    this.distributedSwitch = new DataVsphereDistributedVirtualSwitch(this, "distributed-switch", {
      name: context.platform.distributedSwitch,
      datacenterId: this.datacenter.id,
    });
  }

  /**
   * Looks up a cluster and its datastore.
   *
   * @param clusterId - key under `platforms.vsphere.clusters`
   * @throws Error when the estate has no such cluster
   */
  addCluster(clusterId: string): InventoryCluster {
    const spec = this.context.platform.clusters[clusterId];
    if (spec === undefined) {
      const known = Object.keys(this.context.platform.clusters).sort().join(", ");
      throw new Error(`cluster "${clusterId}" is not one of the estate's clusters; allowed: ${known}`);
    }
    const namespace = new Construct(this, clusterId);
    const datacenterId = this.datacenter.id;
    return {
      cluster: new DataVsphereComputeCluster(namespace, "cluster", { name: spec.name, datacenterId }),
      datastore: new DataVsphereDatastore(namespace, "datastore", { name: spec.datastore, datacenterId }),
    };
  }

  /** Looks up a template; it must stay in vCenter as long as a machine cloned from it is in the estate. */
  addTemplate(scope: Construct, name: string): DataVsphereVirtualMachine {
    return new DataVsphereVirtualMachine(scope, "template", { name, datacenterId: this.datacenter.id });
  }
}
