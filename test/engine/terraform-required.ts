import { findTerraform } from "../../simulator/terraform-process";

/**
 * `describe` for tests that need Terraform's own core; without terraform or tofu on the PATH it skips them. That this
 * happens, announce-terraform.js says once for all files.
 */
export const describeWithTerraform = (
  findTerraform(process.env) === undefined ? describe.skip : describe
) as jest.Describe;
