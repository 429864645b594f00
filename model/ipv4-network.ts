/** An IPv4 network; addresses as numbers from 0 to 2³²−1. */
export interface Ipv4Network {
  /** First address as written, before masking. */
  readonly address: number;
  readonly prefixLength: number;
  readonly first: number;
  readonly last: number;
}

const BITS_PER_ADDRESS = 32;

/** An IPv4 address as a number; undefined when a part is above 255, has leading zeros, or the form is wrong. */
export function parseIpv4(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) {
    return undefined;
  }
  return parts.reduce((address, part) => address * 256 + Number(part), 0);
}

/** A network in CIDR notation; undefined when it is none. */
export function parseIpv4Network(text: string): Ipv4Network | undefined {
  const [addressText = "", prefixText = "", ...rest] = text.split("/");
  const address = parseIpv4(addressText);
  if (address === undefined || rest.length > 0 || !/^(0|[1-9]\d?)$/.test(prefixText)) return undefined;
  const prefixLength = Number(prefixText);
  if (prefixLength > BITS_PER_ADDRESS) return undefined;
  const size = 2 ** (BITS_PER_ADDRESS - prefixLength);
  const first = Math.floor(address / size) * size;
  return { address, prefixLength, first, last: first + size - 1 };
}

/** An address in dotted notation. */
export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
