/** An IPv4 network: first address as an unsigned 32-bit number and prefix length (0 to 32). */
export interface Cidr {
  readonly start: number;
  readonly prefix: number;
}

/** Addresses of all IPv4. */
const IPV4_ADDRESSES = 2 ** 32;

const CIDR_PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

const LEADING_ZERO = /(^|[./])0\d/;

/**
 * Reads CIDR notation, or says why the text is none.
 *
 * Strict: a first address inside the network ("10.0.0.1/24") and leading zeros, which some tools read as octal, are
 * problems and not repaired.
 *
 * @returns the network, or what is wrong with the text
 * @example
 * readCidr("10.64.0.1/24") // => "10.64.0.1 is not the first address of a /24; did you mean \"10.64.0.0/24\""
 */
export function readCidr(text: string): Cidr | string {
  const match = CIDR_PATTERN.exec(text);
  if (match === null) return "allowed is a network such as 10.64.0.0/16";
  const octets = match.slice(1, 5);
  const prefix = Number(match[5]);
  if (octets.some((octet) => Number(octet) > 255)) return "each part of the address is 0 to 255";
  if (LEADING_ZERO.test(text)) return "numbers are written without leading zeros";
  if (prefix > 32) return `the prefix is ${prefix}; allowed is 0 to 32`;
  const start = octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const aligned = { start: alignDown(start, prefix), prefix };
  if (aligned.start === start) return aligned;
  return `${octets.join(".")} is not the first address of a /${prefix}; did you mean "${formatCidr(aligned)}"`;
}

/** Why a text is no network in CIDR notation; undefined when it is one. See `readCidr`. */
export function cidrProblem(text: string): string | undefined {
  const read = readCidr(text);
  return typeof read === "string" ? read : undefined;
}

/**
 * Reads CIDR notation.
 *
 * @throws RangeError when the text is no network, see `readCidr`
 * @example
 * parseCidr("0.0.1.0/24") // => { start: 256, prefix: 24 }
 */
export function parseCidr(text: string): Cidr {
  const read = readCidr(text);
  if (typeof read === "string") throw new RangeError(`network "${text}": ${read}`);
  return read;
}

/**
 * Writes CIDR notation.
 *
 * @example
 * formatCidr({ start: 256, prefix: 24 }) // => "0.0.1.0/24"
 */
export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.start)}/${cidr.prefix}`;
}

/**
 * Writes an address in dotted notation.
 *
 * @param address - as a number (0 to 2³² − 1)
 * @example
 * formatAddress(256) // => "0.0.1.0"
 */
export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** Addresses of a network with this prefix, reserved ones included (1 to 2³²). */
export function sizeOfPrefix(prefix: number): number {
  return IPV4_ADDRESSES / 2 ** prefix;
}

/** First address after the network, as a number (up to 2³²). */
export function endOf(cidr: Cidr): number {
  return cidr.start + sizeOfPrefix(cidr.prefix);
}

/**
 * First and last address of a network, the network's own and the broadcast among them.
 *
 * @throws RangeError as `parseCidr`
 */
export function addressRange(text: string): { readonly first: string; readonly last: string } {
  const cidr = parseCidr(text);
  return { first: formatAddress(cidr.start), last: formatAddress(endOf(cidr) - 1) };
}

/** Whether two networks have an address in common; for CIDR blocks this means that one contains the other. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.start < endOf(b) && b.start < endOf(a);
}

/** Whether all addresses of `inner` are in `outer`; a network contains itself. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.start <= inner.start && endOf(inner) <= endOf(outer);
}

/**
 * Prefix of the smallest network that holds a number of addresses: `32 − ceil(log2(addresses))`.
 *
 * Network and broadcast address and whatever a platform reserves count as addresses.
 *
 * @param addresses - addresses needed (integer, 1 to 2³²)
 * @throws RangeError outside that range
 * @example
 * prefixForAddresses(33) // => 26
 */
export function prefixForAddresses(addresses: number): number {
  if (!Number.isInteger(addresses) || addresses < 1 || addresses > IPV4_ADDRESSES) {
    throw new RangeError(`a network of ${addresses} addresses; allowed is a whole number from 1 to 2^32`);
  }
  let prefix = 32;
  while (sizeOfPrefix(prefix) < addresses) prefix -= 1;
  return prefix;
}

/** Highest address at or below `address` at which a network with this prefix may start. */
export function alignDown(address: number, prefix: number): number {
  return address - (address % sizeOfPrefix(prefix));
}

/** Lowest address at or above `address` at which a network with this prefix may start. */
export function alignUp(address: number, prefix: number): number {
  return alignDown(address + sizeOfPrefix(prefix) - 1, prefix);
}
