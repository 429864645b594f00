import type { BuildingSegment } from "../../planning/wlan/network-plan";
import { secretReference } from "./secret-reference";

/** A building whose access points may ask. */
export interface RadiusClient {
  /** Site; its secret is `radius-<site>`. */
  readonly site: string;
  /** Network of its access points (CIDR). */
  readonly network: string;
  readonly vlanIds: Readonly<Partial<Record<BuildingSegment, number>>>;
}

/** Name of the secret between a building's access points and the servers. */
export function radiusSecret(site: string): string {
  return `radius-${site}`;
}

/**
 * One client for each building, with the VLAN ids of its networks as properties that the policy looks up.
 *
 * Every request carries a Message-Authenticator, as the attack CVE-2024-3596 makes necessary.
 */
export function radiusClients(clients: readonly RadiusClient[]): string {
  return clients.map(client).join("");
}

function client({ site, network, vlanIds }: RadiusClient): string {
  const vlans = Object.entries(vlanIds).map(([segment, id]) => `\tvlan_${segment} = ${id}\n`);
  return `client ${site} {
	ipaddr = ${network}
	secret = '${secretReference(radiusSecret(site))}'
	require_message_authenticator = yes
${vlans.join("")}}
`;
}
