import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative, sep } from "node:path";
import { assumedInventory } from "./assumed-inventory";
import { Inventory } from "./engine/inventory";
import { ObjectStore } from "./engine/object-store";
import { FaultInjector } from "./fault/fault-injector";
import { FAULTS_VARIABLE, parseFaults } from "./fault/fault-plan";
import type { SimulationFile } from "./mirror";
import { cachedProviderSchema, findNodeModules, PROVIDER_PACKAGES } from "./schema/schema-cache";
import { startSimulatedProvider } from "./simulation-server";
import { readStackManifest } from "./stack-manifest";

/** What Terraform sets for the plugins that it starts; a person who starts one by hand does not. */
const MAGIC_COOKIE = {
  name: "TF_PLUGIN_MAGIC_COOKIE",
  value: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
};

/** Exit code for what the caller did wrong. */
const EXIT_USAGE = 2;

/** How often a provider looks whether Terraform still lives (ms; our own choice: nobody waits for it). */
const PARENT_CHECK_MS = 1000;

/** What the starting program gives. */
export interface ProviderHost {
  /** When the process started. */
  readonly now: Date;
  /** Ends the process. */
  readonly exit: (code: number) => void;
}

/**
 * The program behind the executables of a mirror: a provider that Terraform starts itself.
 *
 * It listens on a Unix socket in a folder that only its user can open. TLS would add nothing to that, and Node cannot
 * make the certificate that Terraform expects: hence `TF_DISABLE_PLUGIN_TLS=1`, which also tells Terraform not to ask.
 *
 * @param name - "azurerm" or "vsphere"
 * @param simulation - what the mirror's `simulation.json` says
 */
export async function runProvider(
  name: string,
  simulation: SimulationFile,
  host: ProviderHost,
): Promise<void> {
  const { env, stderr, stdout } = process;
  if (env[MAGIC_COOKIE.name] !== MAGIC_COOKIE.value) {
    stderr.write(`this is a simulated "${name}" provider; Terraform starts it\n`);
    return host.exit(EXIT_USAGE);
  }
  if (env["PLUGIN_CLIENT_CERT"] !== undefined && env["PLUGIN_CLIENT_CERT"] !== "") {
    stderr.write(
      "the simulated providers speak without TLS on a private socket; set TF_DISABLE_PLUGIN_TLS=1\n",
    );
    return host.exit(EXIT_USAGE);
  }
  if (!isInside(process.cwd(), simulation.outDir)) {
    // Terraform shows what it reads here in place of the address that it waits for.
    stdout.write(foreignStackText(name, simulation.outDir));
    return host.exit(EXIT_USAGE);
  }
  // Ctrl-C reaches the whole process group; Terraform decides when its providers end.
  process.on("SIGINT", () => undefined);
  const folder = mkdtempSync(join(tmpdir(), "workplace-provider-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const end = (): void => host.exit(0);
  process.on("SIGTERM", end);
  // A Terraform that was killed decides nothing any more.
  const terraform = process.ppid;
  setInterval(() => process.ppid === terraform || end(), PARENT_CHECK_MS).unref();
  const packageName = PROVIDER_PACKAGES.find((candidate) => candidate.endsWith(`-${name}`));
  if (packageName === undefined) throw new Error(`there is no simulated provider "${name}"`);
  const socketPath = join(folder, "provider.sock");
  await startSimulatedProvider({
    schema: cachedProviderSchema(findNodeModules(__dirname), packageName),
    store: new ObjectStore(simulation.storeDir),
    inventory: inventoryOf(simulation),
    faults: new FaultInjector(parseFaults(env[FAULTS_VARIABLE]), () => process.kill(process.pid, "SIGKILL")),
    now: host.now,
    socketPath,
    onShutdown: end,
  });
  // Core protocol 1, plugin protocol 5.
  stdout.write(`1|5|unix|${socketPath}|grpc|\n`);
}

function isInside(folder: string, outDir: string): boolean {
  if (!existsSync(outDir)) return false;
  const path = relative(realpathSync(outDir), realpathSync(folder));
  return !isAbsolute(path) && path.split(sep)[0] !== "..";
}

function foreignStackText(name: string, outDir: string): string {
  return (
    `the simulated "${name}" provider works for the stacks in "${outDir}" only, not for "${process.cwd()}": ` +
    "simulated objects must not get into a real state; take a new shell, without the variables of workplace simulate env\n"
  );
}

function inventoryOf({ inventory, outDir }: SimulationFile): Inventory {
  return inventory === null ? assumedInventory(readStackManifest(outDir)) : Inventory.read(inventory);
}
