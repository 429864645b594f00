import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { SimulationReport } from "../../cli/simulation-report";
import { type CommandRunner, withLocked } from "../support/run-command";
import { describeWithTerraform } from "./terraform-required";

const ROOT = join(__dirname, "..", "..");
const ENVIRONMENT = { env: { PATH: process.env["PATH"], HOME: process.env["HOME"] } };
const run = promisify(execFile);

describeWithTerraform("workplace simulate", () => {
  const report = async ({ run: command }: CommandRunner, ...argv: string[]): Promise<SimulationReport> =>
    JSON.parse((await command(["simulate", ...argv, "--format", "json"], ENVIRONMENT)).stdout);

  it("deploys, finds nothing to do, looks and destroys", () =>
    withLocked(async (runner) => {
      const { exitCode, stdout } = await runner.run(["simulate", "deploy"], ENVIRONMENT);
      expect(stdout).toContain("the second plan finds nothing to do");
      expect(exitCode).toBe(0);
      const objects = (await report(runner, "status")).stacks.map((stack) => stack.objects);
      expect(Math.min(...objects)).toBeGreaterThan(0);

      const refused = await runner.run(["simulate", "destroy"], ENVIRONMENT);
      expect(refused.exitCode).toBe(1);
      expect(refused.stdout).toContain("Instance cannot be destroyed");
      const cleared = await runner.run(["simulate", "destroy", "--allow-destroy"], ENVIRONMENT);
      expect(cleared).toMatchObject({ exitCode: 0, stdout: expect.not.stringContaining("error") });
      expect((await report(runner, "status")).stacks.map((stack) => stack.objects)).toEqual(
        objects.map(() => 0),
      );
    }));

  it("tells an injected fault with the address, leaves nothing behind after Ctrl-C, and goes on from both", () =>
    withLocked(async (runner) => {
      writeFileSync(join(runner.dir, "faults.json"), '[{ "kind": "fail", "action": "create", "nth": 5 }]');
      const failed = await runner.run(["simulate", "apply", "--inject", "faults.json"], ENVIRONMENT);
      expect(failed.exitCode).toBe(1);
      expect(failed.stdout).toMatch(/^error {2}[a-z-]+: (azurerm|vsphere)_\w+\.\S+: /m);

      const stderr = {
        isTTY: true,
        write: (text: string): boolean => text.includes("(1 of ") && process.emit("SIGINT"),
      };
      const interrupted = await runner.run(["simulate", "apply"], { ...ENVIRONMENT, stderr });
      expect(interrupted.exitCode).toBe(1);
      expect(interrupted.stdout).toContain("interrupted");
      const state = join(runner.dir, ".workplace");
      const files = readdirSync(state, { recursive: true, encoding: "utf8" });
      // .terraform.lock.hcl would be a list of versions, not a lock.
      expect(files.filter((file) => /\.lock(\.info)?$/.test(file))).toEqual([]);
      expect(processesIn(runner.dir)).toEqual([]);
      expect((await runner.run(["simulate", "deploy"], ENVIRONMENT)).exitCode).toBe(0);
    }));
});

// Needs the built commands: `npm run test:engine` builds them first.
describeWithTerraform("cdktf with the variables of simulate env", () => {
  it("deploys and then finds no differences", () =>
    withLocked(async ({ dir, run: command }) => {
      await command(["synth"]);
      // The simulated providers are started from the folder of the product.
      symlinkSync(join(ROOT, "bin"), join(dir, "bin"));
      const { stdout } = await command(["simulate", "env"], ENVIRONMENT);
      const exported = [...stdout.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [
        name,
        value,
      ]);
      const env = { ...ENVIRONMENT.env, CI: "1", ...Object.fromEntries(exported) };
      // cdktf runs the app of cdktf.json, and says by environment where the stacks go.
      const copied = `${JSON.stringify({
        language: "typescript",
        app: `node -e ${JSON.stringify('require("fs").cpSync("cdktf.out", process.env.CDKTF_OUTDIR, { recursive: true })')}`,
        projectId: "00000000-0000-0000-0000-000000000000",
        sendCrashReports: "false",
      })}\n`;
      writeFileSync(join(dir, "cdktf.json"), copied);
      const cdktf = async (...args: string[]): Promise<string> =>
        (await run(join(ROOT, "node_modules", ".bin", "cdktf"), args, { cwd: dir, env })).stdout;
      expect(await cdktf("deploy", "--auto-approve", "vsphere-platform")).toMatch(
        /Resources: \d+ added, 0 changed/,
      );
      expect(await cdktf("diff", "vsphere-platform")).toContain("No changes.");
      expect(existsSync(join(dir, ".tfstate"))).toBe(false);
    }));
});

/** Command lines of the processes that work in a folder (Linux; none elsewhere). */
function processesIn(folder: string): readonly string[] {
  if (!existsSync("/proc/self/cwd")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const isInside = readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
        return isInside ? [readFileSync(`/proc/${pid}/cmdline`, "utf8")] : [];
      } catch {
        return []; // ended meanwhile, or another user's
      }
    });
}
