// Measures how planning grows with the number of buildings; see README.md.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { repeatBuildings } from "./many-buildings.mjs";
import { measure } from "./measure.mjs";
import { row } from "./report.mjs";
import { copyEstate } from "./scaled-estate.mjs";

/** Runs of a whole synthesis; the median counts. */
const TURNS = Number(process.env.BENCH_TURNS ?? 3);
const FEW = 80;
const MANY = 800;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const workDir = join(root, ".workplace", "bench");
const command = join(root, "bin", "workplace.js");

function run(args, cwd) {
  const result = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`${args.join(" ")} failed:\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

function estateWith(buildings) {
  const dir = join(workDir, `buildings-${buildings}`);
  copyEstate(root, dir);
  repeatBuildings(dir, buildings);
  run([command, "lock"], dir);
  return dir;
}

mkdirSync(workDir, { recursive: true });
const planning = await bundle("planning", workDir);
const planned = (dir) => JSON.parse(run([planning, dir, join(root, "catalog")], dir));
const [few, many] = [FEW, MANY].map(estateWith);
const [small, large] = [few, many].map(planned);
const { synth } = measure(
  { synth: { command: process.execPath, args: [command, "synth", "--fresh"], cwd: many } },
  TURNS,
);
const growth = large.seconds / small.seconds;
const share = large.seconds / synth.seconds;
const checks = [
  [`planning ${MANY} buildings / planning ${FEW}`, growth, 12],
  [`planning ${MANY} buildings / synthesising them`, share, 0.5],
];
const lines = [
  ...[small, large].map(
    ({ buildings, seconds }) => `  ${`planning ${buildings} buildings`.padEnd(44)} ${seconds.toFixed(3)} s`,
  ),
  `  ${`synth of ${MANY} buildings, cold`.padEnd(44)} ${synth.seconds.toFixed(2)} s, peak ${synth.peakMiB.toFixed(0)} MiB`,
  "",
  ...checks.map(([what, value, target]) => row(what, value.toFixed(2), `≤ ${target}`, value <= target)),
];
console.log(lines.join("\n"));
if (checks.some(([, value, target]) => value > target)) process.exitCode = 1;
