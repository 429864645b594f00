import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ProviderSchema } from "./block";
import { deriveProvider } from "./derive-provider";

/** Counts up when the derivation changes, so that old cache files are not read. */
const DERIVATION_VERSION = 1;

/** Binding packages that the simulator stands in for. */
export const PROVIDER_PACKAGES = ["@cdktf/provider-azurerm", "@cdktf/provider-vsphere"] as const;

/**
 * The schema of an installed binding package, derived once per package version (about 0.5 s) and kept below
 * `node_modules/.cache/virtual-workplace`. A cache that cannot be written or read costs time, never correctness.
 *
 * @param nodeModules - the `node_modules` folder that holds the package
 * @param packageName - for example "@cdktf/provider-vsphere"
 */
export function cachedProviderSchema(nodeModules: string, packageName: string): ProviderSchema {
  const file = schemaCacheFile(nodeModules, packageName);
  const cached = readCache(file);
  if (cached) return cached;
  const schema = deriveProvider(join(nodeModules, packageName));
  writeCache(file, schema);
  return schema;
}

/** Where the derived schema of the installed version lies. */
export function schemaCacheFile(nodeModules: string, packageName: string): string {
  const manifest = JSON.parse(readFileSync(join(nodeModules, packageName, "package.json"), "utf8")) as {
    readonly version: string;
  };
  const name = packageName.replace(/^.*provider-/, "");
  return join(
    nodeModules,
    ".cache",
    "virtual-workplace",
    `${name}-${manifest.version}-v${DERIVATION_VERSION}.json`,
  );
}

/** The nearest folder above that holds both binding packages. */
export function findNodeModules(startDir: string): string {
  for (let folder = startDir; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules");
    if (PROVIDER_PACKAGES.every((name) => existsSync(join(candidate, name)))) return candidate;
    if (folder === dirname(folder)) {
      throw new Error(`no provider bindings above "${startDir}"; run npm ci`);
    }
  }
}

function readCache(file: string): ProviderSchema | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ProviderSchema;
  } catch {
    return undefined;
  }
}

function writeCache(file: string, schema: ProviderSchema): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Written beside and renamed: another process never reads half a file.
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(schema));
    renameSync(temporary, file);
  } catch {
    // A read-only installation works without a cache.
  }
}
