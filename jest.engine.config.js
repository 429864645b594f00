const base = require("./jest.config.js");

/** Tests that run Terraform's own core; see test/engine/terraform-required.ts for what happens without it. */
/** @type {import('jest').Config} */
module.exports = {
  ...base,
  roots: ["<rootDir>/test/engine"],
  testPathIgnorePatterns: ["/node_modules/"],
  // One simulation already fills two cores.
  maxWorkers: 1,
  testTimeout: 300_000,
};
