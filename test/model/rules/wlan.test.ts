import type { DraftEstate } from "../../../model/draft-estate";
import { checkWlan } from "../../../model/rules/wlan";
import { settings } from "../../support/estate-object";
import { area, wlan, wlanCatalog, wlanSite } from "../../support/wlan-object";

type Sites = DraftEstate["sites"];

const CATALOG = wlanCatalog();

/** What the rules see of an estate with WLAN. */
function found(sites: Sites, overrides: Partial<DraftEstate> = {}): readonly string[] {
  const ids = {
    accessPoints: new Set(Object.keys(CATALOG.accessPoints)),
    switches: new Set(Object.keys(CATALOG.switches)),
    transceivers: new Set(Object.keys(CATALOG.transceivers)),
  };
  const draft = {
    settings: settings({ wlan: wlan() }),
    sites,
    catalog: CATALOG,
    catalogComplete: true,
    ids: { catalog: ids },
    ...overrides,
  } as unknown as DraftEstate;
  return checkWlan(draft).map(({ severity, rule, pointer }) => `${severity} ${rule} ${pointer}`);
}

const one = (
  areas: Parameters<typeof wlanSite>[0],
  overrides: Parameters<typeof wlanSite>[1] = {},
): readonly string[] => found([wlanSite(areas, overrides)]);

test.each([
  [80, []],
  [80.5, ["warning wlan/link-length /areas/offices/linkMetres"]],
  [90, ["warning wlan/link-length /areas/offices/linkMetres"]],
  [90.5, ["error wlan/link-length /areas/offices/linkMetres"]],
])("a cable of %d m", (linkMetres, expected) => {
  expect(one({ offices: area({ linkMetres }) })).toEqual(expected);
});

test.each([
  [[undefined], []],
  [[1], []],
  [[0.994], ["error wlan/people-share /areas"]],
  [[0.996], []],
  [[0.4, 0.6], []],
  [[0.5, 0.8], []],
  [[0.5, undefined], []],
  [[0.99, undefined], []],
  [[0.4, 0.6, undefined], ["error wlan/people-share /areas"]],
])("shares of people: %j", (shares, expected) => {
  const areas = shares.map((peopleShare, index) => [
    `area-${index}`,
    area(peopleShare === undefined ? {} : { peopleShare }),
  ]);
  expect(one(Object.fromEntries(areas))).toEqual(expected);
});

test.each([
  [600, 150, []],
  [599, 150, ["warning wlan/desk-space /areas"]],
  [1, 0, []],
])("%d m² for %d desks", (squareMetres, desks, expected) => {
  expect(one({ offices: area({ squareMetres }) }, { desks })).toEqual(expected);
});

test("nothing is said about the space of a building whose floor area is not known in full", () => {
  const { squareMetres: _, ...surveyed } = area({ surveyedAccessPoints: 3 });
  expect(one({ hall: surveyed, offices: area({ squareMetres: 10 }) })).toEqual([]);
});

test("rejects an area without floor area and survey; a survey that found nothing is one", () => {
  const { squareMetres: _, ...unmeasured } = area();
  expect(one({ offices: unmeasured })).toEqual(["error wlan/area-size /areas/offices"]);
  expect(one({ offices: { ...unmeasured, surveyedAccessPoints: 0 } })).toEqual([]);
});

test.each([
  ["at", "at", []],
  ["at", "af", ["error wlan/poe-class /areas/offices/distributor"]],
  ["af", "at", []],
  ["bt-type-4", "bt-type-3", ["error wlan/poe-class /areas/offices/distributor"]],
] as const)("an access point of class %s at a switch of class %s", (asks, gives, expected) => {
  const { accessPoints, switches } = CATALOG;
  const catalog = {
    ...CATALOG,
    accessPoints: { indoor: { ...accessPoints["indoor"]!, poe: asks } },
    switches: { ...switches, "access-48": { ...switches["access-48"]!, poe: gives } },
  };
  const distributors = { cellar: { location: "cellar", switch: "access-48" } };
  expect(found([wlanSite({ offices: area() }, { distributors })], { catalog })).toEqual(expected);
});

test("fails on names of the catalogue that an area or a distributor has wrong", () => {
  const distributors = { cellar: { location: "cellar", switch: "access-42" } };
  expect(one({ offices: area({ accessPoint: "indor" }) }, { distributors })).toEqual([
    "error ref/unknown-access-point /areas/offices/accessPoint",
    "error ref/unknown-switch /distributors/cellar/switch",
  ]);
});

test("names are not judged while a catalogue file cannot be read", () => {
  const sites = [wlanSite({ offices: area({ accessPoint: "indor" }) })];
  expect(found(sites, { catalogComplete: false })).toEqual([]);
});

test("retired buildings need no areas, and their areas no WLAN", () => {
  expect(one({}, { state: "retired" })).toEqual([]);
  expect(found([wlanSite({ offices: area() }, { state: "retired" })], { settings: settings() })).toEqual([]);
  expect(one({}, { state: "planned" })).toEqual(["warning wlan/no-areas "]);
});
