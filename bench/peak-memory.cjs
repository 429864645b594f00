// Writes the process' peak memory (KiB) to BENCH_PEAK_FILE when it ends.
"use strict";
const { writeFileSync } = require("node:fs");
const file = process.env["BENCH_PEAK_FILE"];
if (file !== undefined) {
  process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
}
