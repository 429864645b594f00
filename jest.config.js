/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/test/engine/", "/test/browser/", "/test/daemons/"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  // Lazy imports name the built file, as Node's resolution of import() asks for.
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  setupFiles: ["<rootDir>/test/support/without-creation-stacks.ts"],
  // A loaded machine takes several times as long as an idle one; no test waits for this.
  testTimeout: 30_000,
  maxWorkers: 2,
};
