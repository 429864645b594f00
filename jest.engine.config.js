const base = require("./jest.config.js");

/** Tests that run Terraform's own core; without it they are skipped, with a line that says so. */
/** @type {import('jest').Config} */
module.exports = {
  ...base,
  roots: ["<rootDir>/test/engine"],
  testPathIgnorePatterns: ["/node_modules/"],
  globalSetup: "<rootDir>/test/engine/announce-terraform.js",
  // One simulation already fills two cores.
  maxWorkers: 1,
  testTimeout: 300_000,
};
