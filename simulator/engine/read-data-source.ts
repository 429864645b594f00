import type { OverlayFamily } from "../overlay/resource-overlay";
import type { ProviderSchema } from "../schema/block";
import { SimulationError } from "../simulation-error";
import {
  canonicalText,
  isValueList,
  isValueObject,
  textOf,
  UNKNOWN,
  type MutableValueObject,
  type ValueObject,
} from "../value";
import { fillObject } from "./fill-object";
import type { Inventory } from "./inventory";
import type { ObjectStore } from "./object-store";
import { planObject } from "./plan-object";

/** A question of a data source. */
export interface DataQuestion {
  readonly type: string;
  readonly config: ValueObject;
  readonly provider: ValueObject;
}

/**
 * Answers a data source: from objects that our stacks created, else from the declared inventory. Values that neither
 * tells are invented.
 *
 * @throws SimulationError when nothing fits
 */
export function readDataSource(
  schema: ProviderSchema,
  overlays: OverlayFamily,
  sources: { readonly store: ObjectStore; readonly inventory: Inventory },
  { type, config, provider }: DataQuestion,
): ValueObject {
  const block = schema.dataSources[type];
  if (!block)
    throw new SimulationError("Unsupported data source", `the bindings define no data source "${type}"`);
  const overlay = overlays[`data.${type}`] ?? {};
  const found = overlay.answersAlways === true ? {} : findObject(sources, type, config);
  if (!found) throw notFound(type, config, sources.inventory);
  const { planned } = planObject(block, overlay, null, config);
  const known: MutableValueObject = { ...planned };
  for (const name of [...Object.keys(block.attributes), ...Object.keys(block.blocks)]) {
    const value = found[name] ?? null;
    const isOpen =
      (config[name] ?? null) === null || (isValueList(config[name]) && config[name].length === 0);
    if (isOpen && value !== null) known[name] = value;
    else if (isOpen && block.attributes[name] && overlay.computed?.[name]) known[name] = UNKNOWN;
  }
  return fillObject({
    type: `data.${type}`,
    block,
    overlay,
    planned: known,
    config,
    provider,
    seed: `${type}/${canonicalText(config)}`,
  }).values;
}

function findObject(
  { store, inventory }: { readonly store: ObjectStore; readonly inventory: Inventory },
  type: string,
  config: ValueObject,
): ValueObject | undefined {
  const created = store.list(type).find((object) => agrees(object, config));
  return created ?? inventory.find(type, config)[0]?.attributes;
}

function agrees(object: ValueObject, wanted: ValueObject): boolean {
  return Object.entries(wanted).every(
    ([name, value]) =>
      value === null ||
      isValueObject(value) ||
      isValueList(value) ||
      !(name in object) ||
      canonicalText(object[name]) === canonicalText(value),
  );
}

function notFound(type: string, config: ValueObject, inventory: Inventory): SimulationError {
  const name = textOf(config, "name") ?? canonicalText(config);
  const names = inventory.names(type);
  const known =
    names.length === 0 ? "none is" : `${names.map((candidate) => `"${candidate}"`).join(", ")} are`;
  return new SimulationError(
    `${type} not found`,
    `"${name}" was not found; ${known} declared in the inventory of the simulation. Correct the name or declare it there.`,
  );
}
