// Compares `workplace synth` with its peers in one run; see README.md.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.mjs";
import { writePeer } from "./peer-app.mjs";
import { row } from "./report.mjs";
import { requireSameResources } from "./same-resources.mjs";
import { copyEstate, scaleEstate } from "./scaled-estate.mjs";

/** Runs per candidate; the median counts. */
const TURNS = Number(process.env.BENCH_TURNS ?? 5);
/** Sizes of the growth series (people). */
const SIZES = [5_000, 20_000, 50_000, 100_000];
const MIB_LIMIT = 250;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const workDir = join(root, ".workplace", "bench");
const command = join(root, "bin", "workplace.js");
const node = process.execPath;

function workplace(args, cwd) {
  const result = spawnSync(node, [command, ...args], { cwd, encoding: "utf8" });
  if (result.status !== 0)
    throw new Error(`workplace ${args.join(" ")} failed:\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

function synth(dir, before, ...options) {
  return {
    command: node,
    args: [command, "synth", ...options],
    cwd: dir,
    ...(before === undefined ? {} : { before }),
  };
}

function compareWithPeers() {
  const estate = join(workDir, "estate");
  copyEstate(root, estate);
  workplace(["lock"], estate);
  workplace(["synth"], estate);
  const peer = join(workDir, "peer");
  rmSync(peer, { recursive: true, force: true });
  const count = writePeer(join(estate, "cdktf.out"), peer);
  spawnSync(node, ["app.js"], { cwd: peer, stdio: "inherit" });
  requireSameResources(join(estate, "cdktf.out"), join(peer, "cdktf.out"));
  const wipe = (dir) => () => rmSync(join(dir, "cdktf.out"), { recursive: true, force: true });
  const oneStack = oneStackChange(estate);
  const results = measure(
    {
      full: synth(estate, wipe(estate)),
      peer: { command: node, args: ["app.js"], cwd: peer, before: wipe(peer) },
      oneStack,
      official: {
        command: "npx",
        args: ["cdktf", "synth"],
        cwd: peer,
        env: { CHECKPOINT_DISABLE: "1", CI: "1" },
        before: wipe(peer),
      },
    },
    TURNS,
  );
  return { count, results };
}

/** An estate whose output is up to date but for one stack; every turn flips the same redirection. */
function oneStackChange(estate) {
  const changed = join(workDir, "one-stack");
  rmSync(changed, { recursive: true, force: true });
  cpSync(estate, changed, { recursive: true });
  const scenario = join(changed, "scenarios", "app-terminal.yaml");
  const closed = readFileSync(scenario, "utf8");
  const open = closed.replace("redirection:\n", "redirection:\n  smartcards: true\n");
  const summary = (writeFileSync(scenario, open), workplace(["synth"], changed));
  if (open === closed || !summary.includes("(1 written,"))
    throw new Error(`not a change of one stack:\n${summary}`);
  const baseline = join(workDir, "one-stack-output");
  rmSync(baseline, { recursive: true, force: true });
  writeFileSync(scenario, closed);
  workplace(["synth"], changed);
  cpSync(join(changed, "cdktf.out"), baseline, { recursive: true });
  writeFileSync(scenario, open);
  const output = join(changed, "cdktf.out");
  return synth(changed, () => {
    rmSync(output, { recursive: true, force: true });
    cpSync(baseline, output, { recursive: true });
  });
}

function growth() {
  const candidates = {};
  const people = {};
  for (const size of SIZES) {
    const dir = join(workDir, `people-${size}`);
    copyEstate(root, dir);
    people[size] = scaleEstate(dir, size);
    workplace(["lock"], dir);
    candidates[size] = synth(dir, undefined, "--fresh");
  }
  const results = measure(candidates, TURNS);
  return SIZES.map((size) => ({ people: people[size], ...results[size] }));
}

mkdirSync(workDir, { recursive: true });
workplace(["--version"], root);
const { count, results } = compareWithPeers();
const { full, peer, oneStack, official } = results;
const series = growth();
const ratio = (a, b) => a.seconds / b.seconds;
const smallest = series[0];
const largest = series.at(-1);
// Start-up is the same for every size, so linear growth stays below proportional growth.
const growthRatio = largest.seconds / largest.people / (smallest.seconds / smallest.people);

const checks = [
  ["full run / plain CDKTF app, compiled", ratio(full, peer), 1.0],
  ["full run / cdktf synth with ts-node", ratio(full, official), 0.25],
  ["change of one stack / full run", ratio(oneStack, full), 0.4],
  [`time per person, ${largest.people} / ${smallest.people} people`, growthRatio, 1.0],
];
const lines = [
  `${count} resources and data sources, median of ${TURNS} alternating cold runs`,
  ...Object.entries({
    "full run": full,
    "plain CDKTF app, compiled": peer,
    "cdktf synth with ts-node": official,
    "change of one stack": oneStack,
  }).map(
    ([name, { seconds, peakMiB }]) =>
      `  ${name.padEnd(44)} ${seconds.toFixed(2)} s${peakMiB === 0 ? "" : `, peak ${peakMiB.toFixed(0)} MiB`}`,
  ),
  ...series.map(
    ({ people, seconds, peakMiB }) =>
      `  ${`${people} people`.padEnd(44)} ${seconds.toFixed(2)} s, peak ${peakMiB.toFixed(0)} MiB`,
  ),
  "",
  ...checks.map(([what, value, target]) => row(what, value.toFixed(2), `≤ ${target}`, value <= target)),
  row(
    "peak memory, full run",
    `${full.peakMiB.toFixed(0)} MiB`,
    `≤ ${MIB_LIMIT} MiB`,
    full.peakMiB <= MIB_LIMIT,
  ),
];
process.stdout.write(`${lines.join("\n")}\n`);
const failed = checks.some(([, value, target]) => value > target) || full.peakMiB > MIB_LIMIT;
process.exitCode = failed ? 1 : 0;
