import type { LockSpec, NetworkLock, PoolLock } from "../../../generated/lock";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { emptyLock, lockRequest, poolRequest, reconciled } from "./lock-builder";

const request = lockRequest({
  pools: [
    poolRequest({ id: "azure-pool-a" }),
    poolRequest({ id: "vsphere-pool-b", platform: "vsphere" }),
    poolRequest({ id: "vsphere-pool-c", platform: "vsphere" }),
  ],
  networks: [{ name: "management", platform: "vsphere", addresses: 10 }],
  sites: [{ id: "town-hall", addresses: 10 }],
});

const sound = reconciled(request).lock;

function withPool(id: string, change: Partial<PoolLock>): LockSpec {
  return { ...sound, pools: { ...sound.pools, [id]: { ...sound.pools[id]!, ...change } } };
}

function withSite(change: Partial<NetworkLock>): LockSpec {
  return { ...sound, sites: { "town-hall": { ...sound.sites["town-hall"]!, ...change } } };
}

const RESTORE =
  "take estate.lock.yaml of the main branch (git checkout <main branch> -- estate.lock.yaml) and run `workplace lock`";

describe("a lock that cannot be trusted", () => {
  test.each<[string, LockSpec, string, string, string, string?]>([
    [
      "two branches that gave out the same block",
      withPool("vsphere-pool-c", { subnets: [{ cidr: "10.128.16.0/27", firstSlot: 1 }] }),
      "lock/overlap",
      "/pools/vsphere-pool-c/subnets/0/cidr",
      'pool "vsphere-pool-c" has 10.128.16.0/27, which overlaps 10.128.16.0/27 of pool "vsphere-pool-b"',
    ],
    [
      "a block inside another",
      withSite({ cidr: "10.128.0.0/23" }),
      "lock/overlap",
      "/networks/management/cidr",
      'network "management" has 10.128.0.0/24, which overlaps 10.128.0.0/23 of site "town-hall"',
    ],
    [
      "a block of a removed element that somebody else holds",
      { ...sound, sites: { ...sound.sites, old: { cidr: "10.128.128.0/25", removed: true } } },
      "lock/overlap",
      "/sites/old/cidr",
      'site "old" (removed) has 10.128.128.0/25, which overlaps 10.128.128.0/24 of site "town-hall"',
      "run `workplace lock --release site/old` when nothing uses its addresses any more",
    ],
    [
      "a first address inside the network",
      withSite({ cidr: "10.128.128.1/24" }),
      "lock/invalid-cidr",
      "/sites/town-hall/cidr",
      'site "town-hall" has network "10.128.128.1/24": 10.128.128.1 is not the first address of a /24; did you mean "10.128.128.0/24"',
    ],
    [
      "the same pool code twice",
      withPool("vsphere-pool-c", { code: "p01" }),
      "lock/duplicate-code",
      "/pools/vsphere-pool-c/code",
      'pool "vsphere-pool-c" has pool code p01, which pool "azure-pool-a" has as well',
    ],
    [
      "the same VLAN twice",
      withPool("vsphere-pool-c", { vlanId: 100 }),
      "lock/duplicate-vlan",
      "/pools/vsphere-pool-c/vlanId",
      'pool "vsphere-pool-c" has VLAN id 100, which network "management" has as well',
    ],
    [
      "slots that do not start at 1",
      withPool("azure-pool-a", { subnets: [{ cidr: "10.64.16.0/27", firstSlot: 2 }] }),
      "lock/slot-order",
      "/pools/azure-pool-a/subnets/0/firstSlot",
      'pool "azure-pool-a" has a subnet from slot 2; the first subnet starts at 1',
    ],
    [
      "slots that do not ascend",
      withPool("azure-pool-a", {
        subnets: [
          { cidr: "10.64.16.0/27", firstSlot: 1 },
          { cidr: "10.64.17.0/27", firstSlot: 1 },
        ],
      }),
      "lock/slot-order",
      "/pools/azure-pool-a/subnets/1/firstSlot",
      'pool "azure-pool-a" has a subnet from slot 1; allowed is above 1',
    ],
    [
      "a block outside the address space",
      withPool("azure-pool-a", { subnets: [{ cidr: "10.65.0.0/27", firstSlot: 1 }] }),
      "lock/outside-address-space",
      "/pools/azure-pool-a/subnets/0/cidr",
      'pool "azure-pool-a" has 10.65.0.0/27, which is outside network.azureAddressSpace 10.64.0.0/16',
      "set network.azureAddressSpace in estate.yaml to a network that contains it",
    ],
    [
      "an on-premises pool without VLAN",
      { ...sound, networks: { management: { cidr: "10.128.0.0/24" } } },
      "lock/vlan-mismatch",
      "/networks/management",
      'network "management" is on vsphere and has no VLAN id',
    ],
    [
      "a VLAN on Azure",
      withPool("azure-pool-a", { vlanId: 150 }),
      "lock/vlan-mismatch",
      "/pools/azure-pool-a/vlanId",
      'pool "azure-pool-a" has VLAN id 150; only pools and networks on vsphere have one',
    ],
    [
      "a VLAN outside the range",
      withPool("vsphere-pool-b", { vlanId: 99 }),
      "lock/vlan-outside-range",
      "/pools/vsphere-pool-b/vlanId",
      'pool "vsphere-pool-b" has VLAN id 99; allowed is 100 to 199',
      "widen network.firstVlanId and network.lastVlanId in estate.yaml",
    ],
  ])("rejects %s and gives nothing out", (_, lock, rule, pointer, message, hint = RESTORE) => {
    const more = { ...request, sites: [...request.sites, { id: "new", addresses: 10 }] };
    const result = reconcileLock(more, lock);
    expect(result.findings).toEqual([
      { rule, severity: "error", message, file: "estate.lock.yaml", pointer, hint },
    ]);
    expect(result.lock).toBe(lock);
    expect(result.changes).toEqual([]);
  });

  test("rejects all blocks that a wide one covers", () => {
    const result = reconcileLock(request, withSite({ cidr: "10.128.0.0/16" }));
    expect(result.findings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      "lock/overlap /networks/management/cidr",
      "lock/overlap /pools/vsphere-pool-b/subnets/0/cidr",
      "lock/overlap /pools/vsphere-pool-c/subnets/0/cidr",
    ]);
  });

  test("rejects slots that were pushed into a subnet by hand", () => {
    const lock = withPool("azure-pool-a", {
      subnets: [
        { cidr: "10.64.16.0/27", firstSlot: 1 },
        { cidr: "10.64.16.32/27", firstSlot: 40 },
      ],
      slots: 39,
    });
    expect(reconcileLock(request, lock).findings).toContainEqual(
      expect.objectContaining({
        rule: "lock/subnet-overfull",
        pointer: "/pools/azure-pool-a/subnets/0/cidr",
      }),
    );
  });

  test("accepts reserved elements outside a space that was changed since", () => {
    const lock = emptyLock({ sites: { old: { cidr: "172.16.0.0/24", removed: true } } });
    expect(reconciled(lockRequest(), lock)).toEqual({ lock, changes: [], findings: [] });
  });
});

