const { findTerraform } = require("../../simulator/terraform-process");

/** Says once, before all engine tests, why they are skipped; in CI that is a failure. */
module.exports = () => {
  if (findTerraform(process.env) !== undefined) return;
  if (process.env.CI === "true") throw new Error("CI runs the engine tests: install terraform or tofu");
  process.stderr.write("engine tests skipped: neither terraform nor tofu is on the PATH\n");
};
