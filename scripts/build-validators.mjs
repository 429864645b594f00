// Compiles schemas/ to plain functions, so that a run neither loads nor runs the schema compiler.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes generated/validators.js and its types: one function per schema, named like the schema file; does nothing
 * when they are newer than the schemas.
 */
export async function buildValidators(root) {
  const schemaDir = join(root, "schemas");
  const outDir = join(root, "generated");
  mkdirSync(outDir, { recursive: true });
  const files = readdirSync(schemaDir)
    .filter((file) => file.endsWith(".schema.json"))
    .sort();
  const outputs = ["validators.js", "validators.d.ts"].map((file) => join(outDir, file));
  const inputs = [...files.map((file) => join(schemaDir, file)), import.meta.filename];
  if (Math.min(...outputs.map(modifiedAt)) > Math.max(...inputs.map(modifiedAt))) return;

  const ajv = await compiler();
  const schemas = files.map((file) => JSON.parse(readFileSync(join(schemaDir, file), "utf8")));
  schemas.forEach((schema) => ajv.addSchema(schema));
  const kinds = schemas
    .filter((schema) => schema.$id !== "common.schema.json")
    .map(({ $id, title }) => ({ $id, title, name: $id.replace(".schema.json", "") }));
  const exported = Object.fromEntries(kinds.map(({ $id, name }) => [camelCase(name), $id]));
  const { default: standaloneCode } = await import("ajv/dist/standalone/index.js");
  writeFileSync(outputs[0], BANNER + standaloneCode.default(ajv, exported) + "\n");
  writeFileSync(outputs[1], BANNER + typesOf(kinds));
}

const BANNER = "/* Generated from schemas/ by scripts/build-validators.mjs. */\n";

async function compiler() {
  const { default: ajv2020 } = await import("ajv/dist/2020.js");
  const { default: addFormats } = await import("ajv-formats");
  const ajv = new ajv2020.default({
    allErrors: true,
    useDefaults: true,
    strict: true,
    // `if` and `then` of the schemas repeat neither types nor properties.
    strictTypes: false,
    strictRequired: false,
    // Messages quote the description and the known keys, which stand in the parent schema.
    verbose: true,
    // The sentences are ours.
    messages: false,
    code: { source: true, esm: false },
  });
  addFormats.default(ajv, ["email"]);
  return ajv;
}

function typesOf(kinds) {
  return [
    'import type { ErrorObject } from "ajv";',
    ...kinds.map(({ name, title }) => `import type { ${title} } from "./${name}";`),
    "export interface Validator<T> {",
    "  (data: unknown): data is T;",
    "  errors?: readonly ErrorObject[] | null;",
    "}",
    ...kinds.map(({ name, title }) => `export const ${camelCase(name)}: Validator<${title}>;`),
    "",
  ].join("\n");
}

function camelCase(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

function modifiedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
