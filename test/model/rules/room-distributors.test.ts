import type { Diagnostic } from "../../../model/diagnostic";
import { edited, minimalEstate, withEstate, type EstateFiles } from "../../support/estate-builder";
import { ROOM, ROOM_CATALOG } from "../../support/room-catalog";
import { checkFolder } from "../../support/rule-examples/checks-page";
import { WLAN_BUILDING, wlanSection } from "../../support/rule-examples/wlan-examples";

const SITE = "sites/town-hall.yaml";
const CELLAR = "  cellar:\n    location: cellar\n";
const ATTIC = "  attic:\n    location: attic\n";

/** The minimal estate with three rooms, and distributors. */
function building(distributors: string, room = "", settings = wlanSection()): EstateFiles {
  const minimal = minimalEstate();
  const site = distributors === "" ? String(minimal[SITE]) : WLAN_BUILDING[SITE];
  return {
    ...minimal,
    ...WLAN_BUILDING,
    "catalog/rooms.yaml": ROOM_CATALOG,
    "estate.yaml": `${String(minimal["estate.yaml"])}${settings}conferencing:\n  roomShare: 0.5\n`,
    [SITE]: `${site.replace(CELLAR, distributors)}${ROOM}    count: 3\n${room}`,
  };
}

async function diagnose(files: EstateFiles): Promise<readonly Diagnostic[]> {
  return (await withEstate(files, checkFolder)).diagnostics;
}

const rules = async (files: EstateFiles): Promise<readonly string[]> =>
  (await diagnose(files)).map(({ rule }) => rule);

test.each([
  ["one distributor and no word", CELLAR, "", []],
  ["two distributors and no word", CELLAR + ATTIC, "", ["room/no-distributor"]],
  ["all rooms at one of them", CELLAR + ATTIC, "    distributors: { attic: 3 }\n", []],
  ["rooms at both of them", CELLAR + ATTIC, "    distributors: { attic: 1, cellar: 2 }\n", []],
  [
    "a room too many",
    CELLAR + ATTIC,
    "    distributors: { attic: 2, cellar: 2 }\n",
    ["room/distributor-count"],
  ],
  ["a room too few", CELLAR, "    distributors: { cellar: 2 }\n", ["room/distributor-count"]],
  ["no distributor at all", "", "", ["room/no-distributor", "wlan/no-areas"]],
  [
    "a distributor that is not there",
    CELLAR,
    "    distributors: { celar: 3 }\n",
    ["ref/unknown-distributor"],
  ],
  ["an empty list", CELLAR, "    distributors: {}\n", ["schema/items"]],
])("a building with %s", async (_, distributors, room, expected) => {
  expect([...(await rules(building(distributors, room)))].sort()).toEqual(expected);
});

test("an estate without WLAN asks for no distributor, but checks those that are named", async () => {
  const bare = (room: string): EstateFiles => building("", room, "");
  expect(await rules(bare(""))).toEqual([]);
  expect(await rules(bare("    distributors: { cellar: 3 }\n"))).toEqual(["ref/unknown-distributor"]);
});

test("a retired building needs none", async () => {
  const files = edited(building(CELLAR + ATTIC), SITE, "state: active", "state: retired");
  expect(await rules(files)).not.toContain("room/no-distributor");
});

test("rejects an unknown distributor with its position and the nearest one", async () => {
  const [found] = await diagnose(building(CELLAR + ATTIC, "    distributors: { celar: 3 }\n"));
  expect(found).toMatchObject({
    message: 'distributor "celar" does not exist',
    hint: expect.stringContaining('"cellar"') as string,
    severity: "error",
  });
  expect(found?.column).toBe(21);
});

test("without a distributor the message says what is missing from the plan", async () => {
  const found = (await diagnose(building(""))).find(({ rule }) => rule === "room/no-distributor");
  expect(found).toMatchObject({
    severity: "warning",
    message:
      'site "town-hall" has meeting rooms ("meeting") and no distributor: nobody plans their ports and cables',
    hint: "describe the site's distributors",
  });
});
