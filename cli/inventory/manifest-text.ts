import { parseExact } from "../../model/exact-yaml";
import { sameData } from "./same-data";
import { editManifest } from "./manifest-edit";
import type { ManifestData } from "./manifest-facts";
import { keyOrder } from "./manifest-key";
import { yamlEntry } from "./yaml-entry";

/** First line of every manifest: tells editors where the schema is. */
const SCHEMA_LINE = "# yaml-language-server: $schema=";

/** Text of a new manifest, keys in the order of the schema. */
export function newManifest(data: ManifestData, schema: string | undefined): string {
  const order = keyOrder([]);
  const keys = Object.keys(data).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const entries = keys.map((key) => yamlEntry([key], data[key], 0, keyOrder)).join("");
  return (schema === undefined ? "" : `${SCHEMA_LINE}${schema}\n`) + entries;
}

/**
 * Text of a manifest with another content; undefined when it is written in a way that cannot be changed in place.
 *
 * @param before - what the text holds
 */
export async function changedManifest(
  file: string,
  text: string,
  before: ManifestData,
  after: ManifestData,
): Promise<string | undefined> {
  const changed = editManifest(text, before, after);
  if (changed === undefined) return undefined;
  const { data } = await parseExact(file, changed);
  return sameData(data, after) ? changed : undefined;
}
