/** Relay ports of a TURN server (vendor default of coturn: 49152 to 65535, https://github.com/coturn/coturn). */
export const TURN_RELAY_PORTS = { first: 49152, last: 65535 } as const;

/** Ports on which a TURN server listens (RFC 8656): plain and TLS. */
export const TURN_PORT = 3478;
export const TURN_TLS_PORT = 5349;

/** What a TURN server must know. */
export interface CoturnConfiguration {
  /** Realm of its credentials: the DNS name of the service. */
  readonly realm: string;
  /** Reference to the secret that makes time-limited credentials. */
  readonly sharedSecret: string;
  /** Paths on the machine. */
  readonly certificate: string;
  readonly privateKey: string;
  /** Networks (CIDR) that it relays to; everything else is refused, so that nobody reaches the city's inside by it. */
  readonly peers: readonly { readonly first: string; readonly last: string }[];
}

/** turnserver.conf: credentials that expire, TLS 1.2 or newer, no way to other networks than those of its peers. */
export function coturnConfiguration(server: CoturnConfiguration): string {
  return `${[
    `realm=${server.realm}`,
    "use-auth-secret",
    `static-auth-secret=${server.sharedSecret}`,
    "fingerprint",
    `listening-port=${TURN_PORT}`,
    `tls-listening-port=${TURN_TLS_PORT}`,
    `min-port=${TURN_RELAY_PORTS.first}`,
    `max-port=${TURN_RELAY_PORTS.last}`,
    `cert=${server.certificate}`,
    `pkey=${server.privateKey}`,
    "no-tlsv1",
    "no-tlsv1_1",
    "no-cli",
    "no-multicast-peers",
    "no-tcp-relay",
    "denied-peer-ip=0.0.0.0-255.255.255.255",
    "denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ...server.peers.map(({ first, last }) => `allowed-peer-ip=${first}-${last}`),
    "syslog",
  ].join("\n")}\n`;
}
