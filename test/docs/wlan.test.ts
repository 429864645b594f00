import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wlanText } from "../../cli/wlan-text";
import { loadEstate } from "../../model/load-estate";
import { minimalEstate, withEstate } from "../support/estate-builder";
import { PRICES } from "../support/minimal-catalog";
import { expectPlanOnPage, pageBlocks } from "../support/plan-page";
import { planned } from "../support/planned-estate";

const ROOT = join(__dirname, "..", "..");
const PAGE = "docs/wlan.md";

test("the YAML of the page makes an estate with WLAN, with the numbers of its examples", async () => {
  const [settings = "", site = ""] = pageBlocks(PAGE, "yaml");
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
    "catalog/prices/test-2026.yaml": PRICES + prices[0],
  };
  await withEstate(files, async (dir) => {
    const { estate, diagnostics } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
    expect(diagnostics).toEqual([]);
    const { areas } = planned(estate!).sites[0]!.wlan!;
    expect(areas.map(({ id, accessPoints }) => [id, accessPoints.value, accessPoints.boundBy])).toEqual([
      ["counters", 7, "coverage"],
      ["offices", 16, "coverage"],
    ]);
  });
});

test("the page shows what Münster's plan says", () =>
  expectPlanOnPage(PAGE, ({ wlan, sites }, colours) => wlanText(wlan!, sites, colours)));
