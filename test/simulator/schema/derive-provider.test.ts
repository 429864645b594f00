import { readBindingModule } from "../../../simulator/schema/binding-module";
import { deriveBlock } from "../../../simulator/schema/derive-block";
import { join } from "node:path";
import { deriveModule, deriveProvider } from "../../../simulator/schema/derive-provider";
import { findNodeModules } from "../../../simulator/schema/schema-cache";
import { azurermSchema, vsphereSchema } from "../support-schema";

describe("schemas derived from the bindings", () => {
  const azurerm = azurermSchema();
  const vsphere = vsphereSchema();

  it("know every type of both providers at the versions that the bindings stand for", () => {
    expect([azurerm.source, azurerm.version]).toEqual(["hashicorp/azurerm", "4.55.0"]);
    expect([vsphere.source, vsphere.version]).toEqual(["vmware/vsphere", "2.15.0"]);
    expect([Object.keys(azurerm.resources).length, Object.keys(azurerm.dataSources).length]).toEqual([
      1127, 399,
    ]);
    expect([Object.keys(vsphere.resources).length, Object.keys(vsphere.dataSources).length]).toEqual([
      45, 30,
    ]);
  });

  it.each([
    ["azurerm_subnet", "name", { type: "string", use: "required" }],
    ["azurerm_subnet", "address_prefixes", { type: ["list", "string"], use: "optional" }],
    ["azurerm_subnet", "service_endpoints", { type: ["set", "string"], use: "optional" }],
    ["azurerm_subnet", "id", { type: "string", use: "optional", serviceFilled: true }],
    ["azurerm_network_interface", "private_ip_addresses", { type: ["list", "string"], use: "computed" }],
    ["azurerm_resource_group", "tags", { type: ["map", "string"], use: "optional" }],
    [
      "azurerm_windows_virtual_machine",
      "admin_password",
      { type: "string", use: "optional", sensitive: true },
    ],
  ])("%s.%s", (type, attribute, expected) => {
    expect(azurerm.resources[type]!.attributes[attribute]).toEqual(expected);
  });

  it("tell blocks from attributes that hold objects", () => {
    const group = azurerm.resources["azurerm_network_security_group"]!;
    expect(group.attributes["security_rule"]).toMatchObject({
      type: ["set", ["object", expect.any(Object)]],
      use: "optional",
    });
    const card = azurerm.resources["azurerm_network_interface"]!;
    expect(card.blocks["ip_configuration"]).toMatchObject({ nesting: "list", minItems: 1, maxItems: 0 });
    const pool = azurerm.resources["azurerm_virtual_desktop_host_pool"]!;
    expect(pool.blocks["scheduled_agent_updates"]).toMatchObject({
      nesting: "list",
      minItems: 0,
      maxItems: 1,
    });
    expect(pool.blocks["timeouts"]).toMatchObject({ nesting: "single" });
  });

  it("are what the cache holds; a change of the derivation needs a new number of the cache", () => {
    const bindings = join(findNodeModules(__dirname), "@cdktf");
    expect(vsphere).toEqual(deriveProvider(join(bindings, "provider-vsphere")));
    for (const folder of [
      "network-security-group",
      "windows-virtual-machine",
      "storage-account",
      "kubernetes-cluster",
    ]) {
      const { main, block } = deriveModule(join(bindings, "provider-azurerm", "lib", folder))!;
      expect(azurerm.resources[main.type]).toEqual(block);
    }
  });

  it("leave out the alias that Terraform keeps for itself", () => {
    expect(azurerm.provider.attributes["alias"]).toBeUndefined();
    expect(azurerm.provider.attributes["subscription_id"]).toMatchObject({ type: "string" });
  });

  it("find the license resource, whose folder has another name", () => {
    expect(vsphere.resources["vsphere_license"]!.attributes["license_key"]).toMatchObject({
      use: "required",
    });
  });

  it("fails on code that a newer generator has written", () => {
    const code = `function fooToHclTerraform(struct) {
    const attrs = {
        name: {
            value: cdktf.stringToHclTerraform(struct.name),
            kind: "something new",
        },
    };
}
`;
    expect(() => readBindingModule(code, "")).toThrow('attribute "name" is written in an unknown way');
  });

  it("fails on a struct that is not there", () => {
    expect(() => deriveBlock({ structs: new Map(), main: undefined }, "Foo")).toThrow('"Foo" is not defined');
  });
});
