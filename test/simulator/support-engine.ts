import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inventory } from "../../simulator/engine/inventory";
import { ObjectStore } from "../../simulator/engine/object-store";
import { ResourceEngine } from "../../simulator/engine/resource-engine";
import { OVERLAYS } from "../../simulator/overlay/registry";
import type { Block, ProviderSchema } from "../../simulator/schema/block";
import type { MutableValueObject, ValueObject } from "../../simulator/value";

export const SUBSCRIPTION = "11111111-2222-4333-8444-555555555555";

const folders: string[] = [];

/** A folder that {@link deleteFolders} removes. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "workplace-simulator-"));
  folders.push(folder);
  return folder;
}

export function deleteFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Services of one provider with an empty estate, used the way Terraform uses them. */
export class TestCloud {
  readonly store = new ObjectStore(temporaryFolder());
  private readonly engine: ResourceEngine;

  constructor(
    private readonly schema: ProviderSchema,
    options: { readonly inventory?: unknown; readonly now?: Date } = {},
  ) {
    const inventory = Inventory.from(options.inventory);
    const now = options.now ? { now: options.now } : {};
    this.engine = new ResourceEngine(schema, OVERLAYS, { store: this.store, inventory, ...now });
  }

  /** Plans and applies; complaints about the configuration are thrown like refusals of the service. */
  apply(type: string, attributes: ValueObject, prior: ValueObject | null = null): ValueObject {
    const config = complete(this.schema.resources[type]!, attributes);
    const [complaint] = this.engine.validate(type, config);
    if (complaint) throw complaint;
    const { planned } = this.engine.plan(type, prior, config);
    return this.engine.apply({ type, prior, planned, config, provider: { subscription_id: SUBSCRIPTION } });
  }

  /** What a change of the configuration would replace. */
  replacedBy(type: string, attributes: ValueObject, prior: ValueObject): readonly string[] {
    return this.engine.plan(type, prior, complete(this.schema.resources[type]!, attributes)).replace;
  }

  destroy(type: string, object: ValueObject): void {
    this.engine.destroy(type, object, { subscription_id: SUBSCRIPTION });
  }

  read(type: string, object: ValueObject): ValueObject | null {
    return this.engine.read(type, object);
  }

  import(type: string, id: string): ValueObject {
    return this.engine.import(type, id);
  }
}

/** A configuration as Terraform sends it: every attribute there, null when unset. */
export function complete(block: Block, attributes: ValueObject): ValueObject {
  const config: MutableValueObject = {};
  for (const name of Object.keys(block.attributes)) config[name] = attributes[name] ?? null;
  for (const [name, nested] of Object.entries(block.blocks)) {
    const value = attributes[name] ?? null;
    const inner = (element: unknown): ValueObject => complete(nested.block, element as ValueObject);
    config[name] =
      nested.nesting === "single"
        ? value === null
          ? null
          : inner(value)
        : ((value ?? []) as ValueObject[]).map(inner);
  }
  return config;
}
