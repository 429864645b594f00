const base = require("./jest.config.js");

/** Tests that run Terraform's own core; without it they are skipped, with a line that says so. They take minutes: `npm run test:engine`. */
/** @type {import('jest').Config} */
module.exports = {
  ...base,
  roots: ["<rootDir>/test/engine"],
  testPathIgnorePatterns: ["/node_modules/"],
  globalSetup: "<rootDir>/test/engine/announce-terraform.js",
  maxWorkers: 2,
  testTimeout: 300_000,
};
