import fc from "fast-check";
import { desksOfGroup, roomsFreed } from "../../../planning/site/site-size";
import { estate, scenario, site, userGroup } from "../../support/estate-object";
import { findings, sized } from "../../support/planned-estate";

const one = (overrides: Parameters<typeof estate>[0] = {}) => sized(estate(overrides)).sites[0]!;

test("a building's people, peak and display traffic", () => {
  const result = one();
  expect(result.people.value).toBe(100);
  expect(result.peakPeopleOnSite.value).toBe(80);
  // 100 people × 0.8 × 0.9 × 2 monitors × 1,000 kbit/s.
  expect(result.displayMbps.value).toBe(144);
  expect(result.uplinkShare.value).toBe(0.144);
});

test("a building that is given up gets addresses only when it had some", () => {
  const sites = [site(), site({ id: "works", state: "retired" })];
  expect(sized(estate({ sites })).sites.map(({ id }) => id)).toEqual(["town-hall"]);
  const works = { cidr: "10.128.9.0/24" };
  const lock = { version: 1 as const, pools: {}, networks: {}, sites: { works } };
  expect(sized(estate({ sites, lock })).sites.map(({ id }) => id)).toEqual(["town-hall", "works"]);
});

test("people of a group spread over its scenarios in every building alike", () => {
  const home = scenario({ id: "home", onSiteShare: 0.2, monitors: 1 });
  const local = scenario({ id: "local", delivery: "local" });
  const group = userGroup({
    scenarios: { office: 50, home: 25, local: 25 },
    sites: { "town-hall": 60, annex: 40 },
    attendanceShare: 1,
    concurrencyShare: 1,
  });
  const { sites } = sized(
    estate({
      userGroups: [group],
      scenarios: [scenario(), home, local],
      sites: [site({ id: "annex" }), site()],
    }),
  );
  const perPerson = (50 * 2 * 1 + 25 * 1 * 0.2) / 100;
  expect(sites.map(({ displayMbps }) => displayMbps.value)).toEqual([
    expect.closeTo(40 * perPerson, 6),
    expect.closeTo(60 * perPerson, 6),
  ]);
  expect(sites.map(({ peakPeopleOnSite }) => peakPeopleOnSite.value)).toEqual([32, 48]);
});

test("a building without people needs nothing but its addresses", () => {
  const group = userGroup({ sites: { other: 100 } });
  const [other, empty] = sized(
    estate({ userGroups: [group], sites: [site({ id: "other" }), site({ id: "works" })] }),
  ).sites;
  expect(other!.people.value).toBe(100);
  expect([empty!.people.value, empty!.displayMbps.value, empty!.desksNeeded.value]).toEqual([0, 0, 0]);
});

test.each([
  [150, 600],
  [10, 254],
  [0, 254],
])("%d desks lead to %d addresses", (desks, addresses) => {
  const group = userGroup({ sites: {} });
  expect(one({ userGroups: [group], sites: [site({ desks })] }).addresses.value).toBe(addresses);
});

test.each([
  [1000, []],
  [205, ["warning"]],
  [144, ["warning"]],
  [143.9, ["error"]],
])("144 Mbit/s over an uplink of %d Mbit/s: %j", (uplinkMbps, severities) => {
  const found = findings(estate({ sites: [site({ uplinkMbps })] }));
  expect(found.map(({ severity }) => severity)).toEqual(severities);
  for (const finding of found) {
    expect(finding).toMatchObject({
      rule: "sizing/uplink-too-small",
      file: "sites/town-hall.yaml",
      pointer: "/uplinkMbps",
      hint: "raise the uplink to 206 Mbit/s or move people to another site",
    });
  }
});

test("a retired building needs neither bandwidth nor desks", () => {
  expect(findings(estate({ sites: [site({ uplinkMbps: 1, desks: 0, state: "retired" })] }))).toEqual([]);
});

test("warns about missing desks and says what decided", () => {
  const shared = userGroup({ personsPerDesk: 2 });
  expect(findings(estate({ userGroups: [shared], sites: [site({ desks: 70 })] }))).toMatchObject([
    {
      rule: "sizing/too-few-desks",
      severity: "warning",
      pointer: "/desks",
      message: 'site "town-hall" has 70 desks and needs 80 (people on site); missing: 10',
    },
  ]);
  expect(findings(estate({ userGroups: [shared], sites: [site({ desks: 80 })] }))).toEqual([]);
});

test.each([
  [90, 3, 0.2, 30],
  [90, 3, 0.5, 45],
  [100, 1, 0.8, 100],
])("%d people, %d for a desk, %d on site: %d desks", (people, perDesk, onSite, desks) => {
  expect(desksOfGroup(people, perDesk, onSite)).toBe(desks);
});

// The council paper: from 2 people in a room to 3 or 4.
test.each([
  [100, 2, 3, 33],
  [100, 2, 4, 50],
  [1, 2, 3, 0],
  [10, 2, 2, 0],
])("%d rooms, from %d to %d people in each: %d become free", (rooms, today, target, freed) => {
  expect(roomsFreed(rooms, today, target)).toBe(freed);
});

test("the rooms that stay hold everybody", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      (rooms, today, more) => {
        const freed = roomsFreed(rooms, today, today + more);
        expect(freed).toBeGreaterThanOrEqual(0);
        expect((rooms - freed) * (today + more)).toBeGreaterThanOrEqual(rooms * today);
      },
    ),
  );
});
