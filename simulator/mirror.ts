import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { REGISTRY_HOSTS } from "./simulation-server";
import { cachedProviderSchema, findNodeModules, PROVIDER_PACKAGES } from "./schema/schema-cache";

/** What the executables of a mirror read when they start; `simulation.json` in the mirror's folder. */
export interface SimulationFile {
  /** File whose `runProvider` serves a provider: bin/simulated-provider.js. */
  readonly program: string;
  /** Folder of the simulated estate. */
  readonly storeDir: string;
  /** Inventory file; null = what the stacks look up. */
  readonly inventory: string | null;
  /** Folder of the synthesis, absolute; the providers work for the stacks below it and for no others. */
  readonly outDir: string;
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/**
 * Writes providers that Terraform starts itself: a folder in the form of a filesystem mirror, so that plain
 * `terraform init` finds them, checks their version and locks them.
 *
 * @param mirrorDir - never `~/.terraform.d/plugins`: there it would hide the real providers
 * @returns environment that makes Terraform use the mirror, and cdktf keep it to itself
 */
export function writeMirror(
  mirrorDir: string,
  simulation: SimulationFile,
  machine: { readonly platform: string; readonly architecture: string },
): Readonly<Record<string, string>> {
  const folder = resolve(mirrorDir);
  const nodeModules = findNodeModules(__dirname);
  const system = `${machine.platform}_${ARCHITECTURES[machine.architecture] ?? machine.architecture}`;
  const addresses = PROVIDER_PACKAGES.flatMap((packageName) => {
    const { name, source, version } = cachedProviderSchema(nodeModules, packageName);
    return REGISTRY_HOSTS.map((host) => {
      const address = `${host}/${source}`;
      const home = join(folder, address, version, system);
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, `terraform-provider-${name}_v${version}`), shim(name), { mode: 0o755 });
      return address;
    });
  });
  writeFileSync(join(folder, "simulation.json"), `${JSON.stringify(simulation, null, 2)}\n`);
  const configuration = join(folder, "terraform.tfrc");
  writeFileSync(configuration, cliConfiguration(folder, addresses));
  return {
    TF_CLI_CONFIG_FILE: configuration,
    TF_DISABLE_PLUGIN_TLS: "1",
    CHECKPOINT_DISABLE: "1",
    // Without these cdktf would put the simulated providers into the user's plugin cache and ask a registry.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    CDKTF_SKIP_PROVIDER_LOCK: "true",
  };
}

/** The same text for every simulation and machine: Terraform's lock file holds its hash. */
function shim(name: string): string {
  return `#!/usr/bin/env node
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const file = join(__dirname, "..", "..", "..", "..", "..", "simulation.json");
const simulation = JSON.parse(readFileSync(file, "utf8"));
require(simulation.program).runProvider(${JSON.stringify(name)}, simulation);
`;
}

function cliConfiguration(folder: string, addresses: readonly string[]): string {
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(folder)}
    include = ${JSON.stringify(addresses)}
  }
}
disable_checkpoint = true
`;
}
