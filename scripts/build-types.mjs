// Types of the data files, derived from schemas/.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isNewer } from "./newer.mjs";

/** Writes generated/<kind>.ts for every schema; does nothing when all of them are newer than the schemas. */
export async function buildTypes(root) {
  const schemaDir = join(root, "schemas");
  const outDir = join(root, "generated");
  mkdirSync(outDir, { recursive: true });
  const schemaFiles = readdirSync(schemaDir).filter((file) => file.endsWith(".schema.json"));
  const kinds = schemaFiles.filter((file) => file !== "common.schema.json").sort();
  const outputs = kinds.map((file) => join("generated", file.replace(".schema.json", ".ts")));
  outputs.push(join("generated", "assumed-defaults.ts"), join("generated", "blank-application.ts"));
  if (!isNewer(["schemas", "scripts/build-types.mjs"], outputs, root)) return;

  const { compile } = await import("json-schema-to-typescript");
  for (const [index, file] of kinds.entries()) {
    const schema = requireDefaulted(JSON.parse(readFileSync(join(schemaDir, file), "utf8")));
    const text = await compile(schema, schema.title, {
      cwd: schemaDir + "/",
      additionalProperties: false,
      ignoreMinAndMaxItems: true,
      bannerComment: `/* Generated from schemas/${file} by scripts/build-types.mjs. */`,
    });
    writeFileSync(join(root, outputs[index]), text);
  }
  writeFileSync(join(outDir, "assumed-defaults.ts"), assumedDefaults(schemaDir, kinds));
  writeFileSync(join(outDir, "blank-application.ts"), blankApplication(schemaDir));
}

// An object with the keys of a manifest, which all manifests then have in common.
function blankApplication(schemaDir) {
  const { properties } = JSON.parse(readFileSync(join(schemaDir, "application.schema.json"), "utf8"));
  return [
    "/* Generated from schemas/application.schema.json by scripts/build-types.mjs. */",
    "export function blankApplication(): Record<string, unknown> {",
    "  return {",
    ...Object.keys(properties).map((key) => `    ${key}: undefined,`),
    "  };",
    "}",
    "",
  ].join("\n");
}

// Reasons of defaults that nobody has measured: kind of file → key, with `*` for keys that people choose.
function assumedDefaults(schemaDir, kinds) {
  const reasons = Object.fromEntries(
    kinds.map((file) => {
      const schema = JSON.parse(readFileSync(join(schemaDir, file), "utf8"));
      return [file.replace(".schema.json", ""), Object.fromEntries(reasonsBelow(schema, schema, []))];
    }),
  );
  return [
    "/* Generated from schemas/ by scripts/build-types.mjs. */",
    `export const ASSUMED_DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(reasons, null, 2)};`,
    "",
  ].join("\n");
}

function reasonsBelow(node, schema, path) {
  const target = node.$ref?.startsWith("#/$defs/") ? schema.$defs[node.$ref.slice("#/$defs/".length)] : node;
  const own = node["x-assumption"] === undefined ? [] : [[path.join("."), node["x-assumption"]]];
  const children = Object.entries(target.properties ?? {});
  const chosen = typeof target.additionalProperties === "object" ? [["*", target.additionalProperties]] : [];
  return [
    ...own,
    ...[...children, ...chosen].flatMap(([key, child]) => reasonsBelow(child, schema, [...path, key])),
  ];
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
