import * as fc from "fast-check";
import {
  addressRange,
  alignDown,
  alignUp,
  cidrProblem,
  contains,
  endOf,
  formatCidr,
  overlaps,
  parseCidr,
  prefixForAddresses,
  sizeOfPrefix,
  type Cidr,
} from "../../../planning/lock/cidr";

const anyCidr: fc.Arbitrary<Cidr> = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => ({ start: alignDown(address, prefix), prefix }));

// Neighbours in a small space, so that overlaps and containment really occur.
const nearCidr: fc.Arbitrary<Cidr> = fc
  .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 26, max: 32 }))
  .map(([address, prefix]) => ({ start: alignDown(address, prefix), prefix }));

describe("parseCidr and formatCidr", () => {
  test.each([
    ["0.0.0.0/0", 0, 0],
    ["0.0.1.0/24", 256, 24],
    ["10.64.0.0/16", 171_966_464, 16],
    ["192.168.1.4/30", 3_232_235_780, 30],
    ["255.255.255.255/32", 4_294_967_295, 32],
  ])("read and write %s", (text, start, prefix) => {
    expect(parseCidr(text)).toEqual({ start, prefix });
    expect(formatCidr({ start, prefix })).toBe(text);
  });

  test("are inverse to each other", () => {
    fc.assert(fc.property(anyCidr, (cidr) => expect(parseCidr(formatCidr(cidr))).toEqual(cidr)));
  });
});

describe("cidrProblem", () => {
  test.each([
    ["10.64.0.0", "allowed is a network such as 10.64.0.0/16"],
    ["10.64.0/16", "allowed is a network such as 10.64.0.0/16"],
    [" 10.64.0.0/16", "allowed is a network such as 10.64.0.0/16"],
    ["fd00::/8", "allowed is a network such as 10.64.0.0/16"],
    ["10.256.0.0/16", "each part of the address is 0 to 255"],
    ["10.64.0.0/33", "the prefix is 33; allowed is 0 to 32"],
    ["010.64.0.0/16", "numbers are written without leading zeros"],
    ["10.64.0.0/08", "numbers are written without leading zeros"],
    ["10.64.0.1/24", '10.64.0.1 is not the first address of a /24; did you mean "10.64.0.0/24"'],
  ])("rejects %j", (text, problem) => {
    expect(cidrProblem(text)).toBe(problem);
    expect(() => parseCidr(text)).toThrow(new RangeError(`network "${text}": ${problem}`));
  });

  test("finds nothing in what formatCidr writes", () => {
    fc.assert(fc.property(anyCidr, (cidr) => cidrProblem(formatCidr(cidr)) === undefined));
  });
});

describe("overlaps and contains", () => {
  test.each([
    ["10.0.0.0/24", "10.0.0.0/24", true, true],
    ["10.0.0.0/23", "10.0.1.0/24", true, true],
    ["10.0.1.0/24", "10.0.0.0/23", true, false],
    ["10.0.0.0/24", "10.0.1.0/24", false, false],
    ["0.0.0.0/0", "255.255.255.255/32", true, true],
  ])("%s and %s", (a, b, overlapping, containing) => {
    expect(overlaps(parseCidr(a), parseCidr(b))).toBe(overlapping);
    expect(contains(parseCidr(a), parseCidr(b))).toBe(containing);
  });

  test("agree with a count of the common addresses", () => {
    const addresses = (cidr: Cidr) =>
      Array.from({ length: sizeOfPrefix(cidr.prefix) }, (_, offset) => cidr.start + offset);
    fc.assert(
      fc.property(nearCidr, nearCidr, (a, b) => {
        const inA = new Set(addresses(a));
        const common = addresses(b).filter((address) => inA.has(address)).length;
        expect(overlaps(a, b)).toBe(common > 0);
        expect(contains(a, b)).toBe(common === sizeOfPrefix(b.prefix));
      }),
    );
  });

  test("overlapping blocks contain one another", () => {
    fc.assert(
      fc.property(nearCidr, nearCidr, (a, b) => overlaps(a, b) === (contains(a, b) || contains(b, a))),
    );
  });
});

describe("prefixForAddresses", () => {
  test.each([
    [1, 32],
    [2, 31],
    [32, 27],
    [33, 26],
    [61, 26],
    [257, 23],
    [65_536, 16],
    [2 ** 32, 0],
  ])("%d addresses take a /%d", (addresses, prefix) => {
    expect(prefixForAddresses(addresses)).toBe(prefix);
  });

  test("is the longest prefix that holds the addresses", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2 ** 31 }), (addresses) => {
        const prefix = prefixForAddresses(addresses);
        expect(sizeOfPrefix(prefix)).toBeGreaterThanOrEqual(addresses);
        expect(sizeOfPrefix(prefix + 1)).toBeLessThan(addresses);
      }),
    );
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])("rejects %d addresses", (addresses) => {
    expect(() => prefixForAddresses(addresses)).toThrow(RangeError);
  });
});

describe("alignUp and alignDown", () => {
  test("enclose the address between two starts of neighbouring blocks", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.integer({ min: 2, max: 32 }),
        (address, prefix) => {
          const down = alignDown(address, prefix);
          const up = alignUp(address, prefix);
          expect(down).toBeLessThanOrEqual(address);
          expect(up).toBeGreaterThanOrEqual(address);
          expect(up === down || up === endOf({ start: down, prefix })).toBe(true);
          expect(down % sizeOfPrefix(prefix)).toBe(0);
        },
      ),
    );
  });
});

test("the range of a network runs from its own address to the broadcast", () => {
  expect(addressRange("10.128.5.0/24")).toEqual({ first: "10.128.5.0", last: "10.128.5.255" });
  expect(addressRange("10.128.5.128/32")).toEqual({ first: "10.128.5.128", last: "10.128.5.128" });
});
