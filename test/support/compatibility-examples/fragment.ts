import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE_SCHEMA, dump } from "js-yaml";
import type { Application } from "../../../model/estate";
import { segmentsOf } from "../../../model/json-pointer";
import { application } from "../application-object";

/** Any manifest or section of one. */
type Content = Readonly<Record<string, unknown>>;

/** Widest line of a fragment (characters); our own choice: that of the other pages. */
const LINE_CHARACTERS = 110;

const { properties } = JSON.parse(
  readFileSync(join(__dirname, "../../../schemas/application.schema.json"), "utf8"),
) as { readonly properties: Readonly<Record<string, { readonly required?: readonly string[] }>> };

/**
 * The part of a manifest that a rule looks at, as YAML, with the keys that its sections require; of whole sections what
 * differs from a harmless one.
 *
 * @param looksAt - JSON pointers; what the manifest does not have is left out
 */
export function fragmentOf(manifest: Application, looksAt: readonly string[]): string {
  const shown: Record<string, unknown> = {};
  for (const pointer of looksAt) {
    const [section = "", key] = segmentsOf(pointer);
    const content = (manifest as unknown as Content)[section];
    if (content === undefined || (Array.isArray(content) && content.length === 0)) continue;
    const parts = isContent(content) ? partOf(section, content, key) : content;
    shown[section] = isContent(parts) ? { ...(shown[section] as Content), ...parts } : parts;
  }
  if (Object.keys(shown).length === 0) return "";
  return dump(shown, {
    schema: CORE_SCHEMA,
    noRefs: true,
    lineWidth: LINE_CHARACTERS,
    flowLevel: holdsObjects(shown) ? 3 : 2,
  });
}

function partOf(section: string, content: Content, key: string | undefined): Content {
  const harmless = (application() as unknown as Readonly<Record<string, Content>>)[section] ?? {};
  const isShown = (name: string): boolean =>
    name === key ||
    (properties[section]?.required?.includes(name) ?? false) ||
    (key === undefined && JSON.stringify(content[name]) !== JSON.stringify(harmless[name]));
  return Object.fromEntries(
    Object.entries(content).filter(([name, value]) => value !== undefined && isShown(name)),
  );
}

/** Lists of objects are written line by line, lists of words in one. */
function holdsObjects(shown: Content): boolean {
  return Object.values(shown).some(
    (section) =>
      isContent(section) &&
      Object.values(section).some((value) => Array.isArray(value) && value.some((entry) => isContent(entry))),
  );
}

function isContent(value: unknown): value is Content {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
