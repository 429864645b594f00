import type { LockSpec } from "../../../generated/lock";
import type { LockRequest, SiteRequest } from "../../../planning/lock-request";
import { lockFindings } from "../../../planning/lock/lock-state";
import { lockIntegrity } from "../../../planning/lock/lock-integrity";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { siteAddresses, siteNetworkPrefix } from "../../../planning/lock/site-networks";
import { emptyLock, lockRequest, reconciled, rules } from "./lock-builder";

const NETWORKS = [
  { name: "staff", addresses: 100 },
  { name: "guests", addresses: 50 },
  { name: "management", addresses: 10 },
];

const building = (id: string, overrides: Partial<SiteRequest> = {}): SiteRequest => ({
  id,
  addresses: 254,
  networks: NETWORKS,
  ...overrides,
});

const city = (...sites: readonly SiteRequest[]): LockRequest => lockRequest({ sites });

const lockOf = (...sites: readonly SiteRequest[]): LockSpec => reconciled(city(...sites)).lock;

test.each([
  [1, 28],
  [16, 28],
  [17, 27],
  [105, 25],
  [2000, 21],
])("a network of %d addresses gets a /%d", (addresses, prefix) => {
  expect(siteNetworkPrefix(addresses)).toBe(prefix);
});

test("a fresh building's block holds all its networks", () => {
  expect(siteAddresses(building("a"))).toBe(254);
  expect(siteAddresses(building("a", { networks: [{ name: "staff", addresses: 300 }] }))).toBe(512);
});

test("networks of a building lie in its block, large ones first", () => {
  expect(lockOf(building("a")).sites).toEqual({
    a: {
      cidr: "10.128.128.0/24",
      networks: {
        guests: { cidr: "10.128.128.128/26" },
        management: { cidr: "10.128.128.192/28" },
        staff: { cidr: "10.128.128.0/25" },
      },
    },
  });
});

test("a building that had its block before it had networks keeps it, and gets further blocks", () => {
  const before = emptyLock({ sites: { a: { cidr: "10.128.128.0/25" } } });
  const request = city(building("a", { addresses: 100 }));
  const { lock, changes } = reconciled(request, before);
  expect(lock.sites["a"]).toEqual({
    cidr: "10.128.128.0/25",
    networks: {
      guests: { cidr: "10.128.128.128/26" },
      management: { cidr: "10.128.128.192/28" },
      staff: { cidr: "10.128.128.0/25" },
    },
  });
  expect(changes).toEqual([
    {
      kind: "grown",
      subject: 'site "a"',
      detail: "guests 10.128.128.128/26, management 10.128.128.192/28, staff 10.128.128.0/25",
    },
  ]);
});

test("what a building took beside its block is nobody else's", () => {
  const before = emptyLock({ sites: { a: { cidr: "10.128.128.0/25" } } });
  const { lock } = reconciled(city(building("a", { addresses: 100 })), before);
  const after = reconciled(city(building("a", { addresses: 100 }), building("b")), lock).lock;
  expect(after.sites["a"]).toEqual(lock.sites["a"]);
  expect(after.sites["b"]?.cidr).toBe("10.128.129.0/24");
});

test("VLAN ids are given out when a building is staged, and stay", () => {
  const planned = lockOf(building("a"), building("b"));
  const { lock, changes } = reconciled(city(building("a", { needsVlans: true }), building("b")), planned);
  expect(Object.values(lock.sites["a"]!.networks!).map(({ vlanId }) => vlanId)).toEqual([100, 101, 102]);
  expect(lock.sites["b"]).toEqual(planned.sites["b"]);
  expect(changes.map(({ detail }) => detail)).toEqual([
    "guests VLAN 100, management VLAN 101, staff VLAN 102",
  ]);
  expect(reconciled(city(building("a"), building("b")), lock).lock).toEqual(lock);
});

