/** A block of IPv4 addresses; both ends belong to it. */
export interface Ipv4Range {
  readonly first: number;
  readonly last: number;
}

/** Reads `10.0.0.0/24`; undefined when the text is no IPv4 block. Bits beyond the prefix are ignored. */
export function parseIpv4Range(cidr: string): Ipv4Range | undefined {
  const [address = "", length = "32"] = cidr.split("/");
  const value = parseIpv4(address);
  const bits = Number(length);
  if (value === undefined || !Number.isInteger(bits) || bits < 0 || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const first = Math.floor(value / size) * size;
  return { first, last: first + size - 1 };
}

/** Reads `10.0.0.4`; undefined when the text is no IPv4 address. */
export function parseIpv4(address: string): number | undefined {
  const octets = address.split(".").map(Number);
  if (octets.length !== 4 || octets.some((octet) => !Number.isInteger(octet) || octet < 0 || octet > 255)) {
    return undefined;
  }
  return octets.reduce((value, octet) => value * 256 + octet, 0);
}

/** Writes an address: 167772164 → "10.0.0.4". */
export function formatIpv4(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}

/** True when the two blocks have an address in common. */
export function rangesOverlap(left: Ipv4Range, right: Ipv4Range): boolean {
  return left.first <= right.last && right.first <= left.last;
}

/** True when `inner` lies within `outer`. */
export function rangeContains(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
