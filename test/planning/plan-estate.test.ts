import { lockRequest, planEstate, sizeEstate } from "../../planning/plan-estate";
import { estate, scenario, settings, site, userGroup } from "../support/estate-object";
import { planned, sized, TODAY } from "../support/planned-estate";

const BOTH = [
  userGroup({ id: "cloud", usersGroupObjectId: "00000000-0000-0000-0000-0000000000bb" }),
  userGroup({ id: "house", protectionClass: "high", zone: "social" }),
];
const both = (overrides = {}) => estate({ userGroups: BOTH, ...overrides });

test("the lock is asked for everything that is given out", () => {
  const drained = settings({ drainedHosts: { "azure-pool-office-standard-pooled-normal": 4 } });
  const subject = both({ settings: drained });
  const sizing = sized(subject);
  const request = lockRequest(subject, sizing);
  expect(request).toMatchObject({
    addressSpaces: { azure: "10.64.0.0/12", vsphere: "10.128.0.0/10" },
    vlanIds: { first: 100, last: 3999 },
    pools: [
      {
        id: "azure-pool-office-standard-pooled-normal",
        platform: "azure",
        generations: 2,
        drainedFromSlot: 4,
      },
      { id: "vsphere-pool-social-standard-pooled-high", platform: "vsphere", generations: 2 },
    ],
    sites: [{ id: "town-hall", addresses: 600 }],
  });
  expect(request.networks.map(({ name, platform }) => `${platform} ${name}`)).toEqual([
    "azure private-endpoints",
    "vsphere access",
    "vsphere management",
    "vsphere storage",
  ]);
  expect(request.pools.map(({ hosts, addresses }) => [hosts, addresses])).toEqual(
    sizing.pools.map((pool) => [pool.hosts.value, pool.subnetAddresses.value]),
  );
});

test("a plan is a sizing with what the lock gave out", () => {
  const plan = planned(both());
  expect(plan.people.value).toBe(200);
  expect(plan.peakSessions.value).toBe(144);
  expect(plan.city).toEqual({ name: "Musterstadt", state: "NW", language: "en", fictitious: true });
  for (const pool of plan.pools) {
    expect(pool.allocation.slots).toBe(pool.hosts.value);
    expect(pool.allocation.subnets[0]!.firstSlot).toBe(1);
  }
  expect(plan.pools.map(({ allocation }) => typeof allocation.vlanId)).toEqual(["undefined", "number"]);
  expect(plan.sites[0]!.allocation.cidr).toMatch(/^10\./);
  expect(Object.keys(plan.vsphere!.networks)).toEqual(["access", "management", "storage"]);
});

test("fails when the lock was not reconciled with the sizing", () => {
  const subject = both();
  const empty = { version: 1 as const, pools: {}, networks: {}, sites: {} };
  expect(() => planEstate(subject, sized(subject), empty)).toThrow("the lock has no pool");
});

test("user groups without an Entra group of their own use the estate's", () => {
  const mixed = [
    userGroup({ id: "a" }),
    userGroup({ id: "b", usersGroupObjectId: "00000000-0000-0000-0000-000000000001" }),
  ];
  expect(sized(estate({ userGroups: mixed })).pools[0]!.usersGroupObjectIds).toEqual([
    "00000000-0000-0000-0000-000000000001",
    "00000000-0000-0000-0000-000000000004",
  ]);
});

test("an estate on one platform plans nothing for the other", () => {
  const { azure, vsphere } = settings().platforms;
  const cloud = planned(estate({ settings: settings({ platforms: { azure: azure! } }) }));
  expect([cloud.azure !== undefined, cloud.vsphere]).toEqual([true, undefined]);
  const house = estate({
    settings: settings({ platforms: { vsphere: vsphere! } }),
    userGroups: [userGroup({ platform: "vsphere" })],
  });
  expect([planned(house).azure, planned(house).pools[0]!.usersGroupObjectIds]).toEqual([undefined, []]);
});

test("order of files, people and scenarios does not change the plan", () => {
  const scenarios = [scenario(), scenario({ id: "mobile" })];
  const groups = BOTH.map((group) => ({ ...group, scenarios: { office: 60, mobile: 40 } }));
  const turned = groups.map((group) => ({ ...group, scenarios: { mobile: 40, office: 60 } }));
  const plan = (userGroups: typeof groups) => planned(estate({ userGroups, scenarios }));
  expect(plan(turned).pools).toEqual(plan(groups).pools);
});

test("without a machine for a pool there is no sizing", () => {
  const { sizing, findings } = sizeEstate(
    estate({ catalog: { ...estate().catalog, azureVmSizes: {} } }),
    TODAY,
  );
  expect(sizing).toBeUndefined();
  expect(findings).toHaveLength(1);
});

test("800 sites and 100,000 people are planned with a figure for each", () => {
  const sites = Array.from({ length: 800 }, (_, index) => site({ id: `s${String(index).padStart(3, "0")}` }));
  const userGroups = Array.from({ length: 200 }, (_, index) => {
    const id = `g${String(index).padStart(3, "0")}`;
    const own = sites.slice(index * 4, index * 4 + 4).map((each) => [each.id, 125] as const);
    return userGroup({ id, headcount: 500, scenarios: { office: 500 }, sites: Object.fromEntries(own) });
  });
  const { sizing } = sizeEstate(estate({ sites, userGroups }), TODAY);
  expect(sizing!.people.value).toBe(100_000);
  expect(sizing!.sites.every(({ people }) => people.value === 125)).toBe(true);
});
