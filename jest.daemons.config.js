const base = require("./jest.config.js");

/** Tests that run the real daemons on generated configuration: `npm run test:daemons`. Debian's packages are fetched once. */
/** @type {import('jest').Config} */
module.exports = {
  ...base,
  roots: ["<rootDir>/test/daemons"],
  testPathIgnorePatterns: ["/node_modules/"],
  globalSetup: "<rootDir>/test/daemons/support/provide-daemons.js",
  maxWorkers: 1,
  // A daemon starts within a second or two; a loaded machine takes several times as long.
  testTimeout: 120_000,
};
