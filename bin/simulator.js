#!/usr/bin/env node
"use strict";
// Starts the built simulator, as a command or, for the executables of a mirror, as a provider. The clock and the end
// of the process belong to this folder.
const { main, runProvider } = require("../dist/simulator.js");

const host = { now: new Date(), program: __filename, exit: (code) => process.exit(code) };

exports.runProvider = (name, simulation) => runProvider(name, simulation, host);

if (require.main === module) {
  main(process.argv.slice(2), host).then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
