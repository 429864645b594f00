import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { billOfMaterialsCsv } from "../../cli/bill-of-materials";
import { loadEstate } from "../../model/load-estate";
import { price } from "../support/catalog-object";
import { planned } from "../support/planned-estate";
import { plannedSite, rolloutEstate } from "../support/rollout-object";
import { conferenceEstate, room } from "../support/room-object";
import { brokenEstate, withCommand } from "../support/run-command";
import { area, wlanCatalog, wlanEstate, wlanSite } from "../support/wlan-object";

function table(csv: string): readonly (readonly string[])[] {
  return parse(csv, { delimiter: ";", bom: true });
}

const ESTATE = wlanEstate(
  {},
  {},
  { sites: [wlanSite({ offices: area() }, { name: "=Town hall", state: "planned" })] },
);

test("the bill lists a building's WLAN with its state, and devices without a building", () => {
  const [headings, ...rows] = table(billOfMaterialsCsv(ESTATE, planned(ESTATE)));
  expect(headings).toEqual(
    "site,name,state,wave,part,item,description,pieces,EUR each,EUR,basis of the price".split(","),
  );
  expect(rows.map((row) => row.slice(0, 10).join("|"))).toEqual([
    "town-hall|'=Town hall|planned||access point|indoor|Indoor|8|100|800",
    "town-hall|'=Town hall|planned||switch|access-24|Switch|1|100|100",
    "town-hall|'=Town hall|planned||transceiver|fibre|Transceiver|4|100|400",
    "town-hall|'=Town hall|planned||cabling|network-drop|Cable from a distributor to an outlet|16|350|5600",
    "||||device|monitor|Monitor|200|100|20000",
    "||||device|thin-client|Thin client|100|100|10000",
  ]);
  expect(new Set(rows.map((row) => row[10]))).toEqual(new Set(["assumption: test"]));
});

test("the bill names the roll-out wave in which pieces are needed", () => {
  const estate = rolloutEstate([plannedSite("a"), plannedSite("b", {}, "active")]);
  const [, ...rows] = table(billOfMaterialsCsv(estate, planned(estate)));
  const waves = new Set(rows.filter(([site]) => site !== "").map(([site, , , wave]) => `${site} ${wave}`));
  expect([...waves]).toEqual(["a 2027-Q1", "b "]);
});

test("the bill adds up to the plan's one-off cost, decimals with a comma", () => {
  const catalog = { ...wlanCatalog(), prices: { ...wlanCatalog().prices, device: price(100.55, "EUR") } };
  const estate = { ...ESTATE, catalog };
  const plan = planned(estate);
  const [, ...rows] = table(billOfMaterialsCsv(estate, plan));
  expect(rows[0]!.slice(7, 10)).toEqual(["8", "100,55", "804,4"]);
  const sum = rows.reduce((total, row) => total + Number(row[9]!.replace(",", ".")), 0);
  expect(sum).toBeCloseTo(plan.oneOffCostEur.value, 2);
});

test("the bill of the default estate adds up, and names every building with meeting rooms or WLAN", async () => {
  const root = join(__dirname, "..", "..");
  const { estate } = await loadEstate({ estateDir: root, catalogDir: join(root, "catalog") });
  const plan = planned(estate!);
  const [, ...rows] = table(billOfMaterialsCsv(estate!, plan));
  const sum = rows.reduce((total, row) => total + Number(row[9]!.replace(",", ".")), 0);
  expect(sum).toBeCloseTo(plan.oneOffCostEur.value, 2);
  expect(new Set(rows.map(([id]) => id)).size).toBe(plan.sites.length + 1);
  expect(new Set(rows.map((row) => row[4]))).toEqual(
    new Set(["access point", "switch", "transceiver", "cabling", "room device", "device"]),
  );
});

test("export bom prints the bill, or writes it to a file", () =>
  withCommand(async ({ dir, run }) => {
    const printed = await run(["export", "bom"]);
    expect([printed.exitCode, printed.stdout.split("\r\n").length]).toEqual([0, 6]);
    expect(printed.stderr).toMatch(/^\d+ warnings?; `workplace check` shows (it|them)\n$/);
    const { exitCode, stdout } = await run(["export", "bom", "--output", "bom.csv"]);
    expect([exitCode, stdout]).toEqual([0, "bom.csv: 1 building\n"]);
    expect(readFileSync(join(dir, "bom.csv"), "utf8")).toBe(printed.stdout);
  }));

test("fails on an estate with errors, and writes nothing", () =>
  withCommand(async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(["export", "bom"]);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("[schema/");
  }, brokenEstate()));

test("the bill lists the kits of a building's meeting rooms, and still adds up", () => {
  const estate = conferenceEstate({ meeting: room({ count: 3 }) });
  const plan = planned(estate);
  const [, ...rows] = table(billOfMaterialsCsv(estate, plan));
  expect(rows.slice(0, 3).map((row) => row.slice(0, 10).join("|"))).toEqual([
    "town-hall|Town hall|active||room device|bar|Piece|3|100|300",
    "town-hall|Town hall|active||room device|display-55|Piece|3|100|300",
    "town-hall|Town hall|active||room device|touch-panel|Piece|3|100|300",
  ]);
  const sum = rows.reduce((total, row) => total + Number(row[9]!.replace(",", ".")), 0);
  expect(sum).toBeCloseTo(plan.oneOffCostEur.value, 2);
});
