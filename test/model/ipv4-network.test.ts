import fc from "fast-check";
import { formatIpv4, parseIpv4, parseIpv4Network } from "../../model/ipv4-network";

describe("parseIpv4Network", () => {
  it.each([
    ["10.64.0.0/16", 0x0a400000, 0x0a40ffff],
    ["10.64.8.1/16", 0x0a400000, 0x0a40ffff],
    ["0.0.0.0/0", 0, 0xffffffff],
    ["255.255.255.255/32", 0xffffffff, 0xffffffff],
  ])("of %s covers its addresses", (text, first, last) => {
    expect(parseIpv4Network(text)).toMatchObject({ first, last });
  });

  it.each([
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0/8",
    "10.0.0.256/8",
    "10.0.0.01/8",
    "10.0.0.0/08",
    "a/8",
    "1.2.3.4/8/8",
  ])("rejects %s", (text) => {
    expect(parseIpv4Network(text)).toBeUndefined();
  });

  it("covers 2^(32−prefix) addresses that begin at a multiple of that number", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, prefixLength) => {
        const network = parseIpv4Network(`${address}/${prefixLength}`);
        const size = 2 ** (32 - prefixLength);
        expect(network!.last - network!.first + 1).toBe(size);
        expect(network!.first % size).toBe(0);
        expect(network!.first <= network!.address && network!.address <= network!.last).toBe(true);
      }),
    );
  });
});

describe("formatIpv4", () => {
  it("writes what parseIpv4 reads", () => {
    fc.assert(fc.property(fc.ipV4(), (address) => expect(formatIpv4(parseIpv4(address)!)).toBe(address)));
  });
});
