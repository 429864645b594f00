import { SimulationError } from "../simulation-error";
import { textOf } from "../value";
import type { ObjectContext } from "./resource-overlay";

/**
 * Refuses RDP properties that are not of the form `name:type:value;`, or that name one twice.
 * Source: https://learn.microsoft.com/azure/virtual-desktop/rdp-properties
 */
export function checkRdpProperties({ values }: ObjectContext): void {
  const properties = (textOf(values, "custom_rdp_properties") ?? "")
    .split(";")
    .filter((text) => text.trim() !== "");
  const names = new Set<string>();
  for (const property of properties) {
    const name = /^([a-z0-9 _-]+):([isb]):/i.exec(property)?.[1]?.toLowerCase();
    if (name === undefined) {
      throw new SimulationError(
        "BadRequest",
        `Custom RDP property "${property}" is not of the form name:type:value; the type is i, s or b.`,
        "custom_rdp_properties",
      );
    }
    if (names.has(name)) {
      throw new SimulationError(
        "BadRequest",
        `Custom RDP property "${name}" is given twice.`,
        "custom_rdp_properties",
      );
    }
    names.add(name);
  }
}
