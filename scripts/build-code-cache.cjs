// Runs the bundle once on the default estate and saves what V8 compiled on the way.
// Usage: node build-code-cache.cjs <bundle> <cache file> <product folder>
"use strict";
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { tmpdir } = require("node:os");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const [bundle, cacheFile, productDir] = process.argv.slice(2);
const script = new Script(readFileSync(bundle, "latin1"), { filename: bundle });
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, createRequire(bundle), module_, bundle, dirname(bundle));

const silent = { write: () => true };
const output = mkdtempSync(join(tmpdir(), "workplace-build-"));
const context = {
  cwd: productDir,
  env: {},
  stdout: silent,
  stderr: silent,
  productDir,
  buildId: "warm-up",
  today: "2026-11-01",
};

async function main() {
  // An estate that does not pass its checks only makes the cache smaller.
  await module_.exports.run(["plan"], context);
  await module_.exports.run(["apps", "check", "--format", "sarif"], context);
  await module_.exports.run(["apps", "check"], context);
  await module_.exports.run(["synth", "--output", join(output, "cdktf.out")], context);
  writeFileSync(cacheFile, script.createCachedData());
}

main().finally(() => rmSync(output, { recursive: true, force: true }));
