/**
 * JSON with sorted keys and two spaces of indentation, byte for byte as cdktf 0.21 prints it (empty objects and arrays
 * span two lines there).
 *
 * @param value - plain data; keys with undefined are left out
 * @param indent - line break and indentation of the enclosing level
 */
export function stableJson(value: unknown, indent = "\n"): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (value instanceof Date) return JSON.stringify(value);
  const inner = `${indent}  `;
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === "" ? "" : ","}${inner}${stableJson(item, inner)}`;
    return `[${text}${indent}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).sort()) {
    const item = record[key];
    if (item === undefined) continue;
    text += `${text === "" ? "" : ","}${inner}${JSON.stringify(key)}: ${stableJson(item, inner)}`;
  }
  return `{${text}${indent}}`;
}
