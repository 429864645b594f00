/** A connection that the city's firewall has to let through. */
export interface FirewallFlow {
  /** `people` = everybody in city buildings and outside, else a network (CIDR). */
  readonly from: string;
  /** `internet` = everything that is not the city's, else a network (CIDR). */
  readonly to: string;
  readonly protocol: "tcp" | "udp";
  readonly ports: readonly number[];
  readonly purpose: string;
}
