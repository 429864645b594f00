import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { writeMirror } from "../../simulator/mirror";
import { findTerraform } from "../../simulator/terraform-process";
import { FixtureSimulation } from "./simulation";
import { describeWithTerraform } from "./terraform-required";

const ROOT = join(__dirname, "..", "..");
const run = promisify(execFile);

describeWithTerraform("providers that Terraform starts itself", () => {
  const program = join(ROOT, "bin", "simulated-provider.js");
  const fixture = new FixtureSimulation();
  let environment: NodeJS.ProcessEnv;

  beforeAll(() => {
    fixture.synth();
    const storeDir = join(fixture.stateDir, "estate");
    const simulation = { program, storeDir, inventory: null, outDir: fixture.outDir };
    const machine = { platform: process.platform, architecture: process.arch };
    environment = {
      ...process.env,
      ...writeMirror(join(fixture.stateDir, "mirror"), simulation, machine),
    };
  });
  afterAll(() => fixture.delete());

  const terraform = (stack: string, ...args: string[]) =>
    run(findTerraform(process.env)!, args, { cwd: join(fixture.outDir, "stacks", stack), env: environment });

  it("are found, checked and locked by a plain init, and apply", async () => {
    await terraform("platform", "init", "-no-color");
    const lock = readFileSync(join(fixture.outDir, "stacks", "platform", ".terraform.lock.hcl"), "utf8");
    expect(lock).toContain('provider "registry.terraform.io/hashicorp/azurerm"');
    expect(lock).toContain('version     = "4.55.0"');
    const { stdout } = await terraform("platform", "apply", "-auto-approve", "-no-color");
    expect(stdout).toContain("3 added, 0 changed, 0 destroyed");
    // Exit code 0 of -detailed-exitcode: nothing to do.
    await terraform("platform", "plan", "-detailed-exitcode", "-no-color");
    expect(fixture.store.types()).toContain("azurerm_subnet");
  });

  it("look data sources up in what the stacks of the synthesis ask for", async () => {
    await terraform("datacenter", "init", "-no-color");
    const { stdout } = await terraform("datacenter", "plan", "-no-color");
    expect(stdout).toContain("6 to add, 0 to change, 0 to destroy");
  });

  it.each(["SIGINT", "SIGKILL"] as const)(
    "end with a Terraform that gets %s, and tidy up",
    async (signal) => {
      await terraform("datacenter", "init", "-no-color");
      const temporary = mkdtempSync(join(fixture.folder, "tmp-"));
      const faults = '[{ "kind": "throttle", "action": "create", "times": 99 }]';
      const child = spawn(findTerraform(process.env)!, ["apply", "-auto-approve"], {
        cwd: join(fixture.outDir, "stacks", "datacenter"),
        env: { ...environment, TMPDIR: temporary, WORKPLACE_SIMULATOR_FAULTS: faults },
        // A group of its own: Ctrl-C at a terminal reaches Terraform and its providers.
        detached: true,
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => child.once("close", resolve));
      while (readdirSync(temporary).length === 0) await sleep(20);
      process.kill(signal === "SIGINT" ? -child.pid! : child.pid!, signal);
      await ended;
      while (readdirSync(temporary).length > 0) await sleep(20);
      const state = join(fixture.outDir, "stacks", "datacenter");
      expect(readdirSync(state).filter((name) => signal === "SIGINT" && name.includes("lock.info"))).toEqual(
        [],
      );
    },
  );

  it("reject stacks that are not those of the simulation", async () => {
    const foreign = join(fixture.folder, "real");
    cpSync(join(fixture.outDir, "stacks", "datacenter"), foreign, { recursive: true });
    const plan = run(findTerraform(process.env)!, ["plan", "-no-color"], { cwd: foreign, env: environment });
    await expect(plan).rejects.toThrow(/works for the\s+(\S+\s+)*?stacks/);
  });

  it("refuse TLS and callers that are not Terraform, with the way out", async () => {
    const shim = findShim(join(fixture.stateDir, "mirror"));
    expect(await outputOf(shim, {})).toContain("Terraform starts it");
    const asTerraform = {
      TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
      PLUGIN_CLIENT_CERT: "certificate",
    };
    expect(await outputOf(shim, asTerraform)).toContain("set TF_DISABLE_PLUGIN_TLS=1");
  });
});

function findShim(mirror: string): string {
  const found = readdirSync(mirror, { recursive: true, encoding: "utf8" }).find((file) =>
    file.includes("terraform-provider-azurerm"),
  );
  return join(mirror, found!);
}

function outputOf(file: string, environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(file, { env: { PATH: process.env["PATH"], ...environment } });
    let output = "";
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("close", (exitCode) => resolve(`${exitCode} ${output}`));
  });
}
