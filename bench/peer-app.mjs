// Writes the peer: a plain CDKTF app that makes the resources of an output folder from literal values, with the
// provider's own classes and `app.synth()`. It reads no YAML, checks and sizes nothing, and needs no references, because
// they stand as text in its values: the least a hand-written app for the same resources could do.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const PACKAGES = { azurerm: "@cdktf/provider-azurerm", vsphere: "@cdktf/provider-vsphere" };
/** Attributes whose keys are data, not names of arguments. */
const MAPS = new Set(["tags", "extra_config", "custom_attributes", "metadata", "vapp"]);

/**
 * @param outputDir - cdktf.out of the estate
 * @param peerDir - where app.js, app.ts, resources.json, cdktf.json go
 * @returns number of resources and data sources
 */
export function writePeer(outputDir, peerDir) {
  mkdirSync(peerDir, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(outputDir, "manifest.json"), "utf8"));
  const classes = new Map();
  const stacks = Object.values(manifest.stacks).map(({ name, synthesizedStackPath }) =>
    peerStack(name, JSON.parse(readFileSync(join(outputDir, synthesizedStackPath), "utf8")), classes),
  );
  writeFileSync(join(peerDir, "resources.json"), JSON.stringify(stacks));
  const source = appSource(classes);
  writeFileSync(join(peerDir, "app.js"), source.javaScript);
  writeFileSync(join(peerDir, "app.ts"), source.typeScript);
  writeFileSync(
    join(peerDir, "cdktf.json"),
    JSON.stringify({
      language: "typescript",
      app: "npx ts-node app.ts",
      projectId: "peer",
      sendCrashReports: "false",
    }),
  );
  // The settings of cdktf-cli's own TypeScript template.
  copyFileSync(
    require.resolve("@cdktf/cli-core/templates/typescript/tsconfig.json"),
    join(peerDir, "tsconfig.json"),
  );
  return stacks.reduce((sum, { elements }) => sum + elements.length, 0);
}

function peerStack(name, json, classes) {
  const elements = [];
  const add = (kind, type, id, config) => elements.push([classKey(kind, type, classes), id, config]);
  for (const [type, configs] of Object.entries(json.provider ?? {})) {
    configs.forEach((config, index) => add("provider", type, `${type}-${index}`, camelConfig(config)));
  }
  for (const kind of ["data", "resource"]) {
    for (const [type, byName] of Object.entries(json[kind] ?? {})) {
      for (const [id, config] of Object.entries(byName)) add(kind, type, id, camelConfig(config));
    }
  }
  const variables = Object.entries(json.variable ?? {}).map(([id, config]) => [
    id,
    camelConfig(withoutNull(config)),
  ]);
  const outputs = Object.entries(json.output ?? {}).map(([id, config]) => [id, camelConfig(config)]);
  return { name, elements, variables, outputs };
}

/** Key of the provider's class for a type; remembers where it is imported from. */
function classKey(kind, type, classes) {
  const key = `${kind}_${type}`;
  if (!classes.has(key)) {
    const provider = type.split("_")[0];
    const rest = type.slice(provider.length + 1).replaceAll("_", "-");
    const folder = kind === "provider" ? "provider" : kind === "data" ? `data-${provider}-${rest}` : rest;
    const path = `${PACKAGES[provider]}/lib/${folder}`;
    const [name] = Object.entries(require(path)).find(([, value]) => value.tfResourceType === type) ?? [];
    if (name === undefined) throw new Error(`no class for ${kind} ${type} in ${path}`);
    classes.set(key, { path, name });
  }
  return key;
}

function camelConfig(config) {
  const { "//": _, depends_on: dependsOn, ...rest } = config;
  const camel = camelKeys(rest);
  return dependsOn === undefined ? camel : { ...camel, dependsOn: dependsOn.map((fqn) => ({ fqn })) };
}

/** cdktf's variables cannot take a null. */
function withoutNull(config) {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
}

function camelKeys(value) {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      MAPS.has(key) ? [camel(key), item] : [camel(key), camelKeys(item)],
    ),
  );
}

function camel(key) {
  return key.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

function appSource(classes) {
  const imports = [...classes].map(([key, { path, name }]) => `import { ${name} as ${key} } from "${path}";`);
  const requires = [...classes].map(
    ([key, { path, name }]) => `const { ${name}: ${key} } = require("${path}");`,
  );
  const body = (any) => `
const classes${any} = { ${[...classes.keys()].join(", ")} };
const stacks${any} = JSON.parse(readFileSync(join(__dirname, "resources.json"), "utf8"));
const app = new App();
for (const { name, elements, variables, outputs } of stacks) {
  const stack = new TerraformStack(app, name);
  new LocalBackend(stack, { path: \`../../../.tfstate/\${name}.tfstate\` });
  for (const [id, config] of variables) new TerraformVariable(stack, id, config);
  for (const [type, id, config] of elements) new classes[type](stack, id, config);
  for (const [id, config] of outputs) new TerraformOutput(stack, id, config);
}
app.synth();
`;
  const cdktf = "App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable";
  return {
    javaScript: [
      '"use strict";',
      'const { readFileSync } = require("node:fs");',
      'const { join } = require("node:path");',
      `const { ${cdktf} } = require("cdktf");`,
      ...requires,
      body(""),
    ].join("\n"),
    typeScript: [
      'import { readFileSync } from "fs";',
      'import { join } from "path";',
      `import { ${cdktf} } from "cdktf";`,
      ...imports,
      body(": any"),
    ].join("\n"),
  };
}
