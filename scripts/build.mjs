// Builds what is derived: types from schemas/, validators from schemas/, the bundled command. Runs on `npm ci`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const schemaDir = join(root, "schemas");
const outDir = join(root, "generated");
mkdirSync(outDir, { recursive: true });

for (const file of readdirSync(schemaDir)
  .filter((f) => f.endsWith(".schema.json") && f !== "common.schema.json")
  .sort()) {
  const schema = requireDefaulted(JSON.parse(readFileSync(join(schemaDir, file), "utf8")));
  const text = await compile(schema, schema.title, {
    cwd: schemaDir + "/",
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    bannerComment: `/* Generated from schemas/${file} by scripts/build.mjs. */`,
  });
  writeFileSync(join(outDir, file.replace(".schema.json", ".ts")), text);
}

// A property with a default is always there once the validator has filled it in, so its type is not optional.
function requireDefaulted(node) {
  if (Array.isArray(node)) return node.map(requireDefaulted);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, requireDefaulted(value)]));
  const defaulted = Object.entries(node.properties ?? {})
    .filter(([, property]) => property.default !== undefined)
    .map(([key]) => key);
  return defaulted.length === 0
    ? copy
    : { ...copy, required: [...new Set([...(node.required ?? []), ...defaulted])] };
}
