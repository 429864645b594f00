import { existsSync } from "node:fs";
import { join } from "node:path";
import { withCommand } from "../support/run-command";

jest.mock("../../policies/policy-rules", () => ({
  POLICY_RULES: [
    {
      id: "policy/no-host-pools",
      types: ["azurerm_virtual_desktop_host_pool"],
      explanation: "a rule of this test",
      source: "https://example.org",
      hint: "plan no host pool",
      check: () => ["must not exist"],
    },
  ],
}));

test("fails when a stack does not meet a policy: says which resource and why, and writes nothing", () =>
  withCommand(async ({ dir, run }) => {
    await run(["lock"]);
    const { exitCode, stdout, stderr } = await run(["synth"]);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(
      "cdktf.out/stacks/azure-pool-office-standard-pooled-normal/cdk.tf.json:1:1: azurerm_virtual_desktop_host_pool.",
    );
    expect(stderr).toContain("must not exist [policy/no-host-pools]");
    expect(stderr).toContain("hint: plan no host pool");
    expect(existsSync(join(dir, "cdktf.out"))).toBe(false);
  }));
