import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describeWithTerraform } from "./terraform-required";

const ROOT = join(__dirname, "..", "..");
const run = promisify(execFile);

// Needs the built commands: `npm run test:engine` builds them first.
describeWithTerraform("the estate at the root of the repository", () => {
  const folder = mkdtempSync(join(tmpdir(), "workplace-estate-"));
  const outDir = join(folder, "cdktf.out");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Rows of the summary: stack → create, update, replace, delete, objects. A failure rejects. */
  async function simulate(action: string): Promise<ReadonlyMap<string, readonly number[]>> {
    const args = [
      join(ROOT, "bin/simulator.js"),
      action,
      "--out",
      outDir,
      "--state",
      join(folder, "simulation"),
    ];
    const { stdout } = await run(process.execPath, args);
    const rows = [...stdout.matchAll(/^([a-z][a-z0-9-]+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+)  ok$/gm)];
    return new Map(rows.map(([, stack = "", ...figures]) => [stack, figures.map(Number)]));
  }

  it("applies stack by stack, and then finds nothing to do", async () => {
    await run(process.execPath, [join(ROOT, "bin/workplace.js"), "synth", "--output", outDir], { cwd: ROOT });
    const applied = await simulate("apply");
    expect([...applied.keys()]).toEqual(expect.arrayContaining(["azure-platform", "vsphere-platform"]));
    for (const [, [created, ...figures]] of applied) expect(figures).toEqual([0, 0, 0, created]);

    const again = await simulate("plan");
    expect([...again.keys()]).toEqual([...applied.keys()]);
    for (const [, figures] of again) expect(figures.slice(0, 4)).toEqual([0, 0, 0, 0]);
  }, 900_000);
});
