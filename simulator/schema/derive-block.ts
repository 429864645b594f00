import type { Attribute, AttributeType, Block, NestedBlock } from "./block";
import { capitalised, type BindingAttribute, type BindingModule, type BindingStruct } from "./binding-module";

/** Deeper nesting than any real resource has: recursive definitions would never end. */
const MAX_NESTING = 16;

/**
 * Attributes that hold secrets, by name: the bindings do not say so. Terraform hides their values in plans.
 * Kind: assumption; corrections per type stand in the overlays.
 */
const SENSITIVE_NAME =
  /(^|_)(password|secret|token|access_key|primary_key|secondary_key|connection_string|sas|private_key|protected_settings)$/;

const PRIMITIVES: Readonly<Record<string, AttributeType>> = {
  string: "string",
  number: "number",
  boolean: "bool",
};

/**
 * The schema of one resource, data source or provider.
 *
 * @param module - what the binding text says
 * @param structName - class name of the resource, or of a nested struct
 * @throws Error when a type is written in a way that this reader does not know
 */
export function deriveBlock(module: BindingModule, structName: string, depth = 0): Block {
  const struct = structOrFail(module, structName, depth);
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, NestedBlock> = {};
  for (const [name, attribute] of struct.attributes) {
    const nested = nestedBlock(module, struct, name, attribute, depth);
    if (nested) {
      blocks[name] = nested;
      continue;
    }
    const use = struct.required.has(name) ? "required" : "optional";
    attributes[name] = {
      type: configurableType(module, attribute, depth),
      use,
      ...(use === "optional" && struct.serviceFilled.has(name) ? { serviceFilled: true } : {}),
    };
  }
  for (const [name, getter] of struct.getters) {
    if (!struct.attributes.has(name)) {
      attributes[name] = { type: readableType(module, struct, name, getter, depth), use: "computed" };
    }
  }
  return { attributes: markSensitive(attributes), blocks };
}

function markSensitive(attributes: Readonly<Record<string, Attribute>>): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) =>
      attribute.type === "string" && SENSITIVE_NAME.test(name)
        ? [name, { ...attribute, sensitive: true }]
        : [name, attribute],
    ),
  );
}

function structOrFail(module: BindingModule, name: string, depth: number): BindingStruct {
  const struct = module.structs.get(name);
  if (!struct) throw new Error(`binding struct "${name}" is not defined in its module`);
  if (depth > MAX_NESTING)
    throw new Error(`binding struct "${name}" is nested more than ${MAX_NESTING} levels`);
  return struct;
}

/** The block behind an attribute entry; undefined when the entry is an attribute. */
function nestedBlock(
  module: BindingModule,
  struct: BindingStruct,
  name: string,
  attribute: BindingAttribute,
  depth: number,
): NestedBlock | undefined {
  if (!isComplex(attribute)) return undefined;
  const mapping = structMapping(attribute);
  const isSingle = attribute.kind === "struct";
  if (mapping.via === "map" || (mapping.via === "attribute" && !isSingle)) return undefined;
  const nesting = isSingle ? "single" : attribute.kind === "set" ? "set" : "list";
  return {
    nesting,
    minItems: struct.required.has(name) ? 1 : 0,
    maxItems: mapping.via === "direct" && !isSingle ? 1 : 0,
    block: deriveBlock(module, mapping.struct, depth + 1),
  };
}

const isComplex = (attribute: BindingAttribute): boolean => /^[A-Z]/.test(attribute.storage);

