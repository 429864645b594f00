import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { lockRequest, poolRequest, reconciled } from "./lock-builder";

const city = lockRequest({
  pools: [
    poolRequest(),
    poolRequest({ id: "vsphere-pool-b", platform: "vsphere", hosts: 30, addresses: 125 }),
  ],
  networks: [
    { name: "private-endpoints", platform: "azure", addresses: 20 },
    { name: "management", platform: "vsphere", addresses: 300 },
  ],
  sites: [{ id: "town-hall", addresses: 300 }],
});

describe("a first lock", () => {
  test("lays out networks, pools and buildings apart", () => {
    expect(reconciled(city).lock).toEqual({
      version: 1,
      pools: {
        "azure-pool-a": { code: "p01", subnets: [{ cidr: "10.64.16.0/27", firstSlot: 1 }], slots: 4 },
        "vsphere-pool-b": {
          code: "p02",
          vlanId: 101,
          subnets: [{ cidr: "10.128.16.0/25", firstSlot: 1 }],
          slots: 30,
        },
      },
      networks: {
        management: { cidr: "10.128.0.0/23", vlanId: 100 },
        "private-endpoints": { cidr: "10.64.0.0/24" },
      },
      sites: { "town-hall": { cidr: "10.128.128.0/23" } },
    });
  });

  test("says what was given out", () => {
    expect(reconciled(city).changes).toEqual([
      { kind: "added", subject: 'network "management"', detail: "10.128.0.0/23, VLAN 100" },
      { kind: "added", subject: 'network "private-endpoints"', detail: "10.64.0.0/24" },
      { kind: "added", subject: 'pool "azure-pool-a"', detail: "code p01, 10.64.16.0/27, 4 host slots" },
      {
        kind: "added",
        subject: 'pool "vsphere-pool-b"',
        detail: "code p02, 10.128.16.0/25, VLAN 101, 30 host slots",
      },
      { kind: "added", subject: 'site "town-hall"', detail: "10.128.128.0/23" },
    ]);
  });

  test("works without Azure", () => {
    const request = lockRequest({
      addressSpaces: { vsphere: "10.0.0.0/8" },
      sites: [{ id: "depot", addresses: 1 }],
    });
    expect(reconciled(request).lock.sites).toEqual({ depot: { cidr: "10.128.0.0/24" } });
  });
});

describe("elements that come and go", () => {
  test("a removed pool stays reserved, a new one takes the next free values", () => {
    const first = reconciled(city).lock;
    const second = reconciled({ ...city, pools: [poolRequest({ id: "azure-pool-0" })] }, first);
    expect(second.changes).toEqual([
      { kind: "added", subject: 'pool "azure-pool-0"', detail: "code p03, 10.64.16.32/27, 4 host slots" },
      {
        kind: "removed",
        subject: 'pool "azure-pool-a"',
        detail:
          "its hosts and profiles stay on the platform, their stack is no longer written; code p01, 10.64.16.0/27, 4 host slots stay reserved until `workplace lock --release pool/azure-pool-a`",
      },
      {
        kind: "removed",
        subject: 'pool "vsphere-pool-b"',
        detail:
          "its hosts and profiles stay on the platform, their stack is no longer written; code p02, 10.128.16.0/25, VLAN 101, 30 host slots stay reserved until `workplace lock --release pool/vsphere-pool-b`",
      },
    ]);
    expect(second.lock.pools["azure-pool-a"]).toEqual({ ...first.pools["azure-pool-a"], removed: true });
  });

  test("a pool that comes back larger is restored and grown", () => {
    const first = reconciled(city).lock;
    const gone = reconciled({ ...city, pools: [] }, first).lock;
    const back = reconciled({ ...city, pools: [poolRequest({ hosts: 6 }), ...city.pools.slice(1)] }, gone);
    expect(back.changes.map(({ kind, subject }) => `${subject} ${kind}`)).toEqual([
      'pool "azure-pool-a" restored',
      'pool "azure-pool-a" grown',
      'pool "vsphere-pool-b" restored',
    ]);
    expect(back.lock.pools["azure-pool-a"]).toEqual({ ...first.pools["azure-pool-a"], slots: 6 });
  });

  test("an id that is a built-in of every object is an id like any other", () => {
    const request = lockRequest({
      pools: [poolRequest({ id: "constructor" })],
      networks: [{ name: "constructor", platform: "azure", addresses: 1 }],
      sites: [{ id: "constructor", addresses: 1 }],
    });
    expect(reconciled(request).changes).toHaveLength(3);
  });
});