test("a building that is added or taken out moves nobody else's networks", () => {
  const staged = { needsVlans: true };
  const before = lockOf(building("b", staged), building("d", staged));
  const more = reconciled(city(building("a", staged), building("b", staged), building("d", staged)), before);
  expect(more.lock.sites["b"]).toEqual(before.sites["b"]);
  expect(more.lock.sites["d"]).toEqual(before.sites["d"]);
  const fewer = reconciled(city(building("d", staged)), more.lock).lock;
  expect(fewer.sites["d"]).toEqual(before.sites["d"]);
  expect(fewer.sites["b"]).toEqual({ ...before.sites["b"], removed: true });
});

test("a further network takes what is free in the block", () => {
  const before = lockOf(building("a"));
  const voice = { name: "voice", addresses: 20 };
  const { lock } = reconciled(city(building("a", { networks: [...NETWORKS, voice] })), before);
  expect(lock.sites["a"]!.networks!["voice"]).toEqual({ cidr: "10.128.128.224/27" });
});

test("a network that is too small by now is reported, and stays", () => {
  const before = lockOf(building("a"));
  const grown = NETWORKS.map((network) => ({ ...network, addresses: network.addresses + 30 }));
  const request = city(building("a", { networks: grown }));
  const { lock, findings } = reconciled(request, before);
  expect(lock).toEqual(before);
  expect(findings.map(({ message, pointer }) => [pointer, message.split(" has ")[0]])).toEqual([
    ["/sites/a/networks/guests/cidr", 'network "guests" of site "a"'],
    ["/sites/a/networks/management/cidr", 'network "management" of site "a"'],
    ["/sites/a/networks/staff/cidr", 'network "staff" of site "a"'],
  ]);
});

test("fails when VLAN ids run out", () => {
  const request = { ...city(building("a", { needsVlans: true })), vlanIds: { first: 100, last: 101 } };
  expect(rules(reconcileLock(request, undefined))).toEqual(["lock/vlan-ids-exhausted"]);
});

test("fails when the address space has no room beside the block", () => {
  const before = emptyLock({ sites: { a: { cidr: "10.128.0.0/17" }, b: { cidr: "10.128.128.0/17" } } });
  const request = city(
    building("a", { networks: [{ name: "staff", addresses: 40_000 }] }),
    building("b", { networks: [] }),
  );
  expect(rules(reconcileLock(request, before))).toEqual(["lock/address-space-exhausted"]);
});

test("a lock that lags behind by networks is stale", () => {
  const before = emptyLock({ sites: { a: { cidr: "10.128.128.0/24" } } });
  expect(rules({ findings: lockFindings(city(building("a")), before) })).toEqual(["lock/stale"]);
});

test.each([
  ["overlapping networks of one building", { guests: { cidr: "10.128.128.0/26" } }, "lock/overlap"],
  ["no network at all", { guests: { cidr: "10.128.128.1/26" } }, "lock/invalid-cidr"],
  ["one VLAN id for two", { guests: { cidr: "10.128.128.64/26", vlanId: 7 } }, "lock/duplicate-vlan"],
  ["a network in another building's block", { guests: { cidr: "10.128.129.0/26" } }, "lock/overlap"],
])("rejects %s", (_, networks, rule) => {
  const lock = emptyLock({
    sites: {
      a: {
        cidr: "10.128.128.0/24",
        networks: { staff: { cidr: "10.128.128.0/26", vlanId: 7 }, ...networks },
      },
      b: { cidr: "10.128.129.0/24" },
    },
  });
  expect(rules({ findings: lockIntegrity(lock) })).toEqual([rule]);
});

test("rejects a VLAN id of a building that is out of range", () => {
  const lock = emptyLock({
    sites: {
      a: { cidr: "10.128.128.0/24", networks: { staff: { cidr: "10.128.128.0/25", vlanId: 4000 } } },
    },
  });
  const { findings } = reconcileLock(city(building("a")), lock);
  expect(findings).toMatchObject([
    { rule: "lock/vlan-outside-range", pointer: "/sites/a/networks/staff/vlanId" },
  ]);
});
