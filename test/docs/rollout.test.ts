import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolloutSvg } from "../../cli/rollout-svg";
import { rolloutText } from "../../cli/rollout-text";
import { loadEstate } from "../../model/load-estate";
import { edited, minimalEstate, withEstate } from "../support/estate-builder";
import { defaultPlan, expectPlanOnPage, pageBlocks } from "../support/plan-page";
import { planned } from "../support/planned-estate";

const PAGE = "docs/rollout.md";

test("the YAML of the page makes an estate with a roll-out", async () => {
  const [settings = "", site = ""] = pageBlocks(PAGE, "yaml");
  const hall = edited(minimalEstate(), "sites/town-hall.yaml", "state: active", "state: planned");
  const files = {
    ...hall,
    "estate.yaml": String(hall["estate.yaml"]) + settings,
    "sites/town-hall.yaml": String(hall["sites/town-hall.yaml"]) + site,
  };
  await withEstate(files, async (dir) => {
    const { estate, diagnostics } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
    expect(diagnostics).toEqual([]);
    const [only] = planned(estate!).rollout!.sites;
    expect(only).toMatchObject({ id: "town-hall", from: "2027-06-07", waitsFor: { what: "fibre" } });
  });
});

test("the page shows the waves of Münster's plan", () =>
  expectPlanOnPage(PAGE, ({ rollout, city }, colours) => [
    rolloutText(rollout!, { city: city.name, all: false, colours }).split("\n\nsite ")[0]!,
  ]));

test("the picture on the page is that of Münster's plan", async () => {
  const { rollout, city } = await defaultPlan();
  const svg = rolloutSvg(rollout!, city.name);
  const picture = join(__dirname, "..", "..", "docs", "rollout.svg");
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(picture, svg);
  expect(readFileSync(picture, "utf8")).toBe(svg);
  expect(readFileSync(join(__dirname, "..", "..", PAGE), "utf8")).toContain("](rollout.svg)");
});

test("the page names every task", () => {
  const text = readFileSync(join(__dirname, "..", "..", PAGE), "utf8");
  const tasks = [...text.matchAll(/^\| `([a-z-]+)` +\| [^|]+\| /gm)].map((match) => match[1]);
  expect(tasks).toEqual([
    "survey",
    "fibre",
    "cabling",
    "power",
    "access-points",
    "validation",
    "rooms",
    "handover",
  ]);
});
