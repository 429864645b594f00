import type { CompatibilityRule } from "../../rule";

/** Effects that hold in sessions only: a browser on the device itself has the devices on the desk at hand. */
export function inSession(
  effects: CompatibilityRule["effects"],
): Pick<Required<CompatibilityRule>, "effects" | "effectIn"> {
  return { effects, effectIn: ({ mode, place }) => (place === "device" ? "none" : effects[mode]) };
}
