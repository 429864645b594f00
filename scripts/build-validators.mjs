// Compiles schemas/ to plain functions, so that a run neither loads nor runs the schema compiler.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes two modules with one function per schema, named like the schema file: generated/validators.js stops at the
 * first error and is small, generated/explaining-validators.js collects all errors with the schema around them and is
 * loaded only for files that fail. Does nothing when they are newer than the schemas.
 */
export async function buildValidators(root) {
  const schemaDir = join(root, "schemas");
  const outDir = join(root, "generated");
  mkdirSync(outDir, { recursive: true });
  const files = readdirSync(schemaDir)
    .filter((file) => file.endsWith(".schema.json"))
    .sort();
  const outputs = ["", "explaining-"].flatMap((prefix) =>
    ["js", "d.ts"].map((suffix) => join(outDir, `${prefix}validators.${suffix}`)),
  );
  const inputs = [...files.map((file) => join(schemaDir, file)), import.meta.filename];
  if (Math.min(...outputs.map(modifiedAt)) > Math.max(...inputs.map(modifiedAt))) return;

  const schemas = files.map((file) => JSON.parse(readFileSync(join(schemaDir, file), "utf8")));
  const kinds = schemas
    .filter((schema) => schema.$id !== "common.schema.json")
    .map(({ $id, title }) => ({ $id, title, name: $id.replace(".schema.json", "") }));
  const exported = Object.fromEntries(kinds.map(({ $id, name }) => [camelCase(name), $id]));
  const { default: standaloneCode } = await import("ajv/dist/standalone/index.js");
  for (const [prefix, explaining] of [
    ["", false],
    ["explaining-", true],
  ]) {
    const ajv = await compiler(explaining);
    schemas.forEach((schema) => ajv.addSchema(explaining ? schema : withoutNotes(schema)));
    const code = standaloneCode.default(ajv, exported);
    const shortened = explaining ? code : withShortcuts(withoutExplanations(code));
    await writeWithoutDeadCode(root, join(outDir, `${prefix}validators.js`), shortened);
    writeFileSync(join(outDir, `${prefix}validators.d.ts`), BANNER + typesOf(kinds));
  }
}

const BANNER = "/* Generated from schemas/ by scripts/build-validators.mjs. */\n";

// The small validators only say yes or no; where they say no, the explaining ones are asked.
function withoutExplanations(code) {
  return code.replace(/(validate\d+\.errors = )\[\{instancePath.*?\}\];(?=return false;)/gs, "$1[{}];");
}

// What costs most in thousands of files, with the same answer: a text has no fewer UTF-16 units than characters, which
// are counted only when the units are too many; a key is looked up in a table that inherits nothing.
function withShortcuts(code) {
  const tables = new Map();
  const tableOf = (properties) => {
    if (!tables.has(properties)) tables.set(properties, `known${tables.size}`);
    return tables.get(properties);
  };
  const shortened = code
    .replace(/func\d+\((\w+)\) < 1\b/g, "$1.length < 1")
    .replace(/(func\d+\((\w+)\)) > (\d+)/g, "($2.length > $3 && $1 > $3)")
    .replace(/func\d+\.call\((schema\d+[^()]*), (\w+)\)/g, (_, properties, key) => {
      return `(${tableOf(properties)}[${key}] !== undefined)`;
    });
  const constants = [...tables].map(([properties, name]) => {
    return `const ${name} = { __proto__: null, ...${properties} };`;
  });
  return [shortened, ...constants].join("\n");
}

// The compiled code carries its schemas along; what only people read would make up a third of it.
function withoutNotes(node) {
  if (Array.isArray(node)) return node.map(withoutNotes);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !NOTES.has(key) || (typeof value === "object" && !Array.isArray(value)))
      .map(([key, value]) => [key, withoutNotes(value)]),
  );
}

// As a name of a property, one of these has a schema behind it.
const NOTES = new Set(["title", "description", "examples", "x-assumption"]);

// The compiler leaves a copy of every schema behind; most of them are never read.
async function writeWithoutDeadCode(root, outfile, code) {
  const { build } = await import("esbuild");
  await build({
    stdin: { contents: code, resolveDir: root },
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
    banner: { js: BANNER },
  });
}

async function compiler(explaining) {
  const { default: ajv2020 } = await import("ajv/dist/2020.js");
  const { default: addFormats } = await import("ajv-formats");
  const ajv = new ajv2020.default({
    allErrors: explaining,
    useDefaults: true,
    strict: true,
    // `if` and `then` of the schemas repeat neither types nor properties.
    strictTypes: false,
    strictRequired: false,
    // Messages quote the description and the known keys, which stand in the parent schema.
    verbose: explaining,
    // The sentences are ours.
    messages: false,
    code: { source: true, esm: true },
  });
  addFormats.default(ajv, ["email"]);
  // Why a default has its value; `workplace explain` prints it.
  ajv.addVocabulary(["x-assumption"]);
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
