// Measures the simulator: its share of an apply of the default estate, and its engine with 10,000 resources; see README.md.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { median } from "./measure.mjs";
import { row } from "./report.mjs";

/** Highest peak memory of the engine with 10,000 resources (MiB). */
const MEMORY_LIMIT_MIB = 1000;

/** Runs of the engine; the median counts. */
const ENGINE_RUNS = 3;

/** A file system in memory: the engine is measured there, not the journal of a disk. */
const MEMORY_FOLDER = "/dev/shm";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const workDir = join(root, ".workplace", "bench");
const outDir = join(workDir, "simulator-output");

function run(args, env = {}) {
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) throw new Error(`${args.join(" ")} failed:\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

/** Wall time, and CPU time of the simulator and of Terraform (seconds). */
function simulate(action) {
  const file = join(workDir, "simulator-cpu.json");
  const hook = join(root, "bench", "cpu-time.cjs");
  const state = join(workDir, "simulation");
  const start = process.hrtime.bigint();
  run(["--require", hook, join(root, "bin/simulator.js"), action, "--out", outDir, "--state", state], {
    BENCH_CPU_FILE: file,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { own, children } = JSON.parse(readFileSync(file, "utf8"));
  return { seconds, simulator: own, terraform: children };
}

function measureEstate() {
  run([join(root, "bin/workplace.js"), "synth", "--output", outDir]);
  rmSync(join(workDir, "simulation"), { recursive: true, force: true });
  return { apply: simulate("apply"), plan: simulate("plan") };
}

async function measureEngine() {
  const outfile = join(workDir, "engine-load.cjs");
  await build({
    entryPoints: [join(root, "bench", "engine-load.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  });
  const environment = existsSync(MEMORY_FOLDER) ? { TMPDIR: MEMORY_FOLDER } : {};
  const runs = Array.from({ length: ENGINE_RUNS }, () => JSON.parse(run([outfile], environment)));
  return {
    objects: runs[0].objects,
    smallMs: median(runs.map((one) => one.smallMsPerObject)),
    largeMs: median(runs.map((one) => one.largeMsPerObject)),
    growth: median(runs.map((one) => one.largeMsPerObject / one.smallMsPerObject)),
    peakMiB: Math.max(...runs.map((one) => one.peakMiB)),
  };
}

mkdirSync(workDir, { recursive: true });
const { apply, plan } = measureEstate();
const engine = await measureEngine();
const checks = [
  ["apply: CPU of the simulator / of Terraform", apply.simulator / apply.terraform, 0.25],
  ["second plan / apply", plan.seconds / apply.seconds, 0.5],
  ["time per object, at 10,000 / at 100 objects", engine.growth, 1.5],
];
const describe = (name, { seconds, simulator, terraform }) =>
  `  ${name.padEnd(44)} ${seconds.toFixed(1)} s; CPU: simulator ${simulator.toFixed(1)} s, Terraform ${terraform.toFixed(1)} s`;
const lines = [
  "all stacks of the default estate, once",
  describe("apply", apply),
  describe("second plan", plan),
  `the engine alone, ${engine.objects} resources`,
  `  ${"CPU per object".padEnd(44)} ${engine.smallMs.toFixed(2)} ms at 100, ${engine.largeMs.toFixed(2)} ms at ${engine.objects}`,
  "",
  ...checks.map(([what, value, target]) => row(what, value.toFixed(2), `≤ ${target}`, value <= target)),
  row(
    `peak memory, ${engine.objects} resources`,
    `${engine.peakMiB.toFixed(0)} MiB`,
    `≤ ${MEMORY_LIMIT_MIB} MiB`,
    engine.peakMiB <= MEMORY_LIMIT_MIB,
  ),
];
process.stdout.write(`${lines.join("\n")}\n`);
const failed = checks.some(([, value, target]) => value > target) || engine.peakMiB > MEMORY_LIMIT_MIB;
process.exitCode = failed ? 1 : 0;
