// Runs commands one after the other, in turns, and keeps the median of each.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Measures cold processes. The candidates alternate, so that a busy moment of the machine hits all of them.
 *
 * @param candidates - name → { command, args, cwd, env?, before? }; `before` runs untimed before each turn
 * @param turns - runs per candidate; the median counts
 * @returns name → { seconds, peakMiB }
 */
export function measure(candidates, turns) {
  const samples = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [name, candidate] of Object.entries(candidates)) samples[name].push(runOnce(name, candidate));
  }
  return Object.fromEntries(
    Object.entries(samples).map(([name, runs]) => [
      name,
      {
        seconds: median(runs.map((run) => run.seconds)),
        peakMiB: Math.max(...runs.map((run) => run.peakMiB)),
      },
    ]),
  );
}

/** Preloaded into the measured process to learn its own peak memory; children of it are not counted. */
const PEAK_MEMORY_HOOK = join(import.meta.dirname, "peak-memory.cjs");

function runOnce(name, { command, args, cwd, env = {}, before }) {
  before?.();
  const peakFile = join(cwd, `.peak-${process.pid}`);
  const start = process.hrtime.bigint();
  const result = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env, ...(command === process.execPath ? peakEnvironment(peakFile) : {}) },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status !== 0) {
    throw new Error(`${name} failed with ${result.status}:\n${result.stdout}\n${result.stderr}`);
  }
  return { seconds, peakMiB: command === process.execPath ? takePeak(peakFile) : 0 };
}

function peakEnvironment(file) {
  return { NODE_OPTIONS: `--require ${PEAK_MEMORY_HOOK}`, BENCH_PEAK_FILE: file };
}

function takePeak(file) {
  const kib = Number(readFileSync(file, "utf8"));
  rmSync(file);
  return kib / 1024;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
