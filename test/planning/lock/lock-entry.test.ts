import { lockedBlocks, lockEntries, ownValue } from "../../../planning/lock/lock-entry";
import { emptyLock } from "./lock-builder";

const lock = emptyLock({
  pools: {
    b: { code: "p02", subnets: [{ cidr: "10.0.2.0/24", firstSlot: 1 }], slots: 1 },
    a: {
      code: "p01",
      subnets: [
        { cidr: "10.0.0.0/24", firstSlot: 1 },
        { cidr: "10.0.1.0/33", firstSlot: 126 },
      ],
      slots: 1,
    },
  },
  sites: { depot: { cidr: "10.1.0.0/24" } },
});

test("entries are sorted by kind and id", () => {
  expect(lockEntries(lock).map(({ kind, id }) => `${kind}/${id}`)).toEqual([
    "pool/a",
    "pool/b",
    "site/depot",
  ]);
});

test("blocks know their place in the file, and have no network where the text is none", () => {
  expect(lockedBlocks(lock).map(({ pointer, cidr }) => [pointer, cidr?.prefix])).toEqual([
    ["/pools/a/subnets/0/cidr", 24],
    ["/pools/a/subnets/1/cidr", undefined],
    ["/pools/b/subnets/0/cidr", 24],
    ["/sites/depot/cidr", 24],
  ]);
});

test("ownValue does not find what every object has", () => {
  expect(ownValue({ depot: 1 }, "depot")).toBe(1);
  expect(ownValue({ depot: 1 }, "constructor")).toBeUndefined();
});
