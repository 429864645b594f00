import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Block, ProviderSchema } from "./block";
import { readBindingModule, type BindingMain } from "./binding-module";
import { deriveBlock } from "./derive-block";

/** A resource, data source or provider with its schema. */
export interface DerivedModule {
  readonly main: BindingMain;
  readonly block: Block;
}

/**
 * The schema that a binding package was generated from, read back from its text.
 *
 * What the bindings do not tell (which optional attributes the service fills in, what forces a replacement, allowed
 * values) comes from the overlays.
 *
 * @param packageDir - folder of the installed package, for example `node_modules/@cdktf/provider-azurerm`
 * @throws Error when the package has no provider module or its code is written in an unknown way
 */
export function deriveProvider(packageDir: string): ProviderSchema {
  const lib = join(packageDir, "lib");
  const provider = deriveModule(join(lib, "provider"));
  if (provider?.main.providerSource === undefined || provider.main.providerVersion === undefined) {
    throw new Error(`"${packageDir}" holds no provider bindings`);
  }
  const resources: Record<string, Block> = {};
  const dataSources: Record<string, Block> = {};
  for (const folder of readdirSync(lib).sort()) {
    const derived = folder === "provider" ? undefined : deriveModule(join(lib, folder));
    if (derived?.main.kind === "Resource") resources[derived.main.type] = derived.block;
    if (derived?.main.kind === "DataSource") dataSources[derived.main.type] = derived.block;
  }
  const source = provider.main.providerSource;
  return {
    name: provider.main.type,
    // Terraform's default namespace.
    source: source.includes("/") ? source : `hashicorp/${source}`,
    version: provider.main.providerVersion,
    provider: withoutAlias(provider.block),
    resources,
    dataSources,
  };
}

/** Reads one folder of a binding package; undefined when it defines no resource (helpers, index files). */
export function deriveModule(folder: string): DerivedModule | undefined {
  const code = join(folder, "index.js");
  if (!existsSync(code)) return undefined;
  const module = readBindingModule(
    readFileSync(code, "utf8"),
    readFileSync(join(folder, "index.d.ts"), "utf8"),
  );
  if (!module.main) return undefined;
  return { main: module.main, block: withServiceId(deriveBlock(module, module.main.className)) };
}

/** The plugin SDK adds an optional `id` that the service fills in. */
function withServiceId(block: Block): Block {
  const { id } = block.attributes;
  if (id?.use !== "optional") return block;
  return { ...block, attributes: { ...block.attributes, id: { ...id, serviceFilled: true } } };
}

/** The generator adds `alias` to every provider; Terraform keeps that name for itself. */
function withoutAlias(block: Block): Block {
  const attributes = Object.entries(block.attributes).filter(([name]) => name !== "alias");
  return { ...block, attributes: Object.fromEntries(attributes) };
}
