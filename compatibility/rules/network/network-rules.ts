import type { CompatibilityRule } from "../../rule";
import { backendLatency } from "./nw-090-backend-latency";
import { fileShares } from "./nw-091-file-shares";
import { integratedSignIn } from "./nw-092-integrated-sign-in";
import { machineAccount } from "./nw-093-machine-account";
import { closedConnections } from "./nw-094-closed-connections";
import { inboundCallback } from "./nw-095-inbound-callback";
import { broadcastDiscovery } from "./nw-096-broadcast-discovery";
import { specialNetworks } from "./nw-097-special-networks";

/** Network and sign-in: what it reaches, from where, and as whom. */
export const NETWORK_RULES: readonly CompatibilityRule[] = [
  backendLatency,
  fileShares,
  integratedSignIn,
  machineAccount,
  closedConnections,
  inboundCallback,
  broadcastDiscovery,
  specialNetworks,
];
