import { Inventory } from "../../../simulator/engine/inventory";
import { ObjectStore } from "../../../simulator/engine/object-store";
import { readDataSource } from "../../../simulator/engine/read-data-source";
import { OVERLAYS } from "../../../simulator/overlay/registry";
import type { ProviderSchema } from "../../../simulator/schema/block";
import type { ValueObject } from "../../../simulator/value";
import { azurermSchema, vsphereSchema } from "../support-schema";
import { complete, deleteFolders, temporaryFolder } from "../support-engine";

describe("data sources", () => {
  const store = new ObjectStore(temporaryFolder());
  afterAll(deleteFolders);

  function read(
    schema: ProviderSchema,
    type: string,
    question: ValueObject,
    inventory: unknown = {},
  ): ValueObject {
    const config = complete(schema.dataSources[type]!, question);
    const services = { store, inventory: Inventory.from(inventory) };
    return readDataSource(schema, OVERLAYS, services, { type, config, provider: { subscription_id: "sub" } });
  }

  it("answer from the inventory and invent what it leaves out, the same in every run", () => {
    const inventory = { vsphere_virtual_machine: [{ name: "tpl", guest_id: "windows2025srv_64Guest" }] };
    const ask = () => read(vsphereSchema(), "vsphere_virtual_machine", { name: "tpl" }, inventory);
    expect(ask()).toMatchObject({ name: "tpl", guest_id: "windows2025srv_64Guest", scsi_type: "pvscsi" });
    expect(ask()).toEqual(ask());
  });

  it("give ids that references find in the inventory", () => {
    const inventory = Inventory.from({ vsphere_compute_cluster: [{ name: "CL" }] });
    const { attributes } = inventory.list("vsphere_compute_cluster")[0]!;
    expect(attributes["id"]).toMatch(/^domain-c\d+$/);
    expect(inventory.declaresId(String(attributes["id"]))).toBe(true);
    expect(inventory.declaresId(String(attributes["resource_pool_id"]))).toBe(true);
  });

  it("recognise gallery images in whichever subscription", () => {
    const image = { name: "1.0.0", image_name: "desktop", gallery_name: "gal", resource_group_name: "rg" };
    const inventory = { azurerm_shared_image_version: [image] };
    const { id } = read(azurermSchema(), "azurerm_shared_image_version", image, inventory);
    expect(id).toBe(
      "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal/images/desktop/versions/1.0.0",
    );
    expect(Inventory.from(inventory).declaresId(String(id))).toBe(true);
  });

  it("find what our stacks have created, by name or by path", () => {
    store.create({ type: "vsphere_resource_pool", id: "resgroup-7" }, { id: "resgroup-7", name: "desktops" });
    expect(read(vsphereSchema(), "vsphere_resource_pool", { name: "CL/Resources/desktops" })["id"]).toBe(
      "resgroup-7",
    );
    store.create(
      { type: "vsphere_distributed_port_group", id: "dvportgroup-7" },
      { id: "dvportgroup-7", name: "pg" },
    );
    expect(read(vsphereSchema(), "vsphere_network", { name: "pg" })["id"]).toBe("dvportgroup-7");
  });

  it("fail with the names that are there", () => {
    const inventory = { vsphere_datacenter: [{ name: "DC-A" }, { name: "DC-B" }] };
    expect(() => read(vsphereSchema(), "vsphere_datacenter", { name: "DC-C" }, inventory)).toThrow(
      '"DC-C" was not found; "DC-A", "DC-B" are declared in the inventory of the simulation',
    );
  });

  it("know who Terraform is without being told", () => {
    expect(read(azurermSchema(), "azurerm_client_config", {})).toMatchObject({ subscription_id: "sub" });
  });

  it.each([
    ["a list", [], "is no mapping of Terraform types"],
    [
      "a type without list",
      { vsphere_datacenter: { name: "DC" } },
      '"vsphere_datacenter" is no list of objects',
    ],
    ["a list of texts", { vsphere_datacenter: ["DC"] }, '"vsphere_datacenter" is no list of objects'],
  ])("fail when the inventory is %s", (_, data, message) => {
    expect(() => Inventory.from(data, "inventory.yaml")).toThrow(message);
  });

  it("fail when the inventory file is missing", () => {
    expect(() => Inventory.read("/nowhere/inventory.yaml")).toThrow("does not exist");
  });
});
