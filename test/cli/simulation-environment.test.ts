import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { edited, minimalEstate } from "../support/estate-builder";
import { commandEstate, withCommand, withLocked } from "../support/run-command";

const programs = mkdtempSync(join(tmpdir(), "workplace-programs-"));
afterAll(() => rmSync(programs, { recursive: true, force: true }));

function pathWithTofu(): string {
  writeFileSync(join(programs, "tofu"), "#!/bin/sh\n", { mode: 0o755 });
  return programs;
}

describe("simulate env", () => {
  const variablesOf = (stdout: string): ReadonlyMap<string, string> =>
    new Map(
      [...stdout.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = "", value = ""]) => [name, value]),
    );

  test("prints variables, with stacks and clouds apart from those of apply", () =>
    withLocked(async ({ dir, run }) => {
      const { exitCode, stdout } = await run(["simulate", "env"]);
      expect(exitCode).toBe(0);
      const variables = variablesOf(stdout);
      const home = join(dir, ".workplace/simulation/environment");
      expect(variables.get("CDKTF_OUTPUT")).toBe(join(home, "cdktf.out"));
      expect(variables.get("TF_CLI_CONFIG_FILE")).toBe(join(home, "mirror/terraform.tfrc"));
      expect(variables.get("TF_VAR_local_administrator_password")).toBe(
        "Simulated-local_administrator_password-1",
      );
    }));

  test("names the program for cdktf when it is not Terraform", () =>
    withLocked(async ({ run }) => {
      expect(variablesOf((await run(["simulate", "env"])).stdout).has("TERRAFORM_BINARY_NAME")).toBe(false);
      const env = { PATH: pathWithTofu() };
      const { stdout } = await run(["simulate", "env"], { env });
      expect(variablesOf(stdout).get("TERRAFORM_BINARY_NAME")).toBe("tofu");
    }));

  test("fails for stacks whose state is not its own", () =>
    withLocked(async ({ dir, run }) => {
      await run(["synth"]);
      const { exitCode, stdout, stderr } = await run(["simulate", "env", "--output", "cdktf.out"]);
      expect([exitCode, stdout]).toEqual([2, ""]);
      expect(stderr).toContain('--output is "cdktf.out", but env has stacks of its own');
      const outputs = await run(["simulate", "env"], { env: { CDKTF_OUTDIR: join(dir, "cdktf.out") } });
      expect(variablesOf(outputs.stdout).get("CDKTF_OUTPUT")).toContain("/simulation/environment/");
    }));

  test("fails when the stacks keep a state that others share", () =>
    withCommand(
      async ({ run }) => {
        await run(["lock"]);
        const { exitCode, stdout, stderr } = await run(["simulate", "env"]);
        expect([exitCode, stdout]).toEqual([2, ""]);
        expect(stderr).toContain('the stacks keep their state in "http"');
      },
      edited(
        commandEstate(minimalEstate()),
        "estate.yaml",
        "priceBook:",
        "stateBackend:\n  kind: http\n  address: https://state.example.org\npriceBook:",
      ),
    ));
});
