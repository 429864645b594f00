import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { emptyLock, lockRequest, poolRequest, reconciled, rules } from "./lock-builder";

describe("what does not fit", () => {
  test("rejects a full address space with the numbers, and gives nothing out", () => {
    const request = lockRequest({
      addressSpaces: { azure: "10.64.0.0/24", vsphere: "10.128.0.0/16" },
      pools: ["a", "b", "c", "d", "e"].map((id) => poolRequest({ id, addresses: 100, hosts: 40 })),
    });
    const result = reconcileLock(request, undefined);
    expect(result.lock).toEqual(emptyLock());
    expect(result.changes).toEqual([]);
    expect(result.findings).toEqual([
      {
        rule: "lock/address-space-exhausted",
        severity: "error",
        message:
          'address space 10.64.0.0/24 is exhausted: pool "c", pool "d", pool "e" needed 384 addresses (largest block 128), free 0 (largest block 0)',
        file: "estate.yaml",
        pointer: "/network/azureAddressSpace",
        hint: "set a larger network that contains the present one, or free reserved blocks with `workplace lock --release`",
      },
    ]);
  });

  test("rejects a full on-premises space at its own key and counts the owners", () => {
    const sites = ["a", "b", "c", "d", "e"].map((id) => ({ id, addresses: 256 }));
    const request = lockRequest({ addressSpaces: { vsphere: "10.128.0.0/24" }, sites });
    expect(reconcileLock(request, undefined).findings).toMatchObject([
      {
        rule: "lock/address-space-exhausted",
        pointer: "/network/onPremisesAddressSpace",
        message:
          'address space 10.128.0.0/24 is exhausted: site "b", site "c", site "d", 1 more needed 1024 addresses (largest block 256), free 0 (largest block 0)',
      },
    ]);
  });

  test("keeps old blocks and gives out new ones after the space was enlarged", () => {
    const sites = [{ id: "a", addresses: 256 }];
    const small = lockRequest({ addressSpaces: { vsphere: "10.128.0.0/24" }, sites });
    const large = lockRequest({
      addressSpaces: { vsphere: "10.128.0.0/22" },
      sites: [...sites, { id: "b", addresses: 256 }],
    });
    expect(reconciled(large, reconciled(small).lock).lock.sites).toEqual({
      a: { cidr: "10.128.0.0/24" },
      b: { cidr: "10.128.2.0/24" },
    });
  });

  test("rejects an Azure pool without an Azure address space", () => {
    const request = lockRequest({ addressSpaces: { vsphere: "10.128.0.0/16" }, pools: [poolRequest()] });
    expect(rules(reconcileLock(request, undefined))).toEqual(["lock/address-space-missing"]);
  });

  test("rejects more VLANs than there are ids, reserved ones counted", () => {
    const onPremises = (id: string) => poolRequest({ id, platform: "vsphere" });
    const vlanIds = { first: 10, last: 11 };
    const first = reconciled(lockRequest({ vlanIds, pools: [onPremises("a")] })).lock;
    const request = lockRequest({ vlanIds, pools: [onPremises("b"), onPremises("c")] });
    expect(reconcileLock(request, first).findings).toEqual([
      {
        rule: "lock/vlan-ids-exhausted",
        severity: "error",
        message: "VLAN ids 10 to 11 are exhausted: needed 2, free 1",
        file: "estate.yaml",
        pointer: "/network/firstVlanId",
        hint: "widen network.firstVlanId and network.lastVlanId, or free reserved ids with `workplace lock --release`",
      },
    ]);
  });

  test("rejects a third generation that has no room beside the other two", () => {
    const grown = reconciled(lockRequest({ pools: [poolRequest({ hosts: 13 })] })).lock;
    const request = lockRequest({ pools: [poolRequest({ hosts: 13, generations: 3 })] });
    expect(reconcileLock(request, grown).findings).toEqual([
      {
        rule: "lock/subnet-overfull",
        severity: "error",
        message:
          'pool "azure-pool-a" has 13 host slots in 10.64.16.0/27: 39 hosts with 3 image generations, allowed are 27',
        file: "estate.lock.yaml",
        pointer: "/pools/azure-pool-a/subnets/0/cidr",
        hint: "retire an image generation before the next one is added",
      },
    ]);
  });

  test.each([
    [
      "error",
      { networks: [{ name: "x", platform: "azure" as const, addresses: 257 }] },
      "network",
      "/networks/x/cidr",
    ],
    ["warning", { sites: [{ id: "x", addresses: 257 }] }, "site", "/sites/x/cidr"],
  ])("gives an %s for a block that was outgrown: it never moves", (severity, larger, kind, pointer) => {
    const first = reconciled(
      lockRequest({
        networks: [{ name: "x", platform: "azure", addresses: 256 }],
        sites: [{ id: "x", addresses: 256 }],
      }),
    ).lock;
    const request = lockRequest({
      networks: [{ name: "x", platform: "azure", addresses: 256 }],
      sites: [{ id: "x", addresses: 256 }],
      ...larger,
    });
    const result = reconcileLock(request, first);
    expect(result.findings).toMatchObject([{ rule: "lock/block-outgrown", severity, pointer }]);
    expect(result.findings[0]?.message).toMatch(
      new RegExp(`^${kind} "x" has 10[.0-9]+/24 with 256 addresses but needs 257, a /23; `),
    );
    expect(result.lock).toEqual(first);
  });
});

test("accepts a smaller block than a fresh one would be, as long as it holds what is needed", () => {
  const request = lockRequest({ networks: [{ name: "x", platform: "azure", addresses: 32 }] });
  const lock = emptyLock({ networks: { x: { cidr: "10.64.0.0/27" } } });
  expect(reconciled(request, lock)).toEqual({ lock, changes: [], findings: [] });
});
