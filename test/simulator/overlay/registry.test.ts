import { OVERLAYS } from "../../../simulator/overlay/registry";
import type { ResourceOverlay } from "../../../simulator/overlay/resource-overlay";
import type { AttributeType, Block } from "../../../simulator/schema/block";
import { azurermSchema, vsphereSchema } from "../support-schema";

const schemas = [azurermSchema(), vsphereSchema()];

function blockOf(key: string): Block | undefined {
  const type = key.replace(/^data\./, "");
  return schemas
    .map((schema) => (key.startsWith("data.") ? schema.dataSources[type] : schema.resources[type]))
    .find((block) => block !== undefined);
}

function typeHas(type: AttributeType, path: readonly string[]): boolean {
  if (path.length === 0) return true;
  if (typeof type === "string") return false;
  if (type[0] !== "object") return typeHas(type[1], path);
  const member = type[1][path[0]!];
  return member !== undefined && typeHas(member, path.slice(1));
}

function blockHas(block: Block, [first = "", ...rest]: readonly string[]): boolean {
  const nested = block.blocks[first];
  if (nested) return rest.length === 0 || blockHas(nested.block, rest);
  const attribute = block.attributes[first];
  return attribute !== undefined && typeHas(attribute.type, rest);
}

function pathsOf(overlay: ResourceOverlay): readonly string[] {
  const tables = [
    overlay.defaults,
    overlay.computed,
    overlay.allowed,
    overlay.ranges,
    overlay.patterns,
    overlay.references,
    overlay.recomputed,
  ];
  return [
    ...(overlay.requiresReplace ?? []),
    ...(overlay.sensitive ?? []),
    ...tables.flatMap((table) => Object.keys(table ?? {})),
    ...Object.values(overlay.recomputed ?? {}).flat(),
  ];
}

describe("overlays", () => {
  it.each(Object.keys(OVERLAYS))("%s names only attributes that its bindings have", (key) => {
    const block = blockOf(key);
    expect(block).toBeDefined();
    const wrong = pathsOf(OVERLAYS[key]!).filter((path) => !blockHas(block!, path.split(".")));
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(OVERLAYS))("%s gives no default to what must be configured or can never be", (key) => {
    const block = blockOf(key)!;
    const constants = Object.keys(OVERLAYS[key]!.defaults ?? {}).filter((path) => !path.includes("."));
    expect(constants.filter((path) => block.attributes[path]?.use !== "optional")).toEqual([]);
  });

  it("allows every default that it gives", () => {
    const wrong = Object.entries(OVERLAYS).flatMap(([key, { defaults = {}, allowed = {} }]) =>
      Object.entries(defaults)
        .filter(([path, value]) => allowed[path]?.includes(String(value)) === false)
        .map(([path]) => `${key}.${path}`),
    );
    expect(wrong).toEqual([]);
  });
});
