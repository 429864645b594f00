// Runs the bundle once on the default estate and saves what V8 compiled on the way.
// Usage: node build-code-cache.cjs <folder of the bundle> <id of the build> <product folder>
"use strict";
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { bundle } = require("../bin/bundle.js");

const [dist, id, productDir] = process.argv.slice(2);
const { load, scripts } = bundle(dist, id);
const { run } = load("main");

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
  await run(["plan"], context);
  await run(["apps", "check", "--format", "sarif"], context);
  await run(["apps", "check"], context);
  await run(["synth", "--output", join(output, "cdktf.out")], context);
  for (const [part, script] of scripts) {
    writeFileSync(join(dist, `${part}-${id}.cache`), script.createCachedData());
  }
}

main().finally(() => rmSync(output, { recursive: true, force: true }));
