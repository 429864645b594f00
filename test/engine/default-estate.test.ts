import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { simulate, type SimulateOptions, type SimulateResult } from "../../simulator/run";
import { countsText, errorsOf } from "./simulation";
import { describeWithTerraform } from "./terraform-required";

const ROOT = join(__dirname, "..", "..");

// Asynchronous: a blocked event loop could not answer Terraform.
const run = promisify(execFile);

describeWithTerraform("the estate at the root of the repository", () => {
  const folder = mkdtempSync(join(tmpdir(), "workplace-estate-"));
  const outDir = join(folder, "cdktf.out");

  beforeAll(async () => {
    await run(process.execPath, [join(ROOT, "bin", "workplace.js"), "synth", "--output", outDir], {
      cwd: ROOT,
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function simulation(action: SimulateOptions["action"]): Promise<SimulateResult> {
    return simulate({
      outDir,
      stateDir: join(folder, "simulation"),
      action,
      environment: process.env,
      now: new Date(),
    });
  }

  it("applies stack by stack, and then finds nothing to do", async () => {
    const applied = await simulation("apply");
    expect(errorsOf(applied)).toEqual([]);
    expect(
      applied.stacks.map(({ counts, objects }) => counts.create === objects && objects > 0),
    ).not.toContain(false);

    const again = await simulation("plan");
    expect(
      again.stacks
        .filter(({ changes }) => changes.length > 0)
        .map((outcome) => `${outcome.stack}: ${countsText(outcome)}`),
    ).toEqual([]);
  }, 900_000);
});
