import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { canonicalText, isValueList, isValueObject, type ValueObject } from "../value";

/** One thing that exists outside our stacks: a datacenter, a template, a gallery image version, a secret. */
export interface InventoryEntry {
  readonly type: string;
  readonly attributes: ValueObject;
}

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
 * Attributes that an entry leaves out match every question.
 */
export class Inventory {
  private readonly byType = new Map<string, InventoryEntry[]>();

  constructor(entries: readonly InventoryEntry[] = []) {
    for (const entry of entries) this.byType.set(entry.type, [...(this.byType.get(entry.type) ?? []), entry]);
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

  /** Entries of a type whose attributes agree with the wanted ones; null in `wanted` agrees with everything. */
  find(type: string, wanted: ValueObject): readonly InventoryEntry[] {
    return (this.byType.get(type) ?? []).filter(({ attributes }) =>
      Object.entries(wanted).every(([name, value]) => {
        const own = attributes[name] ?? null;
        if (value === null || own === null || isValueObject(value) || isValueList(value)) return true;
        return canonicalText(own).toLowerCase() === canonicalText(value).toLowerCase();
      }),
    );
  }

  /** Names of a type, to suggest in errors. */
  names(type: string): readonly string[] {
    return (this.byType.get(type) ?? []).flatMap(({ attributes }) =>
      typeof attributes["name"] === "string" ? [attributes["name"]] : [],
    );
  }

  /** All entries of a type. */
  list(type: string): readonly InventoryEntry[] {
    return this.byType.get(type) ?? [];
  }

  /** True when an entry of any of the types declares this id. */
  declaresId(id: string): boolean {
    return [...this.byType.values()].some((entries) =>
      entries.some(
        ({ attributes }) =>
          typeof attributes["id"] === "string" && attributes["id"].toLowerCase() === id.toLowerCase(),
      ),
    );
  }
}
