// Renders docs/reference.md from schemas/. `node scripts/render-reference.mjs` writes it, `--print` shows it.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(root, "docs", "reference.md");

/** Order of the pages: what a newcomer writes first comes first. */
const KINDS = [
  "estate",
  "user-group",
  "scenario",
  "site",
  "application",
  "inventory-mapping",
  "catalog",
  "lock",
];

/** Keys that every kind has in many places; explained once at the top. */
const EVERYWHERE = ["sources", "assumptions"];

const schemas = new Map(
  ["common", ...KINDS].map((kind) => [
    `${kind}.schema.json`,
    JSON.parse(readFileSync(join(root, "schemas", `${kind}.schema.json`), "utf8")),
  ]),
);

const text = await format(render(), { ...(await resolveConfig(target)), parser: "markdown" });
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(target, text);

function render() {
  const common = schemas.get("common.schema.json").$defs;
  return [
    "# Reference of keys",
    "",
    "Rendered from `schemas/` by `node scripts/render-reference.mjs`; do not edit. Keys in bold are required. `<id>`",
    "stands for a key that you choose, `[]` for the entries of a list. Two keys may stand wherever figures stand:",
    "",
    ...EVERYWHERE.map((key) => `- \`${key}\`: ${common[key].description}`),
    "",
    ...KINDS.flatMap(renderKind),
  ].join("\n");
}

function renderKind(kind) {
  const file = `${kind}.schema.json`;
  const schema = schemas.get(file);
  const [where, ...what] = schema.description.split(": ");
  return [
    `## ${where}`,
    "",
    `${upperFirst(what.join(": "))}`,
    "",
    "| key | value | meaning |",
    "|---|---|---|",
    ...rows(schema, file, "").map((cells) => `| ${cells.map(escapeCell).join(" | ")} |`),
    "",
  ];
}

/** One row per key below `node`, depth first, in the order of the schema. */
function rows(node, file, prefix) {
  const found = [];
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    if (EVERYWHERE.includes(key)) continue;
    found.push(...rowsOf(child, file, `${prefix}${key}`, node.required?.includes(key) ?? false));
  }
  if (typeof node.additionalProperties === "object") {
    found.push(...rowsOf(node.additionalProperties, file, `${prefix}<id>`, false));
  }
  return found;
}

function rowsOf(reference, file, path, required) {
  const { node, file: nodeFile } = dereference(reference, file);
  if (node.type === "array") {
    const items = dereference(node.items, nodeFile);
    const below = rows(items.node, items.file, `${path}[].`);
    const value = below.length > 0 ? "list" : `list of ${valueOf(items.node)}`;
    return [[name(path, required), value, meaning(node)], ...below];
  }
  return [[name(path, required), valueOf(node), meaning(node)], ...rows(node, nodeFile, `${path}.`)];
}

/** Follows `$ref`; what stands beside it wins. */
function dereference(node, file) {
  if (node.$ref === undefined) return { node, file };
  const [refFile, pointer] = node.$ref.split("#");
  const targetFile = refFile === "" ? file : refFile;
  const found = pointer
    .split("/")
    .slice(1)
    .reduce((at, key) => at[key], schemas.get(targetFile));
  const { $ref: _, ...beside } = node;
  const resolved = dereference(found, targetFile);
  return { node: { ...resolved.node, ...beside }, file: resolved.file };
}

function valueOf(node) {
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(", ");
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.type === "object") return node.properties === undefined ? "map" : "object";
  if (node.type === "string") {
    return node.pattern !== undefined && node.examples === undefined
      ? `string \`${node.pattern}\``
      : "string";
  }
  const range = [
    node.exclusiveMinimum === undefined ? undefined : `> ${node.exclusiveMinimum}`,
    node.minimum === undefined ? undefined : `≥ ${node.minimum}`,
    node.maximum === undefined ? undefined : `≤ ${node.maximum}`,
  ].filter((bound) => bound !== undefined);
  return [node.type, ...range].join(" ");
}

function meaning(node) {
  const sentences = [node.description];
  if (node.default !== undefined && JSON.stringify(node.default) !== "{}") {
    sentences.push(`Default: \`${JSON.stringify(node.default)}\`.`);
  }
  if (node.examples !== undefined) {
    const [example] = node.examples;
    const shown = typeof example === "object" ? JSON.stringify(example) : example;
    sentences.push(`Example: \`${shown}\`.`);
  }
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}

function name(path, required) {
  return required ? `**\`${path}\`**` : `\`${path}\``;
}

function escapeCell(cell) {
  return cell.replaceAll("|", "\\|");
}

function upperFirst(sentence) {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