describe("a pool that grows", () => {
  const grownTo = (hosts: number, addresses = 21) => {
    const first = reconciled(lockRequest({ pools: [poolRequest()] })).lock;
    return reconciled(lockRequest({ pools: [poolRequest({ hosts, addresses })] }), first);
  };

  // A /27 has 27 usable addresses: 13 slots in two generations.
  test.each([
    [5, [{ cidr: "10.64.16.0/27", firstSlot: 1 }]],
    [13, [{ cidr: "10.64.16.0/27", firstSlot: 1 }]],
    [
      14,
      [
        { cidr: "10.64.16.0/27", firstSlot: 1 },
        { cidr: "10.64.16.32/27", firstSlot: 14 },
      ],
    ],
    [
      40,
      [
        { cidr: "10.64.16.0/27", firstSlot: 1 },
        { cidr: "10.64.16.64/26", firstSlot: 14 },
      ],
    ],
  ])("to %d hosts lives in %j", (hosts, subnets) => {
    expect(grownTo(hosts).lock.pools["azure-pool-a"]).toEqual({ code: "p01", subnets, slots: hosts });
  });

  test("sizes the further subnet for the growth that is asked for", () => {
    expect(grownTo(40, 200).lock.pools["azure-pool-a"]?.subnets[1]).toEqual({
      cidr: "10.64.17.0/24",
      firstSlot: 14,
    });
  });

  test("says so", () => {
    expect(grownTo(40).changes).toEqual([
      {
        kind: "grown",
        subject: 'pool "azure-pool-a"',
        detail: "4 → 40 host slots, 10.64.16.64/26 from slot 14",
      },
    ]);
  });

  test("takes several subnets when one /18 is not enough", () => {
    const request = lockRequest({
      addressSpaces: { azure: "10.0.0.0/10", vsphere: "10.128.0.0/16" },
      pools: [poolRequest({ hosts: 9000, addresses: 20_000 })],
    });
    expect(reconciled(request).lock.pools["azure-pool-a"]?.subnets).toEqual([
      { cidr: "10.4.0.0/18", firstSlot: 1 },
      { cidr: "10.4.64.0/18", firstSlot: 8190 },
    ]);
  });
});

describe("an address space that is just large enough", () => {
  test("is filled without gaps, because large blocks go first", () => {
    const pools = [32, 32, 64, 128].map((addresses, index) =>
      poolRequest({ id: `pool-${index}`, addresses }),
    );
    const request = lockRequest({
      addressSpaces: { azure: "10.64.0.0/24", vsphere: "10.128.0.0/16" },
      pools,
    });
    expect(Object.values(reconciled(request).lock.pools).map(({ subnets }) => subnets[0]?.cidr)).toEqual([
      "10.64.0.32/27",
      "10.64.0.0/27",
      "10.64.0.64/26",
      "10.64.0.128/25",
    ]);
  });
});

describe("misuse by our own code", () => {
  test.each([
    ["a pool twice", { pools: [poolRequest(), poolRequest()] }],
    ["a fraction of a host", { pools: [poolRequest({ hosts: 1.5 })] }],
    ["no generation", { pools: [poolRequest({ generations: 0 })] }],
    ["no addresses", { sites: [{ id: "x", addresses: 0 }] }],
  ])("rejects %s", (_, overrides) => {
    expect(() => reconcileLock(lockRequest(overrides), undefined)).toThrow(RangeError);
  });
});