describe("address spaces", () => {
  test.each([
    [
      { azure: "10.64.0.0/16", vsphere: "10.0.0.0/8" },
      "lock/address-spaces-overlap",
      "/network/azureAddressSpace",
      "azureAddressSpace 10.64.0.0/16 overlaps onPremisesAddressSpace 10.0.0.0/8; routing between them needs different addresses",
    ],
    [
      { azure: "10.64.1.0/16", vsphere: "10.128.0.0/16" },
      "lock/invalid-address-space",
      "/network/azureAddressSpace",
      'azureAddressSpace is "10.64.1.0/16": 10.64.1.0 is not the first address of a /16; did you mean "10.64.0.0/16"',
    ],
    [
      { vsphere: "10.128.0.0/40" },
      "lock/invalid-address-space",
      "/network/onPremisesAddressSpace",
      'onPremisesAddressSpace is "10.128.0.0/40": the prefix is 40; allowed is 0 to 32',
    ],
  ])("rejects %j", (addressSpaces, rule, pointer, message) => {
    expect(reconcileLock(lockRequest({ addressSpaces }), undefined).findings).toEqual([
      {
        rule,
        severity: "error",
        message,
        file: "estate.yaml",
        pointer,
        hint: "give each platform a private network of its own, written as 10.64.0.0/16",
      },
    ]);
  });
});
