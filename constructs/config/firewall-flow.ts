/** A connection that the city's firewall has to let through. */
export interface FirewallFlow {
  /** Networks and addresses (CIDR), DNS names, or `people`: everybody in city buildings and outside. */
  readonly from: readonly string[];
  /** Networks and addresses (CIDR), DNS names, or `internet`: everything that is not the city's. */
  readonly to: readonly string[];
  readonly protocol: "tcp" | "udp";
  /** Ports and ranges. */
  readonly ports: readonly string[];
  readonly purpose: string;
}

export function tcpFlow(
  from: readonly string[],
  to: readonly string[],
  ports: readonly (string | number)[],
  purpose: string,
): FirewallFlow {
  return { from, to, protocol: "tcp", ports: ports.map(String), purpose };
}

export function udpFlow(
  from: readonly string[],
  to: readonly string[],
  ports: readonly (string | number)[],
  purpose: string,
): FirewallFlow {
  return { from, to, protocol: "udp", ports: ports.map(String), purpose };
}
