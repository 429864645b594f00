"use strict";
// Starts the built simulator as a provider, for the executables of a mirror. The clock and the end of the process
// belong to this folder.
const { runProvider } = require("../dist/simulator.js");

exports.runProvider = (name, simulation) =>
  runProvider(name, simulation, { now: new Date(), exit: (code) => process.exit(code) });
