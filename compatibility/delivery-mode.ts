import type { ApplicationForm, DeliveryMode } from "../generated/application";

export type { DeliveryMode };

/** All delivery modes, in the order in which tables show them. */
export const DELIVERY_MODES = [
  "pooled",
  "personal",
  "remote-app",
  "app-attach",
  "local",
  "web",
] as const satisfies readonly DeliveryMode[];

/** Form in which an application has to exist to be delivered in a mode. */
export function formFor(mode: DeliveryMode): ApplicationForm {
  return mode === "web" ? "web" : "installed";
}
