import { Inventory } from "../../../simulator/engine/inventory";
import { conformToBlock } from "../../../simulator/engine/fill-object";
import { ObjectStore } from "../../../simulator/engine/object-store";
import { readDataSource } from "../../../simulator/engine/read-data-source";
import { ResourceEngine } from "../../../simulator/engine/resource-engine";
import { fromWire, toWire } from "../../../simulator/protocol/wire-value";
import type { AttributeType, Block, ProviderSchema } from "../../../simulator/schema/block";
import { hasUnknown, type MutableValueObject, type Value, type ValueObject } from "../../../simulator/value";
import { azurermSchema, vsphereSchema } from "../support-schema";
import { deleteFolders, temporaryFolder } from "../support-engine";

type Extent = "minimal" | "maximal";

function valueOf(type: AttributeType, name: string): Value {
  if (type === "string") return `value-${name}`;
  if (type === "number") return 1;
  if (type === "bool") return true;
  if (type[0] === "object") {
    return Object.fromEntries(
      Object.entries(type[1]).map(([member, inner]) => [member, valueOf(inner, member)]),
    );
  }
  return type[0] === "map" ? { key: valueOf(type[1], name) } : [valueOf(type[1], name)];
}

function configOf(block: Block, extent: Extent): ValueObject {
  const config: MutableValueObject = {};
  for (const [name, { type, use }] of Object.entries(block.attributes)) {
    const isSet = use === "required" || (use === "optional" && extent === "maximal" && name !== "id");
    config[name] = isSet ? valueOf(type, name) : null;
  }
  for (const [name, { nesting, minItems, block: inner }] of Object.entries(block.blocks)) {
    const isSet = minItems > 0 || extent === "maximal";
    if (nesting === "single") config[name] = isSet ? configOf(inner, extent) : null;
    else config[name] = isSet ? [configOf(inner, extent)] : [];
  }
  return config;
}

// Without overlays: those check values, and invented ones are not what the services accept.
const engineOf = (schema: ProviderSchema): ResourceEngine =>
  new ResourceEngine(schema, {}, { store: new ObjectStore(temporaryFolder()), inventory: new Inventory() });

describe.each([
  ["azurerm", azurermSchema()],
  ["vsphere", vsphereSchema()],
])("every type of %s", (_, schema) => {
  afterAll(deleteFolders);

  it.each<Extent>(["minimal", "maximal"])("applies, reads back and plans nothing more, %s", (extent) => {
    const engine = engineOf(schema);
    const wrong: string[] = [];
    for (const [type, block] of Object.entries(schema.resources)) {
      const config = configOf(block, extent);
      const { planned } = engine.plan(type, null, config);
      const applied = engine.apply({ type, prior: null, planned, config, provider: {} });
      const read = engine.read(type, fromWire(toWire(applied)) as ValueObject);
      const again = read && engine.plan(type, read, config);
      const isStable = JSON.stringify(again) === JSON.stringify({ planned: read, replace: [] });
      if (
        hasUnknown(applied) ||
        JSON.stringify(conformToBlock(block, applied)) !== JSON.stringify(read) ||
        !isStable
      ) {
        wrong.push(type);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("answers as a data source", () => {
    const services = engineOf(schema).services;
    const wrong = Object.entries(schema.dataSources).filter(([type, block]) => {
      const inventory = Inventory.from({ [type]: [{}] });
      const question = { type, config: configOf(block, "minimal"), provider: {} };
      return hasUnknown(readDataSource(schema, {}, { ...services, inventory }, question));
    });
    expect(wrong).toEqual([]);
  });
});
