import fc from "fast-check";
import type { RoomSpec } from "../../../generated/site";
import type { Estate } from "../../../model/estate";
import { explainFigure } from "../../../planning/explain";
import { evenShares } from "../../../planning/wlan/cabled-rooms";
import type { SiteWlan } from "../../../planning/wlan/wlan-plan";
import { findings, planned, sized } from "../../support/planned-estate";
import { conferencing, room, roomCatalog } from "../../support/room-object";
import { area, wlan, wlanCatalog, wlanEstate, wlanSite } from "../../support/wlan-object";
import { settings } from "../../support/estate-object";

/** A small room has 3 ports, and devices that ask for a port of 30 W and one of 15.4 W. */
function estateWith(
  rooms: Readonly<Record<string, RoomSpec>>,
  overrides: Parameters<typeof wlanSite>[1] = {},
  areas: Parameters<typeof wlanSite>[0] = { offices: area({ surveyedAccessPoints: 4 }) },
): Estate {
  const { roomDevices, roomClasses } = roomCatalog();
  const { domain: _, ...roomsOnly } = conferencing();
  return wlanEstate(
    {},
    {},
    {
      settings: settings({ wlan: wlan(), conferencing: roomsOnly }),
      sites: [wlanSite(areas, { rooms, ...overrides })],
      catalog: { ...wlanCatalog(), roomDevices, roomClasses },
    },
  );
}

const wlanOf = (estate: Estate): SiteWlan => sized(estate).sites[0]!.wlan!;

const WIDE = { uplinkMbps: 10_000 };
const ONE = { distributors: { cellar: { location: "cellar" } } };

const ports = (wlanPlan: SiteWlan): readonly unknown[] =>
  wlanPlan.distributors.map((own) => [own.id, own.roomPorts?.value, own.roomPoeWatts?.value]);

test.each([
  [6, 1, [6]],
  [7, 3, [3, 2, 2]],
  [1, 3, [1, 0, 0]],
  [0, 2, [0, 0]],
  [5, 0, []],
])("%d pieces in %d parts: %j", (pieces, parts, expected) => {
  expect(evenShares(pieces, parts)).toEqual(expected);
});

test("even shares add up, and differ by one at most", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 40 }), (pieces, parts) => {
      const shares = evenShares(pieces, parts);
      expect(shares.reduce((sum, own) => sum + own, 0)).toBe(pieces);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

test("the only distributor of a building cables all rooms", () => {
  const own = wlanOf(estateWith({ meeting: room({ count: 5 }) }, ONE));
  expect(ports(own)).toEqual([["cellar", 15, 227]]);
  const [cellar] = own.distributors;
  // (4 access points + 15 ports) and a fifth; 4 × 30 W + 227 W.
  expect([cellar!.ports.value, cellar!.poeWatts.value]).toEqual([23, 347]);
  expect(cellar!.switches).toMatchObject({ value: 1, boundBy: "ports" });
  expect([own.roomDrops?.value, own.drops.value]).toEqual([15, 23]);
});

test("of several distributors each cables the rooms that name it", () => {
  const own = wlanOf(estateWith({ meeting: room({ count: 5, distributors: { cellar: 1, attic: 4 } }) }));
  expect(ports(own)).toEqual([
    ["attic", 12, 181.6],
    ["cellar", 3, 45.4],
  ]);
});

test("rooms that name none are divided, and nobody else's", () => {
  const rooms = { meeting: room({ count: 5 }), small: room({ distributors: { attic: 1 } }) };
  expect(ports(wlanOf(estateWith(rooms)))).toEqual([
    ["attic", 12, 181.6],
    ["cellar", 6, 90.8],
  ]);
});

test("the formula tells of rooms that were divided without a word", () => {
  const formula = (spec: Partial<RoomSpec>): string | undefined =>
    wlanOf(estateWith({ meeting: room({ count: 2, ...spec }) })).distributors[0]!.roomPorts?.formula;
  expect(formula({})).toBe("sum(rooms × ports), rooms without distributors divided evenly");
  expect(formula({ distributors: { attic: 2 } })).toBe("sum(rooms × ports)");
});

test("rooms alone fill a distributor, in a building without areas too", () => {
  const rooms = { meeting: room({ count: 7, distributors: { attic: 7 } }) };
  const own = wlanOf(estateWith(rooms, {}, {}));
  expect([own.accessPoints.value, own.switches.value, own.drops.value]).toEqual([0, 2, 21]);
  expect(own.items.map(({ section, id, count }) => [section, id, count.value])).toEqual([
    ["switches", "access-24", 2],
    ["transceivers", "fibre", 8],
  ]);
  // 10 pieces of 100 EUR and 21 drops of 350 EUR.
  expect(own.costEur.value).toBe(8350);
});

test("a building with rooms and neither areas nor distributors has no WLAN", () => {
  const estate = estateWith({ meeting: room() }, { distributors: {} }, {});
  expect(sized(estate).sites[0]!.wlan).toBeUndefined();
});

test("power may decide about the switches of rooms", () => {
  const own = wlanOf(
    estateWith(
      { meeting: room({ count: 5 }) },
      { distributors: { cellar: { location: "cellar", switch: "access-48" } } },
    ),
  );
  expect(own.distributors[0]!.switches).toMatchObject({ value: 2, boundBy: "PoE budget" });
});

test("the explanation of ports and cables reaches the rooms in the site's file", () => {
  const plan = planned(estateWith({ meeting: room({ count: 5, distributors: { cellar: 1, attic: 4 } }) }));
  const explained = JSON.stringify(explainFigure(plan, "site/town-hall/drops"));
  expect(explained).toContain('"pointer":"/rooms/meeting/distributors/attic"');
  expect(explained).toContain("catalog/roomDevices.yaml");
  expect(explainFigure(plan, "distributor/town-hall/attic/poeWatts")?.figure.formula).toBe(
    "sum(accessPoints × POE_PORT_WATTS of their class) + roomPoeWatts",
  );
});

test("rejects a device that needs more power than the switch has on a port", () => {
  const estate = estateWith({ meeting: room({ count: 2 }) }, ONE);
  const { bar, ...devices } = estate.catalog.roomDevices;
  const catalog = { ...estate.catalog, roomDevices: { ...devices, bar: { ...bar!, poeWatts: 31 } } };
  expect(findings({ ...estate, catalog })).toMatchObject([
    {
      rule: "wlan/room-poe",
      severity: "error",
      file: "sites/town-hall.yaml",
      pointer: "/rooms/meeting",
      message:
        'device "bar" of room "meeting" needs a port of 60 W; switch "access-24" of distributor "cellar" gives 30 W at most',
    },
  ]);
});

test("more rooms never need fewer ports, watts, switches or cables", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(100), (count, more) => {
      const before = wlanOf(estateWith({ meeting: room({ count }) }, WIDE));
      const after = wlanOf(estateWith({ meeting: room({ count: count + more }) }, WIDE));
      for (const name of ["switches", "drops", "costEur"] as const) {
        expect(after[name].value).toBeGreaterThanOrEqual(before[name].value);
      }
      const sum = (own: SiteWlan): number =>
        own.distributors.reduce((all, { roomPorts }) => all + (roomPorts?.value ?? 0), 0);
      expect(sum(after)).toBe(3 * (count + more));
    }),
    { numRuns: 25 },
  );
});
