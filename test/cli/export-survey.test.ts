import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { surveyListCsv } from "../../cli/survey-list";
import { loadEstate } from "../../model/load-estate";
import type { Estate } from "../../model/estate";
import { planned } from "../support/planned-estate";
import { plannedSite, rolloutEstate } from "../support/rollout-object";
import { brokenEstate, withCommand } from "../support/run-command";
import { area, wlanEstate, wlanSite } from "../support/wlan-object";

function rows(estate: Estate): readonly Readonly<Record<string, string>>[] {
  return parse(surveyListCsv(estate, planned(estate)), { delimiter: ";", bom: true, columns: true });
}

const SITE = wlanSite(
  {
    offices: area(),
    yard: area({ accessPoint: "outdoor", distributor: "attic", peopleShare: 0.1, surveyedAccessPoints: 2 }),
  },
  { name: "=Town hall", state: "planned" },
);

test("the list tells of each area what is planned, why, and what is to be measured", () => {
  const [offices, yard] = rows(wlanEstate({}, {}, { sites: [SITE] }));
  expect(offices).toEqual({
    site: "town-hall",
    name: "'=Town hall",
    address: "Musterstadt",
    "survey begins": "",
    area: "offices",
    use: "cell-offices",
    construction: "brick",
    "m²": "900",
    people: "72",
    "access point": "indoor",
    "planned access points": "8",
    "bound by": "coverage",
    "access points per channel": "1,33",
    band: "6-ghz",
    distributor: "cellar",
    "where it stands": "cellar",
    "longest cable planned (m)": "60",
    surveyedAccessPoints: "",
    linkMetres: "",
    remarks: "",
  });
  expect([yard?.["access point"], yard?.["bound by"], yard?.["band"]]).toEqual([
    "outdoor",
    "survey",
    "5-ghz",
  ]);
});

test("no cell of the list is a formula, whatever people call their buildings", () => {
  const address = { street: "+49 251", postcode: "01067", city: "@home" };
  const distributors = { cellar: { location: "-1, room 3" }, attic: { location: "=HYPERLINK(1)" } };
  const site = { ...SITE, address, distributors };
  for (const row of rows(wlanEstate({}, {}, { sites: [site] }))) {
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@]/);
    expect(row["address"]).toBe("'+49 251, 01067 @home");
  }
});

test("buildings come in the order in which the roll-out surveys them; those that need no survey are left out", () => {
  const sites = [
    plannedSite("late", { priority: 5 }),
    plannedSite("early", { priority: 1 }),
    plannedSite("surveyed", { done: ["survey"] }),
    plannedSite("in-use", {}, "active"),
    plannedSite("given-up", {}, "retired"),
  ];
  const listed = rows(rolloutEstate(sites)).map((row) => [row["site"], row["survey begins"]]);
  expect(listed.map(([id]) => id)).toEqual(["early", "late"]);
  expect(listed[0]?.[1]).toBe("2027-01-04");
  expect(String(listed[1]?.[1]) > "2027-01-04").toBe(true);
});

test("without a roll-out buildings come by name", () => {
  const site = (id: string): Estate["sites"][number] => ({ ...SITE, id });
  const listed = rows(wlanEstate({}, {}, { sites: [site("b"), site("a")], userGroups: [] }));
  expect(listed.map((row) => row["site"])).toEqual(["a", "a", "b", "b"]);
});

test("the default estate lists every area that is not surveyed", async () => {
  const root = join(__dirname, "..", "..");
  const { estate } = await loadEstate({ estateDir: root, catalogDir: join(root, "catalog") });
  const open = estate!.sites.filter(({ state }) => state === "planned" || state === "staging");
  const expected = open
    .filter(({ rollout }) => !rollout.done.includes("survey"))
    .flatMap(({ id, areas }) => Object.keys(areas).map((key) => `${id}/${key}`));
  const listed = rows(estate!).map((row) => `${row["site"]}/${row["area"]}`);
  expect([...listed].sort()).toEqual(expected.sort());
  expect(listed.length).toBeGreaterThan(30);
});

test("export survey prints the list, or writes it to a file", () =>
  withCommand(async ({ dir, run }) => {
    const printed = await run(["export", "survey"]);
    expect([printed.exitCode, printed.stdout.split("\r\n").length]).toEqual([0, 2]);
    const { exitCode, stdout } = await run(["export", "survey", "--output", "survey.csv"]);
    expect([exitCode, stdout]).toEqual([0, "survey.csv: 1 building\n"]);
    expect(readFileSync(join(dir, "survey.csv"), "utf8")).toBe(printed.stdout);
  }));

test("fails on an estate with errors, and writes no list", () =>
  withCommand(async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(["export", "survey"]);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("[schema/");
  }, brokenEstate()));
