import fc from "fast-check";
import { logGibPerMonth } from "../../../planning/platform/azure-platform-size";
import { personalHoursPerDay } from "../../../planning/pool/running-hours";
import { catalog } from "../../support/catalog-object";
import { estate, scenario, settings, userGroup } from "../../support/estate-object";
import { sized } from "../../support/planned-estate";

const LICENCE = { description: "L", metric: "user", appliesTo: "azure-all", price: "licence" } as const;
const house = userGroup({ id: "house", platform: "vsphere" });

test("personal desktops that nothing stops cost all hours of the month, and their disks", () => {
  const own = scenario({ delivery: "personal" });
  const [pool] = sized(estate({ scenarios: [own] })).pools;
  expect(pool!.monthlyCostEur.value).toBeCloseTo(100 * 730.5 * 0.05 + 100 * 18, 6);
});

test("personal desktops with a daily shutdown cost the hours of those who work", () => {
  const own = scenario({ delivery: "personal" });
  const base = settings();
  const azure = { ...base.platforms.azure!, personalShutdownTime: "20:30" };
  const [pool] = sized(
    estate({ scenarios: [own], settings: { ...base, platforms: { ...base.platforms, azure } } }),
  ).pools;
  // 100 people × 0.8 × 21 days × 12.5 h × 0.05 EUR, and 100 disks.
  expect(pool!.monthlyCostEur.value).toBeCloseTo(80 * 21 * 12.5 * 0.05 + 100 * 18, 6);
});

test("a shutdown after midnight ends the day before", () => {
  expect(personalHoursPerDay("01:00")).toBe(17);
});

test("a pooled pool costs its hours, disks, shares and endpoints", () => {
  const { pools, workings } = sized(estate());
  const pool = pools[0]!;
  const hours = workings.find(({ subject }) => subject === `pool/${pool.id}/hostHoursPerMonth`)!;
  expect(pool.monthlyCostEur.value).toBeCloseTo(
    hours.value * 0.05 + pool.hosts.value * 18 + pool.profiles!.shareQuotaGiB.value * 0.2 + 7,
    2,
  );
});

test("pools of a cluster share its cost, the spare server included", () => {
  const { pools, workings } = sized(
    estate({ userGroups: [house, userGroup({ id: "social", zone: "social", platform: "vsphere" })] }),
  );
  const cluster = workings.find(({ subject }) => subject === "cluster/desktops/monthlyCostEur")!;
  const storage = pools.map((pool) => (pool.hosts.value * 128 + pool.profiles!.capacityGiB.value) * 0.1);
  const total = pools.reduce((sum, pool) => sum + pool.monthlyCostEur.value, 0);
  expect(total).toBeCloseTo(cluster.value + storage.reduce((a, b) => a + b, 0), 1);
  // Two servers over 60 months with operation, and their electricity.
  expect(cluster.value).toBeCloseTo(2 * (24_000 / 60 + 200) + ((2 * 3553.2) / 12) * 0.25, 1);
});

test("the city's monthly cost is the sum of its parts", () => {
  const result = sized(
    estate({ userGroups: [userGroup(), house], catalog: catalog({ licences: { l: LICENCE } }) }),
  );
  const working = (subject: string) => result.workings.find((figure) => figure.subject === subject)!.value;
  const parts = [
    ...result.pools.map(({ monthlyCostEur }) => monthlyCostEur.value),
    ...result.licences.map(({ monthlyCostEur }) => monthlyCostEur.value),
    working("cluster/infrastructure/monthlyCostEur"),
    working("cluster/gpu/monthlyCostEur"),
    working("city/logCostEur"),
    (working("city/deviceEnergyKwhPerYear") / 12) * 0.25,
  ];
  expect(result.monthlyCostEur.value).toBeCloseTo(
    parts.reduce((a, b) => a + b, 0),
    1,
  );
  expect(result.licences[0]!.monthlyCostEur.value).toBe(500);
});

test("the fleet at today's prices", () => {
  expect(sized(estate()).oneOffCostEur.value).toBe(100 * 3 * 100);
});

test("an Azure platform's quota, logs, budget and endpoint addresses", () => {
  const { azure, pools, workings } = sized(estate());
  const [pool] = pools;
  const logCost = workings.find(({ subject }) => subject === "city/logCostEur")!;
  expect(azure!.quotaVcpu.value).toBe(pool!.vcpu.value * 2);
  expect(azure!.logGibPerMonth.value).toBe(logGibPerMonth(pool!.hosts.value));
  expect(azure!.monthlyBudgetEur.value).toBe(Math.ceil(pool!.monthlyCostEur.value + logCost.value));
  // One share and the key vault, doubled, and five reserved.
  expect(azure!.networks.map(({ name, addresses }) => [name, addresses.value])).toEqual([
    ["private-endpoints", 9],
  ]);
});

test("private access to desktops takes further addresses", () => {
  const base = estate();
  const azure = { ...base.settings.platforms.azure!, privateDesktopAccess: true };
  const settings = { ...base.settings, platforms: { ...base.settings.platforms, azure } };
  // Host pool, feed and the global workspace with six addresses each.
  expect(sized({ ...base, settings }).azure!.networks[0]!.addresses.value).toBe((2 + 3 * 6) * 2 + 5);
});

// The vendor's 3 to 5 GB for a VM in 31 days.
test("a host logs 4.2 GiB in a month", () => {
  expect(logGibPerMonth(1)).toBe(4.2);
});

test("every figure of a pool grows with its people", () => {
  const plan = (people: number) =>
    sized(
      estate({ userGroups: [userGroup({ headcount: people, scenarios: { office: people }, sites: {} })] }),
    );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 500 }), (people, more) => {
      const [small, large] = [plan(people).pools[0]!, plan(people + more).pools[0]!];
      expect(large.peakSessions.value).toBeGreaterThanOrEqual(small.peakSessions.value);
      expect(large.profiles!.capacityGiB.value).toBeGreaterThanOrEqual(small.profiles!.capacityGiB.value);
      expect(large.profiles!.signInIops.value).toBeGreaterThanOrEqual(small.profiles!.signInIops.value);
      expect((small.hosts.value - 1) * small.sessionsPerHost.value).toBeGreaterThanOrEqual(
        small.peakSessions.value,
      );
      if (large.host.name !== small.host.name) return;
      expect(large.hosts.value).toBeGreaterThanOrEqual(small.hosts.value);
      expect(large.subnetAddresses.value).toBeGreaterThanOrEqual(small.subnetAddresses.value);
    }),
    { numRuns: 50 },
  );
});
