import { endOf, formatAddress, parseCidr } from "../../planning/lock/cidr";
import type { BuildingSegment } from "../../planning/wlan/network-plan";

/** Addresses at the start of a network that DHCP leaves alone: network, gateway, the two routers behind it (count). */
const RESERVED_AT_START = 4;

/** How long a device keeps its address (s; kind: assumption: guests leave within the hour, a working day for others). */
const LEASE_SECONDS: Readonly<Record<BuildingSegment, number>> = {
  staff: 28_800,
  voice: 86_400,
  guests: 3_600,
  devices: 86_400,
  management: 86_400,
};

/** A network as Kea's configuration has it below `Dhcp4.subnet4`. */
export interface KeaSubnet {
  readonly id: number;
  readonly subnet: string;
  readonly pools: readonly { readonly pool: string }[];
  readonly "valid-lifetime": number;
  readonly "option-data": readonly { readonly name: string; readonly data: string }[];
}

/** A network of a building that gets addresses by DHCP. */
export interface DhcpNetwork {
  readonly segment: BuildingSegment;
  /** Block (CIDR). */
  readonly cidr: string;
  readonly vlanId: number;
}

/**
 * First address of a network: its gateway.
 *
 * @example
 * gatewayAddress("10.136.4.0/25") // => "10.136.4.1"
 */
export function gatewayAddress(cidr: string): string {
  return formatAddress(parseCidr(cidr).start + 1);
}

/**
 * A network for Kea 2 (https://kea.readthedocs.io/en/kea-2.2.0/arm/dhcp4-srv.html); its id is the VLAN id, so it never
 * changes. Guests ask their gateway for names, and never a server of the city.
 */
export function keaSubnet(
  { segment, cidr, vlanId }: DhcpNetwork,
  { dnsServers, domain }: { readonly dnsServers: readonly string[]; readonly domain: string },
): KeaSubnet {
  const network = parseCidr(cidr);
  const gateway = gatewayAddress(cidr);
  const isCity = segment !== "guests";
  const servers = isCity && dnsServers.length > 0 ? dnsServers : [gateway];
  return {
    id: vlanId,
    subnet: cidr,
    pools: [
      {
        pool: `${formatAddress(network.start + RESERVED_AT_START)} - ${formatAddress(endOf(network) - 2)}`,
      },
    ],
    "valid-lifetime": LEASE_SECONDS[segment],
    "option-data": [
      { name: "routers", data: gateway },
      { name: "domain-name-servers", data: servers.join(", ") },
      ...(isCity ? [{ name: "domain-name", data: domain }] : []),
    ],
  };
}
