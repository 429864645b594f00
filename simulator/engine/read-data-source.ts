import type { OverlayFamily, ResourceOverlay, Services } from "../overlay/resource-overlay";
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
  services: Services,
  { type, config, provider }: DataQuestion,
): ValueObject {
  const block = schema.dataSources[type];
  if (!block)
    throw new SimulationError("Unsupported data source", `the bindings define no data source "${type}"`);
  const overlay = overlays[`data.${type}`] ?? {};
  const found = overlay.answersAlways === true ? {} : findObject(services, overlay, type, config);
  if (!found) throw notFound(type, config, services.inventory);
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
    prior: null,
    services,
    seed: `${type}/${canonicalText(config)}`,
  }).values;
}

function findObject(
  { store, inventory }: Services,
  overlay: ResourceOverlay,
  type: string,
  question: ValueObject,
): ValueObject | undefined {
  const matches = overlay.matches ?? agrees;
  const created = (overlay.finds ?? [type]).flatMap((found) => store.list(found));
  const declared = inventory.list(type).map(({ attributes }) => attributes);
  return [...created, ...declared].find((candidate) => matches(candidate, question));
}

/** True when no attribute says otherwise; those that the candidate leaves out match every question. */
export function agrees(candidate: ValueObject, question: ValueObject): boolean {
  return Object.entries(question).every(([name, wanted]) => {
    const own = candidate[name] ?? null;
    if (wanted === null || own === null || isValueObject(wanted) || isValueList(wanted)) return true;
    return canonicalText(own).toLowerCase() === canonicalText(wanted).toLowerCase();
  });
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
