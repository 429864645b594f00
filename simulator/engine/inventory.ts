import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { isValueObject, type ValueObject } from "../value";
import { inventedGuid, inventedNumber } from "./invented-value";

/** One thing that exists outside our stacks: a datacenter, a template, a gallery image version, a secret. */
export interface InventoryEntry {
  readonly type: string;
  readonly attributes: ValueObject;
}

/** Ids of vCenter objects by type: managed object ids with a prefix per kind, GUIDs for machines and switches. */
const ID_SHAPES: Readonly<Record<string, string>> = {
  vsphere_datacenter: "datacenter-",
  vsphere_datastore: "datastore-",
  vsphere_compute_cluster: "domain-c",
  vsphere_network: "dvportgroup-",
  vsphere_resource_pool: "resgroup-",
  vsphere_folder: "group-v",
  vsphere_host: "host-",
};

/** Numbers of invented ids run up to this limit: large enough that two names rarely meet. */
const ID_NUMBERS = 1_000_000;

/**
 * What already exists when the first stack is applied, by Terraform type of the data source that finds it:
 *
 * ```yaml
 * vsphere_datacenter:
 *   - name: DC-Stadthaus
 * vsphere_virtual_machine:
 *   - { name: tpl-desktop-server-001, guest_id: windows2022srvNext_64Guest }
 * azurerm_shared_image_version:
 *   - { name: 1.0.0, image_name: desktop-standard, gallery_name: gal, resource_group_name: rg-images }
 * ```
 *
 * Attributes that an entry leaves out match every question. Ids are invented where they are left out.
 */
export class Inventory {
  private readonly byType = new Map<string, InventoryEntry[]>();
  private readonly ids = new Set<string>();

  constructor(entries: readonly InventoryEntry[] = []) {
    for (const { type, attributes } of entries) {
      const entry = { type, attributes: withIds(type, attributes) };
      this.byType.set(type, [...(this.byType.get(type) ?? []), entry]);
      for (const name of ["id", "resource_pool_id", "resource_id", "versionless_id"]) {
        const id = entry.attributes[name];
        if (typeof id === "string") this.ids.add(id.toLowerCase());
      }
      if (type === "azurerm_shared_image_version") this.ids.add(imageVersionId(attributes).toLowerCase());
    }
  }

  /**
   * Reads an inventory file, YAML or JSON.
   *
   * @throws Error when the file is not a mapping of types to lists of objects
   */
  static read(file: string): Inventory {
    if (!existsSync(file)) throw new Error(`inventory "${file}" does not exist`);
    return Inventory.from(parse(readFileSync(file, "utf8")), file);
  }

  /** Checks parsed inventory data; `origin` names it in errors. */
  static from(data: unknown, origin = "inventory"): Inventory {
    if (data === null || data === undefined) return new Inventory();
    if (typeof data !== "object" || Array.isArray(data)) {
      throw new Error(`${origin} is no mapping of Terraform types to lists of objects`);
    }
    const entries = Object.entries(data as Readonly<Record<string, unknown>>).flatMap(([type, list]) => {
      if (!Array.isArray(list) || !list.every((item) => isValueObject(item))) {
        throw new Error(`${origin}: "${type}" is no list of objects`);
      }
      return list.map((attributes) => ({ type, attributes: attributes as ValueObject }));
    });
    return new Inventory(entries);
  }

  /** All entries of a type. */
  list(type: string): readonly InventoryEntry[] {
    return this.byType.get(type) ?? [];
  }

  /** Names of a type, to suggest in errors. */
  names(type: string): readonly string[] {
    return this.list(type).flatMap(({ attributes }) =>
      typeof attributes["name"] === "string" ? [attributes["name"]] : [],
    );
  }

  /** True when an entry has this id, or the root resource pool with it; in whichever subscription for images. */
  declaresId(id: string): boolean {
    const lower = id.toLowerCase();
    return this.ids.has(lower) || this.ids.has(lower.replace(/^\/subscriptions\/[^/]+/, ""));
  }
}

/** Id without its subscription: the inventory does not know which one the provider works in. */
function imageVersionId(attributes: ValueObject): string {
  const part = (name: string): string => String(attributes[name] ?? "");
  return `/resourceGroups/${part("resource_group_name")}/providers/Microsoft.Compute/galleries/${part("gallery_name")}/images/${part("image_name")}/versions/${part("name")}`;
}

function withIds(type: string, attributes: ValueObject): ValueObject {
  const name = typeof attributes["name"] === "string" ? attributes["name"] : JSON.stringify(attributes);
  const seed = `${type}/${name}`;
  const prefix = ID_SHAPES[type];
  const id = prefix === undefined ? inventedGuid(seed) : `${prefix}${inventedNumber(seed, ID_NUMBERS)}`;
  const pool =
    type === "vsphere_compute_cluster"
      ? { resource_pool_id: `resgroup-${inventedNumber(seed, ID_NUMBERS)}` }
      : {};
  return { ...(type.startsWith("vsphere_") ? { id } : {}), ...pool, ...attributes };
}
