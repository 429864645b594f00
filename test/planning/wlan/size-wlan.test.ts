import fc from "fast-check";
import type { AreaSpec } from "../../../generated/site";
import type { SiteWlan } from "../../../planning/wlan/wlan-plan";
import { estate, settings, site, userGroup } from "../../support/estate-object";
import { findings, planned, sized } from "../../support/planned-estate";
import { area, wlanCatalog, wlanEstate, wlanSite } from "../../support/wlan-object";

function siteWlan(areas: Readonly<Record<string, AreaSpec>>, ...rest: readonly unknown[]): SiteWlan {
  return sized(wlanEstate(areas, ...(rest as []))).sites[0]!.wlan!;
}

const demand = (
  overrides: Partial<AreaSpec>,
  spec: Parameters<typeof wlanEstate>[1] = {},
): readonly unknown[] => {
  const { areas } = sized(
    wlanEstate({}, spec, { sites: [wlanSite({ offices: area(overrides) }, { uplinkMbps: 10_000 })] }),
  ).sites[0]!.wlan!;
  return areas.map(({ accessPoints }) => [accessPoints.value, accessPoints.boundBy]);
};

// 80 people on site: 176 devices, 192 Mbit/s with their desktops.
test.each<[string, Partial<AreaSpec>, Parameters<typeof wlanEstate>[1], number]>([
  ["coverage", {}, {}, 8],
  ["devices", { squareMetres: 100 }, {}, 4],
  ["devices", { squareMetres: 100, visitors: 300 }, {}, 16],
  ["devices", { squareMetres: 100, fixedDevices: 200 }, {}, 8],
  ["video airtime", { squareMetres: 100 }, { video: { activeShare: 0.8, mbps: 0, airtimeShare: 0.07 } }, 9],
  ["throughput", { squareMetres: 100 }, { data: { activeShare: 1, mbps: 20 } }, 6],
  ["survey", { squareMetres: 100, surveyedAccessPoints: 23 }, {}, 23],
  ["survey", { squareMetres: 9000, surveyedAccessPoints: 2 }, {}, 2],
])("%s decides about an area with %j and settings %j: %d access points", (by, overrides, spec, expected) => {
  expect(demand(overrides, spec)).toEqual([[expected, by]]);
});

test("an area that was surveyed needs no floor area", () => {
  const { squareMetres: _, ...unmeasured } = area({ surveyedAccessPoints: 5 });
  expect(siteWlan({ offices: unmeasured }).accessPoints.value).toBe(5);
});

test("what a building needs: distributors, cables, bill, cost, energy", () => {
  const result = siteWlan({
    offices: area({ squareMetres: 2700 }),
    yard: area({ distributor: "attic", accessPoint: "outdoor", surveyedAccessPoints: 3, peopleShare: 0 }),
  });
  // 20 for coverage and a reserve of a tenth.
  expect(result.accessPoints).toMatchObject({ value: 25, boundBy: "coverage" });
  expect(result.drops.value).toBe(50);
  const figures = result.distributors.map(({ id, accessPoints, ports, poeWatts, switches }) => [
    id,
    ...[accessPoints, ports, poeWatts, switches].map(({ value }) => value),
    switches.boundBy,
  ]);
  expect(figures).toEqual([
    ["attic", 3, 4, 90, 1, "ports"],
    ["cellar", 22, 27, 660, 2, "ports"],
  ]);
  expect(result.items.map(({ section, id, count }) => [section, id, count.value])).toEqual([
    ["accessPoints", "indoor", 22],
    ["accessPoints", "outdoor", 3],
    ["switches", "access-24", 3],
    ["transceivers", "fibre", 12],
  ]);
  // 40 pieces of 100 EUR and 50 drops of 350 EUR.
  expect(result.costEur.value).toBe(21_500);
  expect(result.energyKwhPerYear.value).toBeCloseTo(((22 * 18 + 3 * 20 + 3 * 40) * 8766) / 1000, 1);
});

test("a distributor may have another switch, and both cables of an access point may be patched", () => {
  const site = wlanSite(
    { offices: area({ surveyedAccessPoints: 20 }) },
    { distributors: { cellar: { location: "cellar", switch: "access-48" } } },
  );
  const [cellar] = sized(
    wlanEstate({}, { patchedLinksPerAccessPoint: 2, sparePortShare: 0 }, { sites: [site] }),
  ).sites[0]!.wlan!.distributors;
  expect([cellar!.ports.value, cellar!.poeWatts.value]).toEqual([40, 600]);
  expect(cellar!.switches).toMatchObject({ value: 3, boundBy: "PoE budget" });
});

test("the link carries desktops, web, video and growth", () => {
  const { linkMbps, linkShare } = siteWlan({
    offices: area(),
    hall: area({ peopleShare: 0.2, visitors: 20 }),
  });
  // 144 Mbit/s of display traffic, and 100 people with 0.6 Mbit/s each.
  expect(linkMbps.value).toBeCloseTo(144 + 100 * 0.6 * 1.3, 3);
  expect(linkShare.value).toBeCloseTo(0.222, 4);
});

test.each([
  [320, []],
  [310, [["wlan/link-too-small", "warning"]]],
  [222, [["wlan/link-too-small", "warning"]]],
  [221, [["wlan/link-too-small", "error"]]],
  // Desktops alone are too much for it.
  [205, [["sizing/uplink-too-small", "warning"]]],
])("an uplink of %d Mbit/s", (uplinkMbps, expected) => {
  const site = wlanSite({ offices: area({ visitors: 20 }) }, { uplinkMbps });
  const found = findings(wlanEstate({}, {}, { sites: [site] })).map(({ rule, severity }) => [rule, severity]);
  expect(found).toEqual(expected);
});

