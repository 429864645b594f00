/** Port on which registrars command media servers; only their own network reaches it. */
export const RTPENGINE_CONTROL_PORT = 2223;

/**
 * Ports of voice (kind: assumption; two legs with two ports each: 2,500 calls, more than the largest media server
 * carries).
 */
export const RTP_PORTS = { first: 30000, last: 39999 } as const;

/**
 * Traffic class of voice in the IPv4 header: DSCP EF, 46 (source: RFC 4594, section 4.1; kind: assumption, the city's
 * switches have to know it).
 */
const VOICE_TOS = 46 << 2;

/** What a media server must know. */
export interface RtpengineConfiguration {
  /** Network card or address on which voice comes and goes. */
  readonly networkInterface: string;
}

/** rtpengine.conf: relays voice without the kernel module; nothing is recorded, nothing stays on disk. */
export function rtpengineConfiguration({ networkInterface }: RtpengineConfiguration): string {
  return `[rtpengine]
table = -1
interface = ${networkInterface}
listen-ng = ${RTPENGINE_CONTROL_PORT}
port-min = ${RTP_PORTS.first}
port-max = ${RTP_PORTS.last}
tos = ${VOICE_TOS}
timeout = 60
silent-timeout = 3600
offer-timeout = 180
delete-delay = 0
log-level = 5
`;
}
