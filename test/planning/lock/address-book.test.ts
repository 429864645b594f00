import * as fc from "fast-check";
import { AddressBook } from "../../../planning/lock/address-book";
import { searchRanges } from "../../../planning/lock/address-layout";
import { endOf, formatCidr, overlaps, parseCidr, sizeOfPrefix, type Cidr } from "../../../planning/lock/cidr";

const space = parseCidr("10.0.0.0/24");
const whole = [{ from: space.start, to: endOf(space) }];

function take(book: AddressBook, prefix: number): string | undefined {
  const block = book.take(whole, prefix);
  return block && formatCidr(block);
}

describe("AddressBook", () => {
  test("gives out the first aligned block that is free", () => {
    const book = new AddressBook(["10.0.0.64/26", "10.0.0.0/28"].map(parseCidr));
    expect([take(book, 28), take(book, 27), take(book, 26), take(book, 28), take(book, 25)]).toEqual([
      "10.0.0.16/28",
      "10.0.0.32/27",
      "10.0.0.128/26",
      "10.0.0.192/28",
      undefined,
    ]);
  });

  test("looks into the next range when the first is full", () => {
    const book = new AddressBook([parseCidr("10.0.0.0/26")]);
    const ranges = [{ from: space.start, to: space.start + 64 }, ...whole];
    expect(formatCidr(book.take(ranges, 27)!)).toBe("10.0.0.64/27");
  });

  test("sees a block that starts before the range and reaches into it", () => {
    const book = new AddressBook([parseCidr("10.0.0.0/25")]);
    const upper = { from: space.start + 64, to: endOf(space) };
    expect(formatCidr(book.take([upper], 26)!)).toBe("10.0.0.128/26");
  });

  test("counts what is free", () => {
    const book = new AddressBook(["10.0.0.64/26", "10.0.0.0/28", "192.168.0.0/16"].map(parseCidr));
    expect(book.freeAddresses(space)).toBe(176);
    expect(book.largestFreeBlock(space)).toBe(128);
    expect(new AddressBook([parseCidr("10.0.0.0/8")]).freeAddresses(space)).toBe(0);
    expect(new AddressBook([parseCidr("10.0.0.0/8")]).largestFreeBlock(space)).toBe(0);
  });

  test("gives out a block exactly when a search over all aligned starts finds one, and the same one", () => {
    const prefixes = fc.array(fc.integer({ min: 25, max: 32 }), { maxLength: 40 });
    fc.assert(
      fc.property(prefixes, (wanted) => {
        const book = new AddressBook([]);
        const given: Cidr[] = [];
        for (const prefix of wanted) {
          const starts = Array.from(
            { length: 2 ** (prefix - 24) },
            (_, index) => space.start + index * sizeOfPrefix(prefix),
          );
          const expected = starts.find((start) => !given.some((block) => overlaps(block, { start, prefix })));
          const block = book.take(whole, prefix);
          expect(block?.start).toBe(expected);
          if (block !== undefined) given.push(block);
        }
      }),
    );
  });
});

describe("searchRanges", () => {
  const firstOf = (platform: "azure" | "vsphere", kind: "network" | "pool" | "site") => {
    const [home, fallback] = searchRanges(parseCidr("10.0.0.0/16"), platform, kind);
    expect(fallback).toEqual({ from: 167_772_160, to: 167_837_696 });
    return [home!.from - 167_772_160, home!.to - 167_772_160];
  };

  test.each([
    ["vsphere", "network", 0, 4096],
    ["vsphere", "pool", 4096, 32_768],
    ["vsphere", "site", 32_768, 65_536],
    ["azure", "network", 0, 4096],
    ["azure", "pool", 4096, 65_536],
  ] as const)("%s: a %s lives from %d to %d", (platform, kind, from, to) => {
    expect(firstOf(platform, kind)).toEqual([from, to]);
  });
});
