import type { Finding } from "../diagnostic";
import { errorAt, type Place } from "../finding";
import { formatIpv4, type Ipv4Network } from "../ipv4-network";

/** The finding about a text that is no network. */
export function notANetwork(place: Place, text: string): Finding {
  const message = `"${text}" is no IPv4 network: parts go from 0 to 255, the prefix length from 0 to 32`;
  return errorAt(place, "network/address", message, "write it like 10.64.0.0/16");
}

/** The finding about a network that is written with an address inside it instead of its first one. */
export function misaligned(
  place: Place,
  subject: string,
  { first, address, prefixLength }: Ipv4Network,
): readonly Finding[] {
  if (address === first) return [];
  const message = `${subject} does not begin at its network address`;
  return [
    errorAt(place, "network/alignment", message, `did you mean "${formatIpv4(first)}/${prefixLength}"?`),
  ];
}
