const base = require("./jest.config.js");

/** Tests that run Terraform's own core; without it they are skipped, with a line that says so. */
/** @type {import('jest').Config} */
module.exports = {
  ...base,
  roots: ["<rootDir>/test/engine"],
  // Applying a whole city takes a minute: `npm run test:estate`.
  testPathIgnorePatterns: ["/node_modules/", "/default-estate"],
  globalSetup: "<rootDir>/test/engine/announce-terraform.js",
  maxWorkers: 2,
  testTimeout: 300_000,
};
