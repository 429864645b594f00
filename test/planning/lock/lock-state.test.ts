import { lockFindings, lockStaleness } from "../../../planning/lock/lock-state";
import { lockRequest, poolRequest, reconciled } from "./lock-builder";

const city = lockRequest({
  pools: [poolRequest({ hosts: 12, addresses: 50 })],
  sites: [{ id: "town-hall", addresses: 10 }],
});
const lock = reconciled(city).lock;
const drained = { ...city, pools: [poolRequest({ hosts: 9, drainedFromSlot: 10 })] };

describe("lockStaleness", () => {
  test.each([
    ["nothing", city, []],
    ["a new pool", { ...city, pools: [...city.pools, poolRequest({ id: "azure-pool-b" })] }, ["added"]],
    ["more hosts", { ...city, pools: [poolRequest({ hosts: 13 })] }, ["grown"]],
    ["a building that is gone", { ...city, sites: [] }, ["removed"]],
    ["fewer hosts, not drained", { ...city, pools: [poolRequest({ hosts: 9 })] }, []],
    ["fewer hosts, drained", drained, []],
  ])("%s", (_, request, kinds) => {
    expect(lockStaleness(request, lock).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("a building that is back", () => {
    const gone = reconciled({ ...city, sites: [] }, lock).lock;
    expect(lockStaleness(city, gone).map(({ kind }) => kind)).toEqual(["restored"]);
  });
});

describe("lockFindings", () => {
  test("are empty for a lock that is up to date", () => {
    expect(lockFindings(city, lock)).toEqual([]);
  });

  test("rejects a lock that lags behind and names the command", () => {
    const sites = ["a", "b", "c"].map((id) => ({ id, addresses: 1 }));
    expect(lockFindings({ ...city, sites }, lock)).toEqual([
      {
        rule: "lock/stale",
        severity: "error",
        message:
          'estate.lock.yaml lags behind the estate: site "a" added, site "b" added, site "c" added, 1 more',
        file: "estate.lock.yaml",
        pointer: "",
        hint: "run `workplace lock`, review the difference and commit estate.lock.yaml",
      },
    ]);
  });

  test("rejects an estate without a lock", () => {
    expect(lockFindings(city, undefined)).toMatchObject([
      {
        rule: "lock/stale",
        message: 'estate.lock.yaml is missing: pool "azure-pool-a" added, site "town-hall" added',
      },
    ]);
  });

  test("warn of drained hosts that still have their slots", () => {
    expect(lockFindings(drained, lock)).toEqual([
      {
        rule: "lock/scale-in-pending",
        severity: "warning",
        message:
          'pool "azure-pool-a" keeps its drained hosts until the lock gives up their slots: 12 → 9 host slots, the highest ones go',
        file: "estate.yaml",
        pointer: "/drainedHosts",
        hint: "run `workplace lock` and commit estate.lock.yaml",
      },
    ]);
  });

  test("warn of a pool that left the estate until it is released, of a building never", () => {
    const { lock: gone } = reconciled({ ...city, pools: [], sites: [] }, lock);
    expect(lockFindings({ ...city, pools: [], sites: [] }, gone)).toEqual([
      {
        rule: "lock/removed-pool",
        severity: "warning",
        message:
          'pool "azure-pool-a" left the estate: its stack is no longer written, its hosts and profiles stay on the platform',
        file: "estate.lock.yaml",
        pointer: "/pools/azure-pool-a",
        hint: "when they are destroyed, run `workplace lock --release pool/azure-pool-a`; otherwise bring the pool back, and destroy it as docs/lock.md says",
      },
    ]);
    expect(lockFindings(city, gone).map(({ rule }) => rule)).toEqual(["lock/stale"]);
  });

  test("reject a lock that does not know the host shape", () => {
    const shaped = { ...city, pools: [poolRequest({ hosts: 12, addresses: 50, host: "Standard_D8ads_v5" })] };
    expect(lockFindings(shaped, lock)).toMatchObject([
      { rule: "lock/stale", message: 'estate.lock.yaml lags behind the estate: pool "azure-pool-a" changed' },
    ]);
  });

  test("pass on what makes a lock untrustworthy, without calling it stale", () => {
    const hostile = { ...lock, sites: { "town-hall": { cidr: "10.64.16.0/24" } } };
    expect(lockFindings(city, hostile).map(({ rule }) => rule)).toEqual(["lock/overlap"]);
  });
});