test("rejects an uplink below what everything together needs", () => {
  const site = wlanSite({ offices: area({ squareMetres: 1800, visitors: 400 }) }, { uplinkMbps: 400 });
  expect(findings(wlanEstate({}, {}, { sites: [site] }))).toMatchObject([
    {
      rule: "wlan/link-too-small",
      severity: "error",
      file: "sites/town-hall.yaml",
      pointer: "/uplinkMbps",
      message:
        'site "town-hall" has an uplink of 400 Mbit/s and 518 Mbit/s of desktops, data, voice and video at its peak, 130 %; allowed are 70 %',
      hint: "raise the uplink to 741 Mbit/s or move people to another site",
    },
  ]);
});

test("the city's figures are the sums of its buildings'", () => {
  const group = userGroup({ sites: { "town-hall": 60, annex: 40 } });
  const sites = [
    wlanSite({ offices: area(), hall: area({ peopleShare: 0.3, distributor: "attic" }) }),
    wlanSite({ offices: area({ squareMetres: 300 }) }, { id: "annex", state: "planned" }),
  ];
  const plan = planned(wlanEstate({}, {}, { sites, userGroups: [group] }));
  const sum = (of: (site: SiteWlan) => number): number =>
    plan.sites.reduce((total, { wlan: own }) => total + of(own!), 0);
  const { accessPoints, switches, drops, costEur, energyKwhPerYear, items } = plan.wlan!;
  expect(accessPoints.value).toBe(
    sum((own) => own.areas.reduce((all, one) => all + one.accessPoints.value, 0)),
  );
  expect(switches.value).toBe(sum((own) => own.switches.value));
  expect(drops.value).toBe(2 * accessPoints.value);
  expect(costEur.value).toBe(sum((own) => own.costEur.value));
  expect(energyKwhPerYear.value).toBe(sum((own) => own.energyKwhPerYear.value));
  expect(items.map(({ count }) => count.value)).toEqual([
    accessPoints.value,
    switches.value,
    switches.value * 4,
  ]);
});

test("cost and energy of the city hold the WLAN, and only what it adds", () => {
  const areas = { offices: area() };
  const without = planned(estate({ sites: [site()], catalog: wlanCatalog() }));
  const plan = planned(wlanEstate(areas));
  const { costEur, energyKwhPerYear } = plan.wlan!;
  expect(plan.oneOffCostEur.value - without.oneOffCostEur.value).toBeCloseTo(costEur.value, 2);
  expect(plan.energyKwhPerYear.value - without.energyKwhPerYear.value).toBeCloseTo(energyKwhPerYear.value, 1);
  expect(plan.monthlyCostEur.value - without.monthlyCostEur.value).toBeCloseTo(
    (energyKwhPerYear.value / 12) * 0.25,
    1,
  );
});

test("retired buildings, buildings without areas and estates without WLAN get none", () => {
  const sites = [wlanSite({ offices: area() }, { state: "retired" }), site({ id: "annex" })];
  const plan = planned(wlanEstate({}, {}, { sites }));
  expect(plan.sites.map((own) => own.wlan)).toEqual([undefined, undefined]);
  expect(plan.wlan!.accessPoints.value).toBe(0);
  expect(planned(estate({ settings: settings() })).wlan).toBeUndefined();
});

const anyArea = fc.record({
  squareMetres: fc.integer({ min: 1, max: 20_000 }),
  use: fc.constantFrom("open-plan" as const, "cell-offices" as const, "dense" as const, "storage" as const),
  construction: fc.constantFrom("light" as const, "brick" as const, "concrete" as const),
  visitors: fc.nat(500),
  fixedDevices: fc.nat(100),
});

test("more floor or more people never need fewer access points, switches or cables", () => {
  fc.assert(
    fc.property(anyArea, fc.nat(5000), fc.nat(500), (overrides, floor, visitors) => {
      const before = siteWlan({ offices: area(overrides) });
      const larger = {
        squareMetres: overrides.squareMetres + floor,
        visitors: overrides.visitors + visitors,
      };
      const after = siteWlan({ offices: area({ ...overrides, ...larger }) });
      for (const name of ["accessPoints", "switches", "drops"] as const) {
        expect(after[name].value).toBeGreaterThanOrEqual(before[name].value);
      }
    }),
    { numRuns: 40 },
  );
});

test("a survey wins over any estimate", () => {
  fc.assert(
    fc.property(anyArea, fc.nat(300), (overrides, surveyedAccessPoints) => {
      const { accessPoints } = siteWlan({ offices: area({ ...overrides, surveyedAccessPoints }) });
      expect(accessPoints.value).toBe(surveyedAccessPoints);
    }),
    { numRuns: 20 },
  );
});

test("fails on a price book without cabling, but only where WLAN is planned", () => {
  const { "network-drop": _, ...prices } = wlanCatalog().prices;
  const catalog = { ...wlanCatalog(), prices };
  expect(findings(wlanEstate({ offices: area() }, {}, { catalog }))).toMatchObject([
    { rule: "price/missing", file: "estate.yaml", pointer: "/priceBook" },
  ]);
  expect(findings(estate({ catalog }))).toEqual([]);
});
