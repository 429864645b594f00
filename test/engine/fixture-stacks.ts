import { mkdirSync, rmSync } from "node:fs";
import { App, Fn, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { VirtualDesktopApplicationGroup } from "@cdktf/provider-azurerm/lib/virtual-desktop-application-group";
import { VirtualDesktopHostPool } from "@cdktf/provider-azurerm/lib/virtual-desktop-host-pool";
import { VirtualDesktopHostPoolRegistrationInfo } from "@cdktf/provider-azurerm/lib/virtual-desktop-host-pool-registration-info";
import { VirtualMachineExtension } from "@cdktf/provider-azurerm/lib/virtual-machine-extension";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { WindowsVirtualMachine } from "@cdktf/provider-azurerm/lib/windows-virtual-machine";
import { DataVsphereComputeCluster } from "@cdktf/provider-vsphere/lib/data-vsphere-compute-cluster";
import { DataVsphereDatacenter } from "@cdktf/provider-vsphere/lib/data-vsphere-datacenter";
import { DataVsphereDatastore } from "@cdktf/provider-vsphere/lib/data-vsphere-datastore";
import { DataVsphereNetwork } from "@cdktf/provider-vsphere/lib/data-vsphere-network";
import { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import { Folder } from "@cdktf/provider-vsphere/lib/folder";
import { VsphereProvider } from "@cdktf/provider-vsphere/lib/provider";
import { ResourcePool } from "@cdktf/provider-vsphere/lib/resource-pool";
import { Tag } from "@cdktf/provider-vsphere/lib/tag";
import { TagCategory } from "@cdktf/provider-vsphere/lib/tag-category";
import { VirtualMachine } from "@cdktf/provider-vsphere/lib/virtual-machine";

/** What a test changes about the fixture. */
export interface FixtureOptions {
  readonly hosts?: number;
  readonly desktops?: number;
  readonly maximumSessions?: number;
  readonly hostPoolType?: "Pooled" | "Personal";
  readonly subnets?: readonly string[];
  readonly vmSize?: string;
  /** Changes the pool stack before it is synthesised. */
  readonly alterPool?: (pool: FixturePool) => void;
}

const LOCATION = "germanywestcentral";
const RESOURCE_GROUP = "rg-fixture";
const SUBSCRIPTION = "11111111-2222-4333-8444-555555555555";
const EXPIRATION = "2030-01-01T00:00:00Z";

/** What exists in the fixture's datacenter before the first apply. */
export const FIXTURE_INVENTORY = {
  vsphere_datacenter: [{ name: "DC1" }],
  vsphere_datastore: [{ name: "vsan" }],
  vsphere_compute_cluster: [{ name: "cluster1" }],
  vsphere_network: [{ name: "desktops" }],
  vsphere_virtual_machine: [{ name: "tpl-desktop-001" }],
};

/** Synthesises the fixture: an Azure platform, a pool on it, and an on-premises stack of its own. */
export function synthFixture(outDir: string, options: FixtureOptions = {}): void {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const app = new App({ outdir: outDir, stackTraces: false });
  const platform = new FixturePlatform(app, options);
  const pool = new FixturePool(app, options);
  pool.addDependency(platform);
  options.alterPool?.(pool);
  new FixtureDatacenter(app, options);
  app.synth();
}

class FixturePlatform extends TerraformStack {
  constructor(scope: Construct, { subnets = ["10.10.0.0/24"] }: FixtureOptions) {
    super(scope, "platform");
    addBackend(this, "platform");
    new AzurermProvider(this, "azurerm", { features: [{}], subscriptionId: SUBSCRIPTION });
    const group = new ResourceGroup(this, "group", { name: RESOURCE_GROUP, location: LOCATION });
    const network = new VirtualNetwork(this, "network", {
      name: "vnet-fixture",
      location: LOCATION,
      resourceGroupName: group.name,
      addressSpace: ["10.10.0.0/16"],
    });
    subnets.forEach((cidr, index) => {
      new Subnet(this, `subnet-${index}`, {
        name: `snet-${index}`,
        resourceGroupName: group.name,
        virtualNetworkName: network.name,
        addressPrefixes: [cidr],
      });
    });
  }
}

/** A pooled host pool with session hosts. */
export class FixturePool extends TerraformStack {
  readonly hostPool: VirtualDesktopHostPool;
  readonly registration: VirtualDesktopHostPoolRegistrationInfo;

  constructor(scope: Construct, options: FixtureOptions) {
    super(scope, "pool");
    addBackend(this, "pool");
    new AzurermProvider(this, "azurerm", { features: [{}], subscriptionId: SUBSCRIPTION });
    const type = options.hostPoolType ?? "Pooled";
    this.hostPool = new VirtualDesktopHostPool(this, "host-pool", {
      name: "vdpool-fixture",
      location: LOCATION,
      resourceGroupName: RESOURCE_GROUP,
      type,
      ...(type === "Pooled"
        ? { loadBalancerType: "BreadthFirst", maximumSessionsAllowed: options.maximumSessions ?? 12 }
        : { loadBalancerType: "Persistent", personalDesktopAssignmentType: "Automatic" }),
      scheduledAgentUpdates: { enabled: true, schedule: [{ dayOfWeek: "Sunday", hourOfDay: 3 }] },
    });
    this.registration = new VirtualDesktopHostPoolRegistrationInfo(this, "registration", {
      hostpoolId: this.hostPool.id,
      expirationDate: EXPIRATION,
    });
    new VirtualDesktopApplicationGroup(this, "desktop", {
      name: "vdag-fixture",
      location: LOCATION,
      resourceGroupName: RESOURCE_GROUP,
      type: "Desktop",
      hostPoolId: this.hostPool.id,
    });
    for (let slot = 1; slot <= (options.hosts ?? 2); slot++) this.addHost(slot, options);
    new TerraformOutput(this, "host-pool-id", { value: this.hostPool.id });
  }

  private addHost(slot: number, { vmSize = "Standard_D8ads_v5" }: FixtureOptions): void {
    const name = `fx-${String(slot).padStart(3, "0")}`;
    const nic = new NetworkInterface(this, `nic-${name}`, {
      name: `nic-${name}`,
      location: LOCATION,
      resourceGroupName: RESOURCE_GROUP,
      ipConfiguration: [
        {
          name: "primary",
          subnetId: subnetId("snet-0"),
          privateIpAddressAllocation: "Dynamic",
        },
      ],
    });
    const vm = new WindowsVirtualMachine(this, `vm-${name}`, {
      name,
      location: LOCATION,
      resourceGroupName: RESOURCE_GROUP,
      size: vmSize,
      adminUsername: "fixtureadmin",
      adminPassword: "Fixture-Passw0rd",
      networkInterfaceIds: [nic.id],
      osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS" },
      sourceImageReference: {
        publisher: "MicrosoftWindowsDesktop",
        offer: "windows-11",
        sku: "win11-24h2-avd",
        version: "latest",
      },
    });
    new VirtualMachineExtension(this, `agent-${name}`, {
      name: "agent",
      virtualMachineId: vm.id,
      publisher: "Microsoft.Powershell",
      type: "DSC",
      typeHandlerVersion: "2.73",
      settings: Fn.jsonencode({ hostPoolName: this.hostPool.name }),
      protectedSettings: Fn.jsonencode({ token: this.registration.token }),
    });
  }
}

class FixtureDatacenter extends TerraformStack {
  constructor(scope: Construct, { desktops = 2 }: FixtureOptions) {
    super(scope, "datacenter");
    addBackend(this, "datacenter");
    new VsphereProvider(this, "vsphere", {
      vsphereServer: "vcenter.invalid",
      user: "user",
      password: "password",
    });
    const datacenter = new DataVsphereDatacenter(this, "datacenter", { name: "DC1" });
    const within = { datacenterId: datacenter.id };
    const datastore = new DataVsphereDatastore(this, "datastore", { name: "vsan", ...within });
    const cluster = new DataVsphereComputeCluster(this, "cluster", { name: "cluster1", ...within });
    const template = new DataVsphereVirtualMachine(this, "template", { name: "tpl-desktop-001", ...within });
    const network = new DataVsphereNetwork(this, "network", { name: "desktops", ...within });
    const folder = new Folder(this, "folder", { path: "desktops", type: "vm", ...within });
    const pool = new ResourcePool(this, "pool", {
      name: "desktops",
      parentResourcePoolId: cluster.resourcePoolId,
    });
    const category = new TagCategory(this, "category", {
      name: "role",
      cardinality: "SINGLE",
      associableTypes: ["VirtualMachine"],
    });
    const tag = new Tag(this, "tag", { name: "desktop", categoryId: category.id });
    for (let slot = 1; slot <= desktops; slot++) {
      new VirtualMachine(this, `desktop-${slot}`, {
        name: `desktop-${slot}`,
        resourcePoolId: pool.id,
        datastoreId: datastore.id,
        folder: folder.path,
        numCpus: 4,
        memory: 8192,
        guestId: template.guestId,
        tags: [tag.id],
        networkInterface: [{ networkId: network.id }],
        disk: [{ label: "disk0", size: 80 }],
        clone: { templateUuid: template.id },
      });
    }
  }
}

function addBackend(stack: TerraformStack, name: string): void {
  new LocalBackend(stack, { path: `../../../.tfstate/${name}.tfstate` });
}

function subnetId(name: string): string {
  const group = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${RESOURCE_GROUP}`;
  return `${group}/providers/Microsoft.Network/virtualNetworks/vnet-fixture/subnets/${name}`;
}
