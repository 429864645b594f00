import applicationSchema from "../../schemas/application.schema.json";
import commonSchema from "../../schemas/common.schema.json";

/** What the value of a key is, as far as reading and writing a cell is concerned. */
export type KeyKind = "text" | "date" | "boolean" | "integer" | "number" | "list" | "json";

/** A key of a manifest that a column can hold. */
export interface ManifestKey {
  /** With a dot for keys of a section: `system.bitness`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: KeyKind;
  /** Value that leaving the key out stands for; undefined when it stands for nothing. */
  readonly default?: unknown;
  readonly required: boolean;
  /** The section knows which of its keys nobody could answer. */
  readonly open: boolean;
}

interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
}

/** Key of a section that lists those which nobody could answer. */
export const UNKNOWN_KEY = "unknown";

/** The two maps that stand beside figures; a column may hold one entry of them. */
const ENTRY_MAPS: readonly string[] = ["sources", "assumptions"];

const SCHEMA: SchemaNode = applicationSchema;
const TOP: readonly (readonly [string, SchemaNode])[] = Object.entries(SCHEMA.properties ?? {});

/** All keys of a manifest, in the order of its schema; sections with keys of their own are taken apart. */
export const MANIFEST_KEYS: readonly ManifestKey[] = TOP.flatMap(([name, node]) => {
  const section = resolved(node);
  if (section.properties === undefined) return [keyOf([name], node, SCHEMA, false)];
  const open = UNKNOWN_KEY in section.properties;
  return Object.entries(section.properties)
    .filter(([key]) => key !== UNKNOWN_KEY)
    .map(([key, child]) => keyOf([name, key], child, section, open));
});

const BY_NAME = new Map(MANIFEST_KEYS.map((key) => [key.name, key]));

/** The key with this name; entries of `sources` and `assumptions` are keys as well. */
export function manifestKey(name: string): ManifestKey | undefined {
  const known = BY_NAME.get(name);
  const [map = "", entry] = name.split(".");
  if (known !== undefined || entry === undefined || !ENTRY_MAPS.includes(map)) return known;
  return { name, path: [map, entry], kind: "text", required: false, open: false };
}

/** Keys of the section with this name, in the order of the schema. */
export function keysOfSection(section: string): readonly ManifestKey[] {
  return MANIFEST_KEYS.filter(({ path }) => path.length === 2 && path[0] === section);
}

/** Keys of a manifest, or of one of its sections, in the order in which they are written. */
export function keyOrder(path: readonly string[]): readonly string[] {
  const node = path.reduce<SchemaNode>((parent, key) => resolved(parent.properties?.[key] ?? {}), SCHEMA);
  return Object.keys(node.properties ?? {});
}

function keyOf(path: readonly string[], node: SchemaNode, parent: SchemaNode, open: boolean): ManifestKey {
  const own = path.at(-1) ?? "";
  const preset = node.default;
  return {
    name: path.join("."),
    path,
    kind: kindOf(node),
    ...(preset === undefined ? {} : { default: preset }),
    required: parent.required?.includes(own) ?? false,
    open,
  };
}

function kindOf(node: SchemaNode): KeyKind {
  if (node.$ref === "common.schema.json#/$defs/date") return "date";
  const { type, items } = resolved(node);
  if (type === "array") return resolved(items ?? {}).type === "string" ? "list" : "json";
  return type === "boolean" || type === "integer" || type === "number"
    ? type
    : type === "string"
      ? "text"
      : "json";
}

function resolved(node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node;
  const name = node.$ref.split("/").at(-1) ?? "";
  const definitions: Readonly<Record<string, SchemaNode>> = node.$ref.startsWith("#")
    ? applicationSchema.$defs
    : commonSchema.$defs;
  return { ...definitions[name], ...node };
}
