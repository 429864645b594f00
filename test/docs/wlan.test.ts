import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wlanText } from "../../cli/wlan-text";
import { loadEstate } from "../../model/load-estate";
import type { Plan } from "../../planning/plan";
import { minimalEstate, withEstate } from "../support/estate-builder";
import { PRICES } from "../support/minimal-catalog";
import { expectPlanOnPage, pageBlocks } from "../support/plan-page";
import { planned } from "../support/planned-estate";
import { ROOM, ROOM_CATALOG } from "../support/room-catalog";

const ROOT = join(__dirname, "..", "..");
const PAGE = "docs/wlan.md";

const [SETTINGS = "", SITE = "", ROOMS = ""] = pageBlocks(PAGE, "yaml");

/** The minimal estate with what the page adds to settings and building. */
async function planOf(site: string, settings: string): Promise<Plan> {
  const minimal = minimalEstate();
  const catalog = readFileSync(join(ROOT, "catalog/wlan.yaml"), "utf8");
  const prices = /\n {2}# WLAN\.[\s\S]*/.exec(
    readFileSync(join(ROOT, "catalog/prices/2026-11.yaml"), "utf8"),
  )!;
  const files = {
    ...minimal,
    "estate.yaml": String(minimal["estate.yaml"]) + settings,
    "sites/town-hall.yaml": String(minimal["sites/town-hall.yaml"]) + site,
    "catalog/wlan.yaml": catalog,
    "catalog/rooms.yaml": ROOM_CATALOG,
    "catalog/prices/test-2026.yaml": PRICES + prices[0],
  };
  return withEstate(files, async (dir) => {
    const { estate, diagnostics } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
    expect(diagnostics).toEqual([]);
    return planned(estate!);
  });
}

test("the YAML of the page makes an estate with WLAN, with the numbers of its examples", async () => {
  const { areas } = (await planOf(SITE, SETTINGS)).sites[0]!.wlan!;
  expect(areas.map(({ id, accessPoints }) => [id, accessPoints.value, accessPoints.boundBy])).toEqual([
    ["counters", 7, "coverage"],
    ["offices", 16, "coverage"],
  ]);
});

test("the rooms of the page are cabled from the distributors that they name", async () => {
  const floors = "  floor-1:\n    location: first floor\n  floor-2:\n    location: second floor\n";
  const others = ROOM.replace("rooms:\n  meeting:\n", "");
  const { wlan } = (
    await planOf(SITE + floors + ROOMS + others, `${SETTINGS}conferencing:\n  roomShare: 0.5\n`)
  ).sites[0]!;
  // Three ports in each room.
  expect(wlan!.distributors.map(({ id, roomPorts }) => [id, roomPorts?.value])).toEqual([
    ["floor-1", 6],
    ["floor-2", 12],
    ["ground-floor", undefined],
  ]);
});

test("the page shows what Münster's plan says", () => expectPlanOnPage(PAGE, wlanText));
