"use strict";
// Loads the built command: a main part, and parts that only some commands need.
const { existsSync, readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

/**
 * Bytecode that a function runs before V8 optimises it (bytes; measured: with V8's own 67584 a third of a run of one second
 * goes into optimising what then hardly runs).
 */
const INTERRUPT_BUDGET = 1_000_000;

/** How parts name one another; scripts/build-bundle.mjs writes such imports. */
const PART = /^\.\/([a-z]+)\.part\/(.+)$/;

/**
 * @param dist - folder with `<part>-<id>.js` and V8's code cache beside it, `<part>-<id>.cache`
 * @returns `load(part)`, which gives the exports of a part, and the scripts of the parts that were loaded
 */
function bundle(dist, id) {
  // Caches are checked against the flags, so that they are set before any is made or read.
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  const loaded = new Map();
  const scripts = new Map();
  function load(part) {
    const known = loaded.get(part);
    if (known !== undefined) return known.exports;
    const filename = join(dist, `${part}-${id}.js`);
    const cacheFile = join(dist, `${part}-${id}.cache`);
    // Parts are plain ASCII. V8 drops a cache made by another version or with other flags by itself.
    const script = new Script(readFileSync(filename, "latin1"), {
      filename,
      ...(existsSync(cacheFile) ? { cachedData: readFileSync(cacheFile) } : {}),
    });
    const module_ = { exports: {} };
    loaded.set(part, module_);
    scripts.set(part, script);
    const requireFile = createRequire(filename);
    const requirePart = (name) => {
      const [, other, module] = PART.exec(name) ?? [];
      return other === undefined ? requireFile(name) : load(other)[module]();
    };
    script.runInThisContext()(module_.exports, requirePart, module_, filename, dist);
    return module_.exports;
  }
  return { load, scripts };
}

module.exports = { bundle };
