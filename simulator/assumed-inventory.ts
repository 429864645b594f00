import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Inventory, type InventoryEntry } from "./engine/inventory";
import { lastSegment } from "./overlay/vsphere-id";
import type { SynthesizedStack } from "./stack-manifest";
import type { MutableValueObject, ValueObject } from "./value";

/** Id of an image version in a compute gallery. Groups: resource group, gallery, image, version. */
const IMAGE_VERSION_ID =
  /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Compute\/galleries\/([^/]+)\/images\/([^/]+)\/versions\/([^/]+)$/;

/**
 * The inventory of a simulation that declares none: exactly what the stacks look up and none of them creates, and the
 * images that machines are built from without a look (a generation that is being retired).
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
    .flatMap(({ data, resource }) => [...elementsOf(data), ...imagesOf(resource)])
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

function imagesOf(resources: Elements | undefined): readonly InventoryEntry[] {
  return elementsOf(resources).flatMap(({ attributes }) => {
    const match = IMAGE_VERSION_ID.exec(String(attributes["source_image_id"] ?? ""));
    if (match === null) return [];
    const [, resource_group_name = "", gallery_name = "", image_name = "", name = ""] = match;
    return [
      {
        type: "azurerm_shared_image_version",
        attributes: { name, image_name, gallery_name, resource_group_name },
      },
    ];
  });
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
