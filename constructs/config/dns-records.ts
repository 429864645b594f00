import { gatewayAddress } from "./kea";

/** How long others remember a record (s; kind: assumption: gateways never move). */
const TTL_SECONDS = 3600;

/** A network whose gateway gets a name. */
export interface NamedNetwork {
  readonly segment: string;
  /** Block (CIDR). */
  readonly cidr: string;
}

/**
 * Records of a building for a zone file (RFC 1035): the gateway of each of its networks.
 *
 * @param site - label below the zone
 * @param domain - the zone
 */
export function dnsRecords(site: string, domain: string, networks: readonly NamedNetwork[]): string {
  return networks
    .map(
      ({ segment, cidr }) =>
        `${segment}-gateway.${site}.${domain}. ${TTL_SECONDS} IN A ${gatewayAddress(cidr)}\n`,
    )
    .join("");
}
