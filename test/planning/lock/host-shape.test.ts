import { lockRequest, poolRequest, reconciled } from "./lock-builder";

describe("host shapes", () => {
  const of = (host?: string) => lockRequest({ pools: [poolRequest(host === undefined ? {} : { host })] });
  const locked = reconciled(of("Standard_D8ads_v5")).lock;

  test("are written with a new pool and kept by a request that names none", () => {
    expect(locked.pools["azure-pool-a"]!.host).toBe("Standard_D8ads_v5");
    expect(reconciled(of(), locked).lock).toEqual(locked);
  });

  test("stay with a pool that leaves and returns", () => {
    const gone = reconciled(lockRequest(), locked).lock;
    expect(reconciled(of("Standard_D8ads_v5"), gone).lock).toEqual(locked);
  });

  test("follow the sizing, and the change is told", () => {
    const result = reconciled(of("Standard_D16ads_v5"), locked);
    expect(result.lock.pools["azure-pool-a"]!.host).toBe("Standard_D16ads_v5");
    expect(result.changes).toEqual([
      {
        kind: "changed",
        subject: 'pool "azure-pool-a"',
        detail: "Standard_D8ads_v5 → Standard_D16ads_v5: every one of 4 host slots is resized or rebuilt",
      },
    ]);
  });
});
