import { isGuarded as isGuardedAttributes } from "../constructs/stateful";

/** Attributes of one resource, data source or provider as they stand in the configuration. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Configuration of one stack: block type → resource type → logical name → attributes. */
export interface StackJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  readonly provider?: Readonly<Record<string, readonly unknown[]>>;
  readonly variable?: Readonly<Record<string, unknown>>;
  readonly output?: Readonly<Record<string, unknown>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
}

/** A synthesised stack before it is written. */
export interface NamedStack {
  readonly name: string;
  readonly json: StackJson;
}

/** Something that a stack declares. */
export interface Declared {
  /** `azurerm_subnet`, with the prefix `data.` for a data source. */
  readonly type: string;
  /** Address in Terraform: `azurerm_subnet.hosts_1234`, `data.azurerm_key_vault.shared_5678`. */
  readonly address: string;
  readonly attributes: Attributes;
}

/** All resources and data sources of a stack, sorted by address within resources and data sources. */
export function declaredIn(json: StackJson): readonly Declared[] {
  return [...declaredBlock(json.resource, ""), ...declaredBlock(json.data, "data.")];
}

/**
 * Resources of one type.
 *
 * @param type - `azurerm_subnet`; with the prefix `data.` data sources
 */
export function declaredOfType(json: StackJson, type: string): readonly Declared[] {
  const isData = type.startsWith("data.");
  const bare = isData ? type.slice("data.".length) : type;
  const byName = (isData ? json.data : json.resource)?.[bare] ?? {};
  return Object.keys(byName)
    .sort()
    .map((name) => ({ type, address: `${type}.${name}`, attributes: byName[name] ?? {} }));
}

/** Address that an attribute refers to: `${azurerm_subnet.a.id}` → `azurerm_subnet.a`; undefined for a plain value. */
export function referencedAddress(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const match = /^\$\{((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)\.[A-Za-z0-9_.[\]]+\}$/.exec(value);
  return match?.[1];
}

/** Nested blocks stand as an object or as a list, depending on how often they may occur. */
export function blocksOf(value: unknown): readonly Attributes[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

function isObject(value: unknown): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function declaredBlock(
  block: Readonly<Record<string, Readonly<Record<string, Attributes>>>> | undefined,
  prefix: string,
): readonly Declared[] {
  return Object.keys(block ?? {})
    .sort()
    .flatMap((type) => {
      const byName = block?.[type] ?? {};
      return Object.keys(byName)
        .sort()
        .map((name) => ({
          type: `${prefix}${type}`,
          address: `${prefix}${type}.${name}`,
          attributes: byName[name] ?? {},
        }));
    });
}

/** Attributes that Terraform leaves alone. */
export function ignoredChanges(attributes: Attributes): readonly string[] {
  return blocksOf(attributes["lifecycle"]).flatMap((lifecycle) => {
    const ignored: unknown = lifecycle["ignore_changes"];
    return Array.isArray(ignored) ? ignored.map(String) : [];
  });
}

/** Whether loss was considered: guarded, or given up by an explicit `prevent_destroy: false`. */
export const isGuarded: (attributes: Attributes) => boolean = isGuardedAttributes;

/** Value in quotes for a message; what is absent reads as such. */
export function quoted(value: unknown): string {
  return value === undefined || value === null ? "nothing" : `"${String(value)}"`;
}
