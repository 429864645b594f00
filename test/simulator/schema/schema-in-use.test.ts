import { schemaInUse } from "../../../simulator/schema/schema-in-use";
import { azurermSchema } from "../support-schema";

describe("the schema that stacks use", () => {
  const schema = azurermSchema();

  it("holds their resources and data sources, and the provider's own settings", () => {
    const used = schemaInUse(schema, new Set(["azurerm_subnet", "azurerm_client_config", "vsphere_tag"]));
    expect(Object.keys(used.resources)).toEqual(["azurerm_subnet"]);
    expect(Object.keys(used.dataSources).sort()).toEqual(["azurerm_client_config", "azurerm_subnet"]);
    expect(used.resources["azurerm_subnet"]).toBe(schema.resources["azurerm_subnet"]);
    expect(used.provider).toBe(schema.provider);
  });

  it("is the whole one for a type that the provider lacks: Terraform can then say what was meant", () => {
    expect(schemaInUse(schema, new Set(["azurerm_subnet", "azurerm_sub_net"]))).toBe(schema);
  });
});
