/** A value that Terraform will know only after apply. There is exactly one; compare with `===`. */
export const UNKNOWN: unique symbol = Symbol("unknown until apply");

/** A Terraform value as the providers see it: JSON plus {@link UNKNOWN}; sets and lists are both arrays. */
export type Value = null | string | number | boolean | typeof UNKNOWN | readonly Value[] | ValueObject;

/** Attributes and blocks of one object, by Terraform name. */
export interface ValueObject {
  readonly [name: string]: Value;
}

/** An object under construction. */
export type MutableValueObject = Record<string, Value>;

/** True for an object with attributes; false for null, unknown, lists and plain values. */
export function isValueObject(value: Value | undefined): value is ValueObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for a known list or set. */
export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** True when the value or anything inside it is unknown. */
export function hasUnknown(value: Value | undefined): boolean {
  if (value === UNKNOWN) return true;
  if (isValueList(value)) return value.some(hasUnknown);
  return isValueObject(value) && Object.values(value).some(hasUnknown);
}

/**
 * Text that is equal for equal values.
 *
 * @param ordering - "unordered" compares lists as sets; "ordered" keeps the order of elements
 */
export function canonicalText(
  value: Value | undefined,
  ordering: "ordered" | "unordered" = "ordered",
): string {
  if (value === UNKNOWN) return "?";
  if (value === null || value === undefined) return "~";
  if (isValueList(value)) {
    const parts = value.map((element) => canonicalText(element, ordering));
    return `[${(ordering === "unordered" ? parts.sort() : parts).join(",")}]`;
  }
  if (isValueObject(value)) {
    const parts = Object.keys(value)
      .sort()
      .map((name) => `${name}:${canonicalText(value[name], ordering)}`);
    return `{${parts.join(",")}}`;
  }
  // Terraform may send one number as integer or as decimal text.
  return JSON.stringify(String(value));
}

/** The attribute as text; null when it is absent, unknown or not a text. */
export function textOf(object: ValueObject | null | undefined, name: string): string | null {
  const value = object?.[name];
  return typeof value === "string" ? value : null;
}

/** Elements of a list or set attribute that are objects, or of a single nested block. */
export function blocksOf(object: ValueObject | null | undefined, name: string): readonly ValueObject[] {
  const value = object?.[name];
  if (isValueList(value)) return value.filter(isValueObject);
  return isValueObject(value) ? [value] : [];
}

/** Elements of a list or set attribute that are texts. */
export function textsOf(object: ValueObject | null | undefined, name: string): readonly string[] {
  const value = object?.[name];
  return isValueList(value) ? value.filter((element): element is string => typeof element === "string") : [];
}

/**
 * All values at a dotted path without indices: `ip_configuration.subnet_id` gives one value per block.
 * Absent values are left out; unknown ones are kept.
 */
export function valuesAt(object: ValueObject | null | undefined, path: string): readonly Value[] {
  let found: readonly Value[] = object ? [object] : [];
  for (const step of path.split(".")) {
    found = found.flatMap((value) => {
      const next = isValueObject(value) ? (value[step] ?? null) : null;
      return isValueList(next) ? next : [next];
    });
  }
  return found.filter((value) => value !== null);
}
