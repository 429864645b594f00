import { findTerraform } from "../../simulator/terraform-process";

/**
 * `describe` for tests that need Terraform's own core. Without terraform or tofu on the PATH it skips them and says so
 * in one line; in CI (`CI=true`) that is a failure.
 */
export const describeWithTerraform: jest.Describe = chooseDescribe();

function chooseDescribe(): jest.Describe {
  if (findTerraform(process.env) !== undefined) return describe;
  if (process.env["CI"] === "true") throw new Error("CI runs the engine tests: install terraform or tofu");
  process.stderr.write("engine tests skipped: neither terraform nor tofu is on the PATH\n");
  return describe.skip as jest.Describe;
}
