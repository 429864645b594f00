// The command as one file plus V8's code cache for it. Both carry the build's id in their name and dist/build.json
// points at the pair, so that a half-finished build is never loaded.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { cdktfBundlePlugin } from "./cdktf-bundle-plugin.mjs";

// bin/workplace.js evaluates the file as a function, which is what the code cache is made for.
const HEAD = "(function (exports, require, module, __filename, __dirname) {";
const FOOT = "\n})";

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

/** Bundles main.ts with everything it imports; cdktf stays behind a dynamic import and is evaluated by synth only. */
export async function buildBundle(root) {
  const result = await build({
    entryPoints: [join(root, "main.ts")],
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    write: false,
    legalComments: "none",
    logLevel: "error",
    plugins: [cdktfBundlePlugin, simulatorBundlePlugin],
    // bin/workplace.js evaluates the bundle as a script, where only require() reaches other files.
    supported: { "dynamic-import": false },
    banner: { js: HEAD },
    footer: { js: FOOT },
  });
  const text = inAscii(result.outputFiles[0].text);
  const id = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const dist = join(root, "dist");
  mkdirSync(dist, { recursive: true });
  const main = `main-${id}.js`;
  writeAtomically(join(dist, main), text);
  const cache = `main-${id}.cache`;
  const warm = spawnSync(
    process.execPath,
    [join(root, "scripts/build-code-cache.cjs"), join(dist, main), join(dist, cache), root],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  if (warm.status !== 0) process.stderr.write("no code cache was made: the command starts slower\n");
  writeAtomically(join(dist, "build.json"), JSON.stringify({ id, main, cache }) + "\n");
  for (const file of readdirSync(dist)) {
    if (/^main-[0-9a-f]{16}\.(js|cache)$/.test(file) && !file.includes(id))
      rmSync(join(dist, file), { force: true });
  }
}

// bin/workplace.js reads one byte per character, and esbuild leaves letters in regular expressions as they are.
function inAscii(text) {
  return text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function writeAtomically(file, content) {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
