import type { DeliveryMode } from "../generated/application";

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
