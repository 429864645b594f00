import type { BuildingSegment } from "../../planning/wlan/network-plan";
import { tcpFlow, udpFlow, type FirewallFlow } from "./firewall-flow";
import { RADIUS_PORT } from "./free-radius";

/** Ports between access points and their controllers (RFC 5415, CAPWAP). */
const CAPWAP_PORTS = [5246, 5247];

const DNS_PORT = 53;
const HTTPS_PORT = 443;

/** Networks and servers that people and devices in a building may reach. */
export interface BuildingSurroundings {
  /** Network → block (CIDR). */
  readonly segments: Readonly<Partial<Record<BuildingSegment, string>>>;
  /** Network of RADIUS servers and controllers (CIDR); absent where the city has none. */
  readonly wlanServices?: string;
  readonly hasControllers: boolean;
  /** Network of the gateways to desktops on-premises (CIDR); absent without them. */
  readonly gateways?: string;
  /** Addresses. */
  readonly dnsServers: readonly string[];
}

/**
 * What has to be open for a building, as far as the plan knows: its networks do not reach each other, guests reach the
 * internet only, and servers of the WLAN hear access points only, never devices (BSI NET.3.4.A17). What members of a domain
 * need (directory, time, management) depends on the city's servers, which the estate does not name.
 */
export function buildingFlows(around: BuildingSurroundings): readonly FirewallFlow[] {
  const { segments, wlanServices, hasControllers, gateways, dnsServers } = around;
  const block = (segment: BuildingSegment): readonly string[] => {
    const cidr = segments[segment];
    return cidr === undefined ? [] : [cidr];
  };
  const own = (["staff", "voice", "devices", "management"] as const).flatMap(block);
  const services = wlanServices === undefined ? [] : [wlanServices];
  const resolvers = dnsServers.map((address) => `${address}/32`);
  const https = [HTTPS_PORT];
  return [
    udpFlow(block("management"), services, [RADIUS_PORT], "access points ask whether a device may come in"),
    ...(hasControllers
      ? [udpFlow(block("management"), services, CAPWAP_PORTS, "access points talk to their controllers")]
      : []),
    udpFlow(own, resolvers, [DNS_PORT], "names of the city"),
    tcpFlow(own, resolvers, [DNS_PORT], "long answers about names"),
    tcpFlow(block("staff"), gateways === undefined ? [] : [gateways], https, "desktops in the data centre"),
    tcpFlow(block("staff"), ["internet"], https, "desktops on Azure and the web"),
    tcpFlow(block("guests"), ["internet"], [80, HTTPS_PORT], "guests, to the internet only"),
    udpFlow(block("guests"), ["internet"], https, "the same over QUIC"),
  ].filter(({ from, to }) => from.length > 0 && to.length > 0);
}
