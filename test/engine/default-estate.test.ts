import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { SimulationReport } from "../../cli/simulation-report";
import { describeWithTerraform } from "./terraform-required";

const ROOT = join(__dirname, "..", "..");
const run = promisify(execFile);

// Needs the built command: `npm run test:engine` builds it first.
describeWithTerraform("the estate at the root of the repository", () => {
  const folder = mkdtempSync(join(tmpdir(), "workplace-estate-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("applies stack by stack, and then finds nothing to do", async () => {
    const places = ["--output", join(folder, "cdktf.out"), "--state", join(folder, "simulation")];
    const args = [join(ROOT, "bin/workplace.js"), "simulate", "deploy", "--format", "json", ...places];
    const { stdout } = await run(process.execPath, args, { cwd: ROOT, maxBuffer: Infinity });
    const { stacks, unsettled } = JSON.parse(stdout) as SimulationReport;
    expect(stacks.map(({ stack }) => stack)).toEqual(
      expect.arrayContaining(["azure-platform", "vsphere-platform"]),
    );
    for (const { stack, counts, objects } of stacks) {
      expect([stack, counts]).toEqual([stack, { create: objects, update: 0, replace: 0, delete: 0 }]);
      expect(objects).toBeGreaterThan(0);
    }
    expect(unsettled).toEqual([]);
  }, 900_000);
});
