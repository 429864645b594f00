// Writes what the process cost to BENCH_COST_FILE when it ends: its CPU time and that of its ended children (seconds),
// and its own peak memory (MiB). Linux only.
"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const file = process.env["BENCH_COST_FILE"];

/** Unit of /proc/<pid>/stat: USER_HZ, 100 on all Linux platforms that Node supports. */
const TICKS_PER_SECOND = 100;

if (file !== undefined) {
  // Children must not overwrite the file.
  delete process.env["BENCH_COST_FILE"];
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    // proc(5): cutime and cstime are fields 16 and 17; the name before them may hold spaces.
    const stat = readFileSync("/proc/self/stat", "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const children = (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
    const peakMiB = process.resourceUsage().maxRSS / 1024;
    writeFileSync(file, JSON.stringify({ own: (user + system) / 1e6, children, peakMiB }));
  });
}
