import * as fc from "fast-check";
import { missingSubnets, overfullSubnet, slotCapacity } from "../../../planning/lock/pool-subnets";

describe("slotCapacity", () => {
  // (addresses − 5) ÷ max(2, generations), rounded down
  test.each([
    [27, 1, 13],
    [27, 2, 13],
    [27, 3, 9],
    [26, 2, 29],
    [24, 2, 125],
    [18, 2, 8189],
    [30, 2, 0],
  ])("a /%d with %d generations serves %d slots", (prefix, generations, slots) => {
    expect(slotCapacity(prefix, generations)).toBe(slots);
  });
});

describe("missingSubnets", () => {
  test.each([
    ["an empty pool gets a subnet to grow into", 1, 0, 0, [], [{ prefix: 27, firstSlot: 1 }]],
    ["growth that is asked for decides", 100, 4, 0, [], [{ prefix: 25, firstSlot: 1 }]],
    ["hosts decide when the request is too small", 1, 20, 0, [], [{ prefix: 26, firstSlot: 1 }]],
    ["slots within the last subnet need none", 100, 13, 4, ["10.0.0.0/27"], []],
    ["slots beyond it need one", 30, 14, 4, ["10.0.0.0/27"], [{ prefix: 27, firstSlot: 14 }]],
  ])("%s", (_, addresses, slots, lockedSlots, cidrs, needs) => {
    const subnets = cidrs.map((cidr) => ({ cidr, firstSlot: 1 }));
    expect(missingSubnets({ addresses, generations: 1, slots, lockedSlots }, subnets)).toEqual(needs);
  });

  test("stay within /27 and /18 and serve all slots", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 3 }),
        (slots, addresses, generations) => {
          const needs = missingSubnets({ addresses, generations, slots, lockedSlots: 0 }, []);
          let next = 1;
          for (const { prefix, firstSlot } of needs) {
            expect(firstSlot).toBe(next);
            expect(prefix).toBeGreaterThanOrEqual(18);
            expect(prefix).toBeLessThanOrEqual(27);
            next += slotCapacity(prefix, generations);
          }
          expect(next - 1).toBeGreaterThanOrEqual(slots);
        },
      ),
    );
  });
});

describe("overfullSubnet", () => {
  const subnets = [
    { cidr: "10.0.0.0/27", firstSlot: 1 },
    { cidr: "10.0.0.32/27", firstSlot: 14 },
  ];

  test.each([
    [13, 2, undefined],
    [26, 2, undefined],
    [27, 2, { index: 1, cidr: "10.0.0.32/27", slots: 14, hosts: 28, usable: 27 }],
    [10, 3, { index: 0, cidr: "10.0.0.0/27", slots: 10, hosts: 30, usable: 27 }],
  ])("%d slots in %d generations", (slots, generations, expected) => {
    expect(overfullSubnet(subnets, slots, generations)).toEqual(expected);
  });
});
