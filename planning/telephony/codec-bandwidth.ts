import type { PlanningConstant } from "../constant";

/** What a voice packet carries beside the voice, from the network layer on (bytes). */
export const IP_UDP_RTP_BYTES: PlanningConstant = {
  name: "IP_UDP_RTP_BYTES",
  value: 40,
  unit: "bytes/packet",
  certainty: "vendor limit",
  source: "IPv4 20, UDP 8, RTP 12: RFC 791, RFC 768, RFC 3550",
};

/** Authentication tag of encrypted voice (bytes). */
export const SRTP_BYTES: PlanningConstant = {
  name: "SRTP_BYTES",
  value: 10,
  unit: "bytes/packet",
  certainty: "vendor limit",
  source: "tag of 80 bit: RFC 3711",
};

/** Ethernet header, check sum and VLAN tag (bytes). */
export const ETHERNET_VLAN_BYTES: PlanningConstant = {
  name: "ETHERNET_VLAN_BYTES",
  value: 22,
  unit: "bytes/packet",
  certainty: "vendor limit",
  source: "Ethernet 18, tag 4: IEEE 802.3, IEEE 802.1Q",
};

/** Control packets that go with the voice, on top of it. */
export const RTCP_FACTOR: PlanningConstant = {
  name: "RTCP_FACTOR",
  value: 1.05,
  unit: "factor",
  certainty: "vendor limit",
  source: "at most 5 % of the session's bandwidth: RFC 3550, 6.2",
};

/** What is sent for a call. */
export interface CallPackets {
  /** Voice in a packet (bytes). */
  readonly payloadBytes: number;
  /** Speech in a packet (ms). */
  readonly packetMilliseconds: number;
}

/**
 * Bandwidth of a call in one direction, without control packets (kbit/s).
 *
 * `(payload + overhead) × 8 ÷ packet time`
 *
 * @param overheadBytes - what a packet carries beside the voice (bytes)
 * @example
 * packetKbps({ payloadBytes: 160, packetMilliseconds: 20 }, 40 + 10 + 22) // => 92.8
 */
export function packetKbps({ payloadBytes, packetMilliseconds }: CallPackets, overheadBytes: number): number {
  return ((payloadBytes + overheadBytes) * 8) / packetMilliseconds;
}
