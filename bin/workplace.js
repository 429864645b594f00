#!/usr/bin/env node
"use strict";
// Starts the built command; builds it first when a source file is newer than the build.
const { existsSync, readFileSync, readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");
const { bundle } = require("./bundle.js");

const EXIT_USAGE = 2;
const EXIT_BUG = 3;
const productDir = join(__dirname, "..");
const dist = join(productDir, "dist");
const builder = join(productDir, "scripts", "build.mjs");
/** What the build is made of; catalogue and estates are read at run time. */
const SOURCES = [
  "bin/bundle.js",
  "main.ts",
  "cli",
  "compatibility",
  "constructs",
  "model",
  "planning",
  "policies",
  "schemas",
  "scripts",
  "simulator",
  "stacks",
];

/** True when `path`, a file or folder, holds something newer than `time` (milliseconds). */
function newerThan(path, time) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (stat.mtimeMs > time) return true;
  return stat.isDirectory() && readdirSync(path).some((name) => newerThan(`${path}/${name}`, time));
}

function isStale() {
  const built = statSync(join(dist, "build.json"), { throwIfNoEntry: false });
  return built === undefined || SOURCES.some((source) => newerThan(join(productDir, source), built.mtimeMs));
}

/** YYYY-MM-DD where the command runs; Intl would take longer to load than the rest of the start. */
function localDay(date) {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

function rebuild() {
  process.stderr.write("workplace: sources changed, building\n");
  // Not loaded before it is needed: every start would wait for it.
  const { spawnSync } = require("node:child_process");
  const { status } = spawnSync(process.execPath, [builder], { stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    process.stderr.write("workplace: the build failed; mend the sources and try again\n");
    process.exit(EXIT_BUG);
  }
}

// A reader that stops early (`| head`) is no error; a full disk is none of ours.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`error: the output cannot be written (${error.code})\n`);
  process.exit(EXIT_USAGE);
});
if (existsSync(builder) && isStale()) rebuild();
const { id } = JSON.parse(readFileSync(join(dist, "build.json"), "utf8"));
const { run } = bundle(dist, id).load("main");
run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  productDir,
  buildId: id,
  today: localDay(new Date()),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
