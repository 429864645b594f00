import { decideSlots } from "../../../planning/lock/pool-slots";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { emptyLock, lockRequest, poolRequest, rules } from "./lock-builder";

describe("decideSlots", () => {
  test.each([
    ["a new pool", 4, undefined, 0, 4],
    ["a pool without hosts", 0, undefined, 0, 0],
    ["more hosts", 6, undefined, 4, 6],
    ["fewer hosts", 2, undefined, 4, 4],
    ["fewer hosts, drained", 2, 3, 4, 2],
    ["only the last slot drained", 3, 4, 4, 3],
    ["all hosts drained", 0, 1, 4, 0],
  ])("%s: %p hosts, drained from %p, %p slots before, %p after", (_, hosts, drainedFrom, before, after) => {
    const pool = poolRequest({
      hosts,
      ...(drainedFrom === undefined ? {} : { drainedFromSlot: drainedFrom }),
    });
    expect(decideSlots(pool, before).slots).toBe(after);
  });
});

describe("scale-in", () => {
  const lock = emptyLock({
    pools: {
      "azure-pool-a": { code: "p01", subnets: [{ cidr: "10.64.16.0/26", firstSlot: 1 }], slots: 12 },
    },
  });
  const run = (hosts: number, drainedFromSlot?: number) =>
    reconcileLock(
      lockRequest({
        pools: [poolRequest({ hosts, ...(drainedFromSlot === undefined ? {} : { drainedFromSlot }) })],
      }),
      lock,
    );

  test.each([
    ["no surplus", 12, undefined, 12, []],
    ["surplus stays and is named", 9, undefined, 12, ["lock/surplus-hosts"]],
    ["drained slots go", 9, 10, 9, []],
    ["the rest of a surplus stays", 7, 10, 9, ["lock/surplus-hosts"]],
    ["an old declaration does not hinder growth", 14, 15, 14, ["lock/drained-already"]],
    ["an old declaration is named", 12, 13, 12, ["lock/drained-already"]],
  ])("%s", (_, hosts, drainedFrom, slots, expected) => {
    const result = run(hosts, drainedFrom);
    expect(rules(result)).toEqual(expected);
    expect(result.lock.pools["azure-pool-a"]?.slots).toBe(slots);
  });

  test("says which hosts are surplus and how to declare them", () => {
    expect(run(9).findings).toEqual([
      {
        rule: "lock/surplus-hosts",
        severity: "warning",
        message: 'pool "azure-pool-a" has 12 host slots and needs 9 hosts: 3 surplus',
        file: "estate.lock.yaml",
        pointer: "/pools/azure-pool-a/slots",
        hint: 'drain slots 10 to 12, declare "drainedHosts: { azure-pool-a: 10 }" in estate.yaml and run `workplace lock`',
      },
    ]);
  });

  test("says what goes", () => {
    expect(run(9, 10).changes).toEqual([
      { kind: "shrunk", subject: 'pool "azure-pool-a"', detail: "12 → 9 host slots, the highest ones go" },
    ]);
  });

  test.each([
    [9, 9, "declare 10 instead of 9"],
    [12, 12, "remove the declaration: the pool has no surplus hosts"],
    [14, 13, "remove the declaration: the pool has no surplus hosts"],
  ])("rejects draining hosts that are needed (%d hosts, from slot %d)", (hosts, drainedFrom, hint) => {
    const result = run(hosts, drainedFrom);
    expect(result.lock).toBe(lock);
    expect(result.changes).toEqual([]);
    expect(result.findings).toEqual([
      {
        rule: "lock/drained-too-many",
        severity: "error",
        message: `pool "azure-pool-a" is declared drained from slot ${drainedFrom} but needs ${hosts} hosts; allowed is slot ${hosts + 1} or higher`,
        file: "estate.yaml",
        pointer: "/drainedHosts/azure-pool-a",
        hint,
      },
    ]);
  });

  test("rejects more hosts than computer names can number", () => {
    expect(run(10_000).findings).toMatchObject([
      {
        rule: "lock/too-many-hosts",
        message: 'pool "azure-pool-a" needs 10000 hosts but computer names number at most 9999',
      },
    ]);
  });
});
