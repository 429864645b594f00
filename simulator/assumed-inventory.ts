import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Inventory, type InventoryEntry } from "./engine/inventory";
import { lastSegment } from "./overlay/vsphere-id";
import type { SynthesizedStack } from "./stack-manifest";
import type { MutableValueObject, ValueObject } from "./value";

/**
 * The inventory of a simulation that declares none: exactly what the stacks look up and none of them creates.
 *
 * It lets every estate be simulated without another file. What it cannot show is a name that is wrong: the misspelt
 * template is assumed to exist. A declared inventory ({@link Inventory.read}) shows that, too.
 */
export function assumedInventory(stacks: readonly SynthesizedStack[]): Inventory {
  const configurations = stacks.map(({ folder }) => readConfiguration(join(folder, "cdk.tf.json")));
  const created = new Set(
    configurations.flatMap(({ resource }) =>
      elementsOf(resource).map(({ type, attributes }) => keyOf(type, attributes)),
    ),
  );
  const entries = configurations
    .flatMap(({ data }) => elementsOf(data))
    .filter(({ type, attributes }) => !created.has(keyOf(type, attributes)));
  const distinct = new Map(entries.map((entry) => [JSON.stringify(entry), entry]));
  return new Inventory([...distinct.values()]);
}

type Elements = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

interface Configuration {
  readonly resource?: Elements;
  readonly data?: Elements;
}

function readConfiguration(file: string): Configuration {
  return JSON.parse(readFileSync(file, "utf8")) as Configuration;
}

function elementsOf(elements: Elements | undefined): readonly InventoryEntry[] {
  return Object.entries(elements ?? {}).flatMap(([type, byName]) =>
    Object.values(byName).map((element) => ({ type, attributes: literals(element) })),
  );
}

/** Texts that are no references: only those are known before Terraform runs. */
function literals(element: Readonly<Record<string, unknown>>): ValueObject {
  const known: MutableValueObject = {};
  for (const [name, value] of Object.entries(element)) {
    if (typeof value === "string" && !value.includes("${")) known[name] = value;
  }
  return known;
}

/** Resource pools are created by name and looked up by path. */
function keyOf(type: string, { name }: ValueObject): string {
  return `${type} ${lastSegment(typeof name === "string" ? name : "")}`;
}