/** Struct behind a complex attribute. Lists written with `true` are blocks, with `false` attributes of objects. */
function structMapping(attribute: BindingAttribute): {
  readonly struct: string;
  readonly via: "block" | "attribute" | "map" | "direct";
} {
  const expression = attribute.expression.replace(/^[\w.]+ === undefined \? [\w.[\]{}]+ : /, "");
  const [, listed, asBlock] =
    /^cdktf\.listMapperHcl\((\w+)ToHclTerraform, (true|false)\)/.exec(expression) ?? [];
  if (listed !== undefined)
    return { struct: capitalised(listed), via: asBlock === "true" ? "block" : "attribute" };
  const mapped = /^cdktf\.hashMapperHcl\((\w+)ToHclTerraform\)/.exec(expression)?.[1];
  if (mapped !== undefined) return { struct: capitalised(mapped), via: "map" };
  const direct = /^(\w+)ToHclTerraform\(/.exec(expression)?.[1];
  if (direct !== undefined) return { struct: capitalised(direct), via: "direct" };
  throw new Error(`unknown way to write a complex attribute: ${expression}`);
}

function configurableType(module: BindingModule, attribute: BindingAttribute, depth: number): AttributeType {
  if (!isComplex(attribute)) return storedType(attribute.kind, attribute.storage);
  const object = objectType(module, structMapping(attribute).struct, depth + 1);
  return attribute.kind === "struct" ? object : [collectionKind(attribute.kind), object];
}

/** "set" + "stringList" → `["set", "string"]`; inner collections are read from the end of the name. */
function storedType(kind: string, storage: string): AttributeType {
  const primitive = PRIMITIVES[storage];
  if (kind === "simple") {
    if (!primitive) throw new Error(`unknown simple type "${storage}"`);
    return primitive;
  }
  const inner = /^(.*)(?:List|Map)$/.exec(storage)?.[1] ?? "";
  return [
    collectionKind(kind),
    PRIMITIVES[inner] ?? storedType(inner.endsWith("Map") ? "map" : "list", inner),
  ];
}

function collectionKind(kind: string): "list" | "set" | "map" {
  if (kind === "list" || kind === "set" || kind === "map") return kind;
  throw new Error(`unknown collection "${kind}"`);
}

function objectType(module: BindingModule, structName: string, depth: number): AttributeType {
  const struct = structOrFail(module, structName, depth);
  const members: Record<string, AttributeType> = {};
  for (const [name, attribute] of struct.attributes) {
    if (!struct.getters.has(name)) members[name] = configurableType(module, attribute, depth);
  }
  for (const [name, getter] of struct.getters)
    members[name] = readableType(module, struct, name, getter, depth);
  return ["object", members];
}

/** Getter of the base classes → type. Order matters: "getListAttribute" is part of "getNumberListAttribute". */
const GETTER_TYPES: readonly (readonly [string, (ordered: "list" | "set") => AttributeType])[] = [
  ["getStringAttribute", () => "string"],
  ["getNumberAttribute", () => "number"],
  ["getBooleanAttribute", () => "bool"],
  ["getNumberListAttribute", (kind) => [kind, "number"]],
  ["getListAttribute", (kind) => [kind, "string"]],
  ["getStringMapAttribute", () => ["map", "string"]],
  ["getNumberMapAttribute", () => ["map", "number"]],
  ["getBooleanMapAttribute", () => ["map", "bool"]],
];

function readableType(
  module: BindingModule,
  struct: BindingStruct,
  name: string,
  getter: string,
  depth: number,
): AttributeType {
  const simple = GETTER_TYPES.find(([method]) => getter.includes(method));
  // The generator wraps sets in `Fn.tolist`: Terraform cannot index a set.
  if (simple) return simple[1](getter.includes("tolist(") ? "set" : "list");
  const initialiser = struct.initialisers.get(name);
  if (initialiser !== undefined) return initialisedType(module, initialiser, depth);
  const attribute = struct.attributes.get(name);
  if (attribute) return configurableType(module, attribute, depth);
  throw new Error(`unknown way to read "${name}": ${getter}`);
}

function initialisedType(module: BindingModule, initialiser: string, depth: number): AttributeType {
  const [, primitive, shape, asSet] =
    /^new cdktf\.(String|Number|Boolean|Any)(Map|List)\(this, "\w+"(?:, (true|false))?/.exec(initialiser) ??
    [];
  if (primitive !== undefined) {
    const element = PRIMITIVES[primitive.toLowerCase()] ?? "string";
    return [shape === "Map" ? "map" : asSet === "true" ? "set" : "list", element];
  }
  const [, className, suffix, wrapped] =
    /^new (\w+?)(OutputReference|ListList|List|Map)\(this, "\w+"(?:, (true|false))?\)/.exec(initialiser) ??
    [];
  if (className === undefined) throw new Error(`unknown initialiser: ${initialiser}`);
  // "XListList": a list of objects inside a list; the generator joins the names, the type is still a list of objects.
  const structName = module.structs.has(className) ? className : `${className}List`;
  const object = objectType(module, structName, depth + 1);
  if (suffix === "OutputReference") return object;
  return [suffix === "Map" ? "map" : wrapped === "true" ? "set" : "list", object];
}
