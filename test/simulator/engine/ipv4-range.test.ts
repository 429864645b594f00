import fc from "fast-check";
import {
  formatIpv4,
  parseIpv4,
  parseIpv4Range,
  rangeContains,
  rangesOverlap,
  type Ipv4Range,
} from "../../../simulator/engine/ipv4-range";

const cidr = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, bits]) => `${formatIpv4(address)}/${bits}`);
const range = cidr.map((text) => parseIpv4Range(text) as Ipv4Range);

describe("IPv4 ranges", () => {
  it.each([
    ["10.0.0.0/24", "10.0.0.0", "10.0.0.255"],
    ["10.0.0.77/24", "10.0.0.0", "10.0.0.255"],
    ["0.0.0.0/0", "0.0.0.0", "255.255.255.255"],
    ["192.168.1.1", "192.168.1.1", "192.168.1.1"],
  ])("%s runs from %s to %s", (text, first, last) => {
    const parsed = parseIpv4Range(text)!;
    expect([formatIpv4(parsed.first), formatIpv4(parsed.last)]).toEqual([first, last]);
  });

  it.each(["10.0.0/24", "10.0.0.0/33", "10.0.0.256/24", "fd00::/8", "10.0.0.0/x"])("rejects %s", (text) => {
    expect(parseIpv4Range(text)).toBeUndefined();
  });

  it("formats what it parses", () => {
    fc.assert(fc.property(fc.ipV4(), (address) => expect(formatIpv4(parseIpv4(address)!)).toBe(address)));
  });

  it("overlaps with itself, down to a single address", () => {
    const single = parseIpv4Range("10.0.0.1/32")!;
    expect(rangesOverlap(single, single)).toBe(true);
    expect(rangesOverlap(single, parseIpv4Range("10.0.0.2/32")!)).toBe(false);
  });

  it("overlaps exactly when one holds the other: blocks never overlap in part", () => {
    fc.assert(
      fc.property(range, range, (one, other) => {
        expect(rangesOverlap(one, other)).toBe(rangeContains(one, other) || rangeContains(other, one));
      }),
    );
  });
});
