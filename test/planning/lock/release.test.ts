import { releaseFromLock } from "../../../planning/lock/release";
import { emptyLock } from "./lock-builder";

const lock = emptyLock({
  pools: {
    "azure-pool-a": { code: "p01", subnets: [{ cidr: "10.64.16.0/27", firstSlot: 1 }], slots: 4 },
    "azure-pool-b": {
      code: "p02",
      subnets: [{ cidr: "10.64.16.32/27", firstSlot: 1 }],
      slots: 4,
      removed: true,
    },
  },
  networks: { management: { cidr: "10.128.0.0/26", vlanId: 100, removed: true } },
  sites: { "town-hall": { cidr: "10.128.128.0/24", removed: true } },
});

test("removed elements are released by name", () => {
  expect(releaseFromLock(lock, ["pool/azure-pool-b", "network/management", "site/town-hall"])).toEqual({
    lock: emptyLock({ pools: { "azure-pool-a": lock.pools["azure-pool-a"]! } }),
    findings: [],
  });
});

test("a name that is given twice counts once", () => {
  const { lock: rest, findings } = releaseFromLock(lock, ["site/town-hall", "site/town-hall"]);
  expect(findings).toEqual([]);
  expect(rest.sites).toEqual({});
});

test("the host shape of a pool is released while the pool stays", () => {
  const before = lock.pools["azure-pool-a"]!;
  const held = emptyLock({ pools: { "azure-pool-a": { ...before, host: "Standard_D8ads_v5" } } });
  expect(releaseFromLock(held, ["host/azure-pool-a"])).toEqual({
    lock: emptyLock({ pools: { "azure-pool-a": before } }),
    findings: [],
  });
});

test("no names, no change", () => {
  expect(releaseFromLock(lock, [])).toEqual({ lock, findings: [] });
});

test.each([
  [
    "pool/azure-pool-a",
    "lock/release-in-use",
    "/pools/azure-pool-a",
    'pool "azure-pool-a" is in use and cannot be released',
    "remove it from the estate, run `workplace lock`, deploy, and release it then",
  ],
  [
    "site/town-hal",
    "lock/release-unknown",
    "",
    '"site/town-hal" is not in the lock file; did you mean "site/town-hall"',
    "name one that is reserved: network/management, pool/azure-pool-b, site/town-hall",
  ],
  [
    "host/azure-pool-z",
    "lock/release-unknown",
    "",
    '"host/azure-pool-z" is not in the lock file; did you mean "host/azure-pool-a"',
    "name a pool of the lock file",
  ],
  [
    "network/constructor",
    "lock/release-unknown",
    "",
    '"network/constructor" is not in the lock file',
    "name one that is reserved: network/management, pool/azure-pool-b, site/town-hall",
  ],
  [
    "town-hall",
    "lock/release-unknown",
    "",
    '"town-hall" names nothing that can be released; allowed is pool/<id>, site/<id>, network/<name>, numbers/<site>, host/<pool>, cluster/<role> or setting/<name>',
    "write the kind before the name",
  ],
  [
    "constructor/x",
    "lock/release-unknown",
    "",
    '"constructor/x" names nothing that can be released; allowed is pool/<id>, site/<id>, network/<name>, numbers/<site>, host/<pool>, cluster/<role> or setting/<name>',
    "write the kind before the name",
  ],
])("rejects %s and releases nothing else either", (name, rule, pointer, message, hint) => {
  expect(releaseFromLock(lock, ["pool/azure-pool-b", name])).toEqual({
    lock,
    findings: [{ rule, severity: "error", message, file: "estate.lock.yaml", pointer, hint }],
  });
});

test("rejects a release when nothing is reserved", () => {
  expect(releaseFromLock(emptyLock(), ["pool/x"]).findings[0]?.hint).toBe("nothing is reserved at present");
});
