// Compares `workplace apps check` with ajv-cli on the same manifests; see README.md.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.mjs";
import { row } from "./report.mjs";
import { copyEstate } from "./scaled-estate.mjs";

/** Runs per candidate; the median counts. */
const TURNS = Number(process.env.BENCH_TURNS ?? 9);

/** Manifests → most that the check may take, in units of the peer. */
const LIMITS = { 500: 0.8, 5000: 1.0 };

/** Longest id. */
const ID_CHARACTERS = 31;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const workDir = join(root, ".workplace", "bench");
const command = join(root, "bin", "workplace.js");
const peer = join(root, "node_modules", "ajv-cli", "dist", "index.js");
const schemas = join(root, "schemas");

/** An estate with as many manifests as wanted: those of the default estate, and copies of them under other names. */
function estateWith(count) {
  const dir = join(workDir, `applications-${count}`);
  copyEstate(root, dir);
  const folder = join(dir, "applications");
  const manifests = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name !== "inventory-mapping.yaml")
    .map((name) => ({ id: name.slice(0, -".yaml".length), text: readFileSync(join(folder, name), "utf8") }));
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (let number = 0; number < count; number += 1) {
    const { id, text } = manifests[number % manifests.length];
    const copy = Math.floor(number / manifests.length);
    const suffix = copy === 0 ? "" : `-${copy}`;
    const name = id.slice(0, ID_CHARACTERS - suffix.length) + suffix;
    const own = text.replace(/^cmdbId: .*$/m, (line) => line + suffix);
    writeFileSync(join(folder, `${name}.yaml`), withQuotedDates(own), { flag: "wx" });
  }
  return dir;
}

/** The peer's parser takes a day without quotes for a point in time, which the schema refuses. */
function withQuotedDates(text) {
  return text.replace(/(?<=: |- )(\d{4}-\d{2}-\d{2})$/gm, '"$1"');
}

function ours(cwd, ...options) {
  return { command: process.execPath, args: [command, "apps", "check", ...options], cwd };
}

function theirs(cwd) {
  const files = ["-s", join(schemas, "application.schema.json"), "-r", join(schemas, "common.schema.json")];
  const args = ["validate", "--spec=draft2020", "--strict=false", "--all-errors", ...files];
  return { command: process.execPath, args: [peer, ...args, "-d", "applications/*.yaml"], cwd };
}

/** The peer has to accept every manifest, and ours has to judge every one of them. */
function requireSameWork(dir, count) {
  const accepted = run(theirs(dir)).match(/ valid$/gm)?.length;
  const judged = /^([\d,]+) applications judged/m.exec(run(ours(dir)))?.[1]?.replace(",", "");
  if (accepted !== count || Number(judged) !== count)
    throw new Error(`of ${count} manifests the peer accepts ${accepted}, ours judges ${judged}`);
}

function run({ command: program, args, cwd }) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}

const checks = Object.entries(LIMITS).map(([size, limit]) => {
  const count = Number(size);
  const dir = estateWith(count);
  requireSameWork(dir, count);
  const results = measure(
    { check: ours(dir), reasons: ours(dir, "--format", "json"), peer: theirs(dir) },
    TURNS,
  );
  process.stdout.write(`${count} manifests, median of ${TURNS} alternating cold runs\n`);
  for (const [name, { seconds, peakMiB }] of Object.entries({
    "apps check": results.check,
    "apps check --format json, with every reason": results.reasons,
    "ajv-cli, schema only": results.peer,
  })) {
    const ratio = (seconds / results.peer.seconds).toFixed(2);
    process.stdout.write(
      `  ${name.padEnd(44)} ${seconds.toFixed(2)} s, ${ratio}, peak ${peakMiB.toFixed(0)} MiB\n`,
    );
  }
  return {
    what: `apps check / ajv-cli, ${count} manifests`,
    ratio: results.check.seconds / results.peer.seconds,
    limit,
  };
});
for (const { what, ratio, limit } of checks) {
  process.stdout.write(`${row(what, ratio.toFixed(2), `≤ ${limit}`, ratio <= limit)}\n`);
}
process.exitCode = checks.some(({ ratio, limit }) => ratio > limit) ? 1 : 0;
