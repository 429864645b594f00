import { allocateLabels } from "../../../planning/lock/labels";
import { nextPoolCode, POOL_CODES } from "../../../planning/lock/pool-code";
import { nextVlanId } from "../../../planning/lock/vlan-id";
import { computerName } from "../../../planning/names";
import { emptyLock, lockRequest, poolRequest } from "./lock-builder";

function firstCodes(count: number): string[] {
  const codes = new Set<string>();
  for (let index = 0; index < count; index += 1) codes.add(nextPoolCode(codes)!);
  return [...codes];
}

describe("nextPoolCode", () => {
  test.each([
    [0, "p01"],
    [8, "p09"],
    [9, "p10"],
    [98, "p99"],
    [99, "q01"],
    [POOL_CODES - 1, "z99"],
  ])("after %d codes comes %s", (count, code) => {
    expect(nextPoolCode(new Set(firstCodes(count)))).toBe(code);
  });

  test("fills gaps", () => {
    expect(nextPoolCode(new Set(["p01", "p03"]))).toBe("p02");
  });

  test("gives codes that fit the schema and the longest computer name", () => {
    const codes = firstCodes(POOL_CODES);
    expect(codes.filter((code) => !/^[a-z][0-9a-z]{2}$/.test(code))).toEqual([]);
    expect(computerName("stgt", codes.at(-1)!, 1295, 9999)).toHaveLength(15);
  });

  test("has an end", () => {
    expect(nextPoolCode(new Set(firstCodes(POOL_CODES)))).toBeUndefined();
  });
});

describe("nextVlanId", () => {
  test.each([
    [[], 100],
    [[100, 102], 101],
    [[100, 101, 102], undefined],
  ])("after %j comes %s", (taken, next) => {
    expect(nextVlanId(new Set(taken), { first: 100, last: 102 })).toBe(next);
  });
});

describe("allocateLabels", () => {
  test("rejects more pools than there are codes", () => {
    const pools = firstCodes(POOL_CODES).map((code, index) => [
      `old-${index}`,
      { code, subnets: [{ cidr: "10.0.0.0/27", firstSlot: 1 }], slots: 0, removed: true },
    ]);
    const lock = emptyLock({ pools: Object.fromEntries(pools) });
    expect(allocateLabels(lockRequest({ pools: [poolRequest()] }), lock).findings).toMatchObject([
      {
        rule: "lock/pool-codes-exhausted",
        message: "the 1089 pool codes are exhausted: needed 1, free 0",
      },
    ]);
  });
});
