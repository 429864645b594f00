// Measures the simulator: its share of an apply of the default estate, 10,000 resources through Terraform, and what its
// engine alone costs per resource; see README.md.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { median } from "./measure.mjs";
import { row } from "./report.mjs";

/** Runs of the engine; the median counts. */
const ENGINE_RUNS = 5;

/** What is shown of a failed run's output (characters). */
const OUTPUT_SHOWN = 2000;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const workDir = join(root, ".workplace", "bench");
const workplace = join(root, "bin/workplace.js");

function run(args, env = {}) {
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) {
    const said = `${result.stderr}${result.stdout.slice(-OUTPUT_SHOWN)}`;
    throw new Error(`${args.join(" ")} failed:\n${said}`);
  }
  return result.stdout;
}

/** Wall and CPU time (s) of `workplace simulate`, of which the providers are part, and of Terraform; objects; memory. */
function simulate(action, name) {
  const file = join(workDir, "simulator-cost.json");
  const hook = join(root, "bench", "process-cost.cjs");
  const places = ["--output", join(workDir, name), "--state", join(workDir, `${name}-simulation`)];
  const args = [
    "--require",
    hook,
    workplace,
    "simulate",
    action,
    "--no-synth",
    "--format",
    "json",
    ...places,
  ];
  const { seconds, stacks } = JSON.parse(run(args, { BENCH_COST_FILE: file }));
  const { own, children, peakMiB } = JSON.parse(readFileSync(file, "utf8"));
  const objects = stacks.reduce((sum, stack) => sum + stack.objects, 0);
  const changes = stacks.reduce((sum, stack) => sum + stack.changes.length, 0);
  return { seconds, simulator: own, terraform: children, peakMiB, objects, changes };
}

/** An apply from nothing, and a plan that must find nothing to do. */
function applyAndPlan(name) {
  rmSync(join(workDir, `${name}-simulation`), { recursive: true, force: true });
  const apply = simulate("apply", name);
  const plan = simulate("plan", name);
  if (plan.changes > 0) throw new Error(`the second plan of ${name} has ${plan.changes} changes`);
  return { apply, plan };
}

async function measureEngine() {
  const program = await bundle("engine-load", workDir);
  const runs = Array.from({ length: ENGINE_RUNS }, () => JSON.parse(run([program])));
  return {
    objects: runs[0].objects,
    smallMs: median(runs.map((one) => one.smallMsPerObject)),
    largeMs: median(runs.map((one) => one.largeMsPerObject)),
    growth: median(runs.map((one) => one.largeMsPerObject / one.smallMsPerObject)),
  };
}

mkdirSync(workDir, { recursive: true });
run([workplace, "synth", "--output", join(workDir, "simulator-estate")]);
const estate = applyAndPlan("simulator-estate");
rmSync(join(workDir, "simulator-many"), { recursive: true, force: true });
run([await bundle("many-stacks", workDir), join(workDir, "simulator-many")]);
const many = applyAndPlan("simulator-many");
const engine = await measureEngine();

const line = (what, text) => `  ${what.padEnd(44)} ${text}`;
const describe = (name, { seconds, simulator, terraform, peakMiB }) =>
  line(
    name,
    `${seconds.toFixed(1)} s; CPU: simulator ${simulator.toFixed(1)} s, Terraform ${terraform.toFixed(1)} s; ` +
      `simulator's peak memory ${peakMiB.toFixed(0)} MiB`,
  );
const share = ({ simulator, terraform }) => simulator / terraform;
const perObject = ({ apply }) => (1000 * apply.simulator) / apply.objects;
const checks = [
  ["apply of the estate: CPU simulator / Terraform", share(estate.apply), 0.25],
  ["second plan / apply, by the clock", estate.plan.seconds / estate.apply.seconds, 0.5],
  [`apply of ${many.apply.objects}: CPU simulator / Terraform`, share(many.apply), 0.25],
  ["engine: CPU per resource, 10,000 / 100", engine.growth, 1.2],
];
const lines = [
  `the default estate, ${estate.apply.objects} resources`,
  describe("apply", estate.apply),
  describe("second plan", estate.plan),
  `100 stacks, ${many.apply.objects} resources`,
  describe("apply", many.apply),
  describe("second plan", many.plan),
  line("CPU of the simulator per resource", `${perObject(many).toFixed(2)} ms`),
  `the engine alone, ${engine.objects} resources`,
  line(
    "CPU per resource",
    `${engine.smallMs.toFixed(3)} ms at 100, ${engine.largeMs.toFixed(3)} ms at 10,000`,
  ),
  "",
  ...checks.map(([what, value, target]) => row(what, value.toFixed(2), `≤ ${target}`, value <= target)),
];
/** Highest peak memory of the simulator with 10,000 resources (MiB). */
const MEMORY_LIMIT_MIB = 1000;
const peakMiB = Math.max(many.apply.peakMiB, many.plan.peakMiB);
const isSmall = peakMiB <= MEMORY_LIMIT_MIB;
lines.push(
  row("peak memory of the simulator", `${peakMiB.toFixed(0)} MiB`, `≤ ${MEMORY_LIMIT_MIB} MiB`, isSmall),
);
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = isSmall && checks.every(([, value, target]) => value <= target) ? 0 : 1;
