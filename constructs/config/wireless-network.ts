import type { SsidSpec } from "../../generated/estate";

/** A network on the air as a controller needs it, whatever its vendor. */
export interface WirelessNetwork {
  readonly ssid: string;
  readonly purpose: SsidSpec["purpose"];
  readonly security: SsidSpec["security"];
  /** Protection of management frames (IEEE 802.11w): part of WPA3 and OWE. */
  readonly managementFrameProtection: "required" | "optional" | "off";
  /** Who says which network of the building a device gets: its certificate, or the purpose for all. */
  readonly vlan: "by RADIUS" | "guests" | "devices" | "staff";
  /** Devices of this network do not reach each other. */
  readonly isIsolated: boolean;
  /** Name of the secret that holds the passphrase. */
  readonly passphraseSecret?: string;
}

/**
 * Networks on the air, in the order of the estate. Names are sent openly: hiding them is no safeguard, and devices would
 * shout them everywhere.
 */
export function wirelessNetworks(ssids: Readonly<Record<string, SsidSpec>>): readonly WirelessNetwork[] {
  return Object.values(ssids).map(({ name, purpose, security, passphrase }) => ({
    ssid: name,
    purpose,
    security,
    managementFrameProtection: frameProtection(security),
    vlan: security.endsWith("-enterprise") ? "by RADIUS" : purpose,
    isIsolated: purpose !== "staff",
    ...(passphrase === undefined ? {} : { passphraseSecret: passphrase.secret }),
  }));
}

function frameProtection(security: SsidSpec["security"]): WirelessNetwork["managementFrameProtection"] {
  if (security === "open") return "off";
  return security.startsWith("wpa2-") ? "optional" : "required";
}
