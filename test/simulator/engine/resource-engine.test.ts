import { SimulationError } from "../../../simulator/simulation-error";
import { azurermSchema, vsphereSchema } from "../support-schema";
import { deleteFolders, SUBSCRIPTION, TestCloud } from "../support-engine";

const GROUP = "azurerm_resource_group";
const NETWORK = "azurerm_virtual_network";
const groupConfig = { name: "rg-a", location: "germanywestcentral" };
const networkConfig = {
  name: "vnet-a",
  resource_group_name: "rg-a",
  location: "germanywestcentral",
  address_space: ["10.0.0.0/16"],
};

describe("the simulated services", () => {
  let cloud: TestCloud;
  beforeEach(() => {
    cloud = new TestCloud(azurermSchema());
  });
  afterAll(deleteFolders);

  it("give ids of the real shape", () => {
    expect(cloud.apply(GROUP, groupConfig)["id"]).toBe(`/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-a`);
    expect(cloud.apply(NETWORK, networkConfig)["id"]).toBe(
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-a/providers/Microsoft.Network/virtualNetworks/vnet-a`,
    );
  });

  it("reject what exists already", () => {
    cloud.apply(GROUP, groupConfig);
    expect(() => cloud.apply(GROUP, { ...groupConfig, name: "RG-A" })).toThrow(
      /already exists - to be managed via Terraform this resource needs to be imported/,
    );
  });

  it("reject references to what does not exist, and create nothing", () => {
    expect(() => cloud.apply(NETWORK, networkConfig)).toThrow(
      /"resource_group_name" .* refers to the azurerm_resource_group/,
    );
    expect(cloud.store.list(NETWORK)).toEqual([]);
  });

  it("reject the deletion of what others need, until they are gone", () => {
    const group = cloud.apply(GROUP, groupConfig);
    const network = cloud.apply(NETWORK, networkConfig);
    expect(() => cloud.destroy(GROUP, group)).toThrow(/in use by ".*vnet-a"/);
    cloud.destroy(NETWORK, network);
    cloud.destroy(GROUP, group);
    expect(cloud.read(GROUP, group)).toBeNull();
  });

  it("update in place without losing what was computed", () => {
    cloud.apply(GROUP, groupConfig);
    const before = cloud.apply(NETWORK, networkConfig);
    const after = cloud.apply(NETWORK, { ...networkConfig, tags: { owner: "it" } }, before);
    expect(after).toEqual({ ...before, tags: { owner: "it" } });
    expect(cloud.read(NETWORK, before)).toEqual(after);
  });

  it("update what outlives something that it refers to, but reject a new reference to it", () => {
    cloud.apply(GROUP, groupConfig);
    const before = cloud.apply(NETWORK, networkConfig);
    cloud.store.delete({ type: GROUP, id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-a` });
    const tagged = { ...networkConfig, tags: { owner: "it" } };
    expect(cloud.apply(NETWORK, tagged, before)["tags"]).toEqual({ owner: "it" });
    expect(() => cloud.apply(NETWORK, { ...networkConfig, name: "vnet-b" })).toThrow(/was not found/);
  });

  it("import what exists and reject what does not", () => {
    const group = cloud.apply(GROUP, groupConfig);
    expect(cloud.import(GROUP, String(group["id"]))).toEqual(group);
    expect(() => cloud.import(GROUP, "/nothing")).toThrow("no object exists with the id");
  });

  it("delete twice without complaint, as Terraform may after a broken run", () => {
    const group = cloud.apply(GROUP, groupConfig);
    cloud.destroy(GROUP, group);
    expect(() => cloud.destroy(GROUP, group)).not.toThrow();
  });

  it("reject computed attributes in the configuration", () => {
    cloud.apply(GROUP, groupConfig);
    expect(() => cloud.apply(NETWORK, { ...networkConfig, guid: "mine" })).toThrow(
      /Can't configure a value for "guid"/,
    );
  });

  it("serve types that nobody described", () => {
    const created = cloud.apply("azurerm_eventhub_namespace", {
      name: "hub",
      location: "germanywestcentral",
      resource_group_name: "rg-any",
      sku: "Standard",
    });
    expect(created["id"]).toMatch(/^azurerm_eventhub_namespace-[0-9a-f]{12}$/);
    expect(cloud.read("azurerm_eventhub_namespace", created)).toEqual(created);
  });

  it("reject a type that the bindings do not know", () => {
    expect(() => cloud.read("azurerm_teapot", { id: "x" })).not.toThrow();
    expect(() => cloud.import("azurerm_teapot", "x")).toThrow(SimulationError);
  });

  it("draw another id when the service invents ids and one is taken", () => {
    const vcenter = new TestCloud(vsphereSchema());
    const category = (name: string) => ({
      name,
      cardinality: "SINGLE",
      associable_types: ["VirtualMachine"],
    });
    const first = vcenter.apply("vsphere_tag_category", category("role"));
    // Renamed by hand: the name is free again, its invented id is not.
    vcenter.apply("vsphere_tag_category", category("renamed"), first);
    const second = vcenter.apply("vsphere_tag_category", category("role"));
    expect(second["id"]).not.toBe(first["id"]);
  });
});
