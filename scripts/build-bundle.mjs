// The command in parts plus V8's code caches for them. All carry the build's id in their name and dist/build.json holds
// that id, so that a half-finished build is never loaded.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { build } from "esbuild";
import { cdktfBundlePlugin } from "./cdktf-bundle-plugin.mjs";
import { lazyBuiltinsPlugin } from "./lazy-builtins-plugin.mjs";

// bin/bundle.js evaluates a part as a function, which is what the code cache is made for.
const HEAD = "(function (exports, require, module, __filename, __dirname) {";
const FOOT = "\n})";

/** How long parts of an earlier build stay: a command that still runs may not have loaded all of them (ms). */
const KEPT_MS = 10 * 60 * 1000;

/**
 * Parts and the modules that others reach in them by dynamic imports. A command reads and evaluates only the parts that
 * it needs: reading all of them would take longer than what most commands do. Parts share no modules, so that a class or
 * a variable of one is not the same as in another.
 */
function partsOf(root) {
  const stacks = modulesIn(root, "stacks", /(-stack|^synthesise-stacks)\.ts$/);
  const applications = APPLICATION_COMMANDS.map((name) => `cli/${name}`);
  return {
    synthesis: stacks,
    explanations: ["generated/explaining-validators"],
    applications,
    planning: modulesIn(root, "cli", /\.ts$/).filter((module) => !applications.includes(module)),
  };
}

/** Commands that do without planning. */
const APPLICATION_COMMANDS = ["run-apps-check", "run-apps-matrix", "run-apps-show"];

function modulesIn(root, folder, pattern) {
  const files = readdirSync(join(root, folder)).filter((file) => pattern.test(file));
  return files.map((file) => `${folder}/${basename(file, ".ts")}`);
}

/** Dynamic imports of modules in other parts become requests to bin/bundle.js. */
function partsPlugin(root, parts, own) {
  const partOf = new Map(
    Object.entries(parts).flatMap(([part, modules]) => modules.map((module) => [module, part])),
  );
  return {
    name: "parts",
    setup(build) {
      build.onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        const module = relative(root, join(resolveDir, path)).replaceAll("\\", "/").replace(/\.js$/, "");
        const part = partOf.get(module);
        if (part === undefined || part === own) return undefined;
        return { path: `./${part}.part/${module}`, external: true };
      });
    },
  };
}

/** The simulator is a bundle of its own beside this one: nothing but `simulate` needs gRPC. */
const simulatorBundlePlugin = {
  name: "simulator-bundle",
  setup(build) {
    build.onResolve({ filter: /^\.\.\/simulator\/main\.js$/ }, () => ({
      path: "./simulator.js",
      external: true,
    }));
  },
};

/** Bundles main.ts with everything it imports, and what it imports dynamically as parts of their own. */
export async function buildBundle(root) {
  const parts = partsOf(root);
  const texts = await Promise.all(
    ["main", ...Object.keys(parts)].map(async (part) => {
      const contents = part === "main" ? 'export * from "./main";' : entryOf(parts[part]);
      const plugins = [
        partsPlugin(root, parts, part),
        cdktfBundlePlugin,
        lazyBuiltinsPlugin,
        simulatorBundlePlugin,
      ];
      return [part, await partText(root, contents, plugins)];
    }),
  );
  const id = createHash("sha256")
    .update(texts.map(([, text]) => text).join("\0"))
    .digest("hex")
    .slice(0, 16);
  const dist = join(root, "dist");
  mkdirSync(dist, { recursive: true });
  for (const [part, text] of texts) writeAtomically(join(dist, `${part}-${id}.js`), text);
  const warm = spawnSync(process.execPath, [join(root, "scripts/build-code-cache.cjs"), dist, id, root], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (warm.status !== 0) process.stderr.write("no code cache was made: the command starts slower\n");
  writeAtomically(join(dist, "build.json"), JSON.stringify({ id }) + "\n");
  removeOldParts(dist, id);
}

/** A part: module → function that evaluates it. */
function entryOf(modules) {
  const entries = modules.map((module) => `${JSON.stringify(module)}: () => require("./${module}"),`);
  return `module.exports = {\n${entries.join("\n")}\n};`;
}

async function partText(root, contents, plugins) {
  const result = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    write: false,
    legalComments: "none",
    logLevel: "error",
    plugins,
    // bin/bundle.js evaluates a part as a script, where only require() reaches other files.
    supported: { "dynamic-import": false },
    banner: { js: HEAD },
    footer: { js: FOOT },
  });
  return inAscii(result.outputFiles[0].text);
}

function removeOldParts(dist, id) {
  for (const file of readdirSync(dist)) {
    if (!/^[a-z]+-[0-9a-f]{16}\.(js|cache)$/.test(file) || file.includes(id)) continue;
    const path = join(dist, file);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > KEPT_MS) rmSync(path, { force: true });
  }
}

// bin/bundle.js reads one byte per character, and esbuild leaves letters in regular expressions as they are.
function inAscii(text) {
  return text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function writeAtomically(file, content) {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
