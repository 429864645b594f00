// Takes thousands of resources through the simulator's engine and prints what that cost, as JSON; see README.md.
import { azurermSchema } from "../test/simulator/support-schema";
import { deleteFolders, TestCloud } from "../test/simulator/support-engine";
import type { ValueObject } from "../simulator/value";

/** Resources of the large estate. */
const OBJECTS = 10_000;
/** Resources of a small estate, and of one portion of the large one. */
const PORTION = 100;
/** Small estates per measurement: one alone takes too short a time. */
const SMALL_ESTATES = 30;

const HOSTS_PER_PORTION = 24;
const LOCATION = "germanywestcentral";

/** 100 resources: a resource group, a network, a subnet, a security group, and 24 hosts of 4 resources each. */
function applyPortion(cloud: TestCloud, number: number): void {
  const group = `rg-${number}`;
  const placed = { resource_group_name: group, location: LOCATION };
  cloud.apply("azurerm_resource_group", { name: group, location: LOCATION });
  const network = `vnet-${number}`;
  const block = `10.${number % 200}`;
  cloud.apply("azurerm_virtual_network", { ...placed, name: network, address_space: [`${block}.0.0/16`] });
  const subnet = cloud.apply("azurerm_subnet", {
    name: "hosts",
    resource_group_name: group,
    virtual_network_name: network,
    address_prefixes: [`${block}.0.0/24`],
  });
  cloud.apply("azurerm_network_security_group", { ...placed, name: `nsg-${number}` });
  for (let host = 0; host < HOSTS_PER_PORTION; host++) applyHost(cloud, placed, `h${number}-${host}`, subnet);
}

function applyHost(cloud: TestCloud, placed: ValueObject, name: string, subnet: ValueObject): void {
  const card = cloud.apply("azurerm_network_interface", {
    ...placed,
    name: `nic-${name}`,
    ip_configuration: [
      { name: "ip", subnet_id: subnet["id"] ?? null, private_ip_address_allocation: "Dynamic" },
    ],
  });
  const machine = cloud.apply("azurerm_windows_virtual_machine", {
    ...placed,
    name,
    size: "Standard_D8ads_v5",
    admin_username: "operator",
    admin_password: "Simulated-password-1",
    network_interface_ids: [card["id"] ?? null],
    os_disk: [{ caching: "ReadOnly", storage_account_type: "StandardSSD_LRS" }],
    source_image_reference: [
      { publisher: "MicrosoftWindowsDesktop", offer: "windows-11", sku: "win11-24h2-avd", version: "latest" },
    ],
  });
  for (const [publisher, type] of [
    ["Microsoft.Azure.Monitor", "AzureMonitorWindowsAgent"],
    ["Microsoft.Powershell", "DSC"],
  ] as const) {
    cloud.apply("azurerm_virtual_machine_extension", {
      name: type,
      virtual_machine_id: machine["id"] ?? null,
      publisher,
      type,
      type_handler_version: "2.0",
    });
  }
}

/** CPU time of the work (ms). */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function main(): void {
  const schema = azurermSchema();
  const smallEstates = (): void => {
    for (let estate = 0; estate < SMALL_ESTATES; estate++) applyPortion(new TestCloud(schema), estate);
  };
  // Before anything counts the engine is compiled.
  smallEstates();
  // Before and after the large one, so that a busy moment of the machine hits both.
  const before = cpuOf(smallEstates);
  const cloud = new TestCloud(schema);
  const large = cpuOf(() => {
    for (let portion = 0; portion < OBJECTS / PORTION; portion++) applyPortion(cloud, portion);
  });
  const after = cpuOf(smallEstates);
  const objects = cloud.store.types().reduce((sum, type) => sum + cloud.store.list(type).length, 0);
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    JSON.stringify({
      objects,
      smallMsPerObject: (before + after) / (2 * SMALL_ESTATES * PORTION),
      largeMsPerObject: large / OBJECTS,
      peakMiB,
    }),
  );
}

try {
  main();
} finally {
  deleteFolders();
}
