import { join } from "node:path";
import { netboxProblem } from "../../../cli/netbox/netbox-problem";
import type { NetboxTable } from "../../../cli/netbox/netbox-table";
import { netboxTables } from "../../../cli/netbox/netbox-tables";
import { loadEstate } from "../../../model/load-estate";
import type { Estate, Site } from "../../../model/estate";
import { settings } from "../../support/estate-object";
import { FORM_NAMES, formFields, REFERENCES } from "../../support/netbox-forms";
import { planned } from "../../support/planned-estate";
import { plannedSite, rolloutEstate } from "../../support/rollout-object";
import { area, threeSsids, wlan, wlanEstate, wlanSite } from "../../support/wlan-object";

const tablesOf = (estate: Estate): readonly NetboxTable[] => netboxTables(estate, planned(estate));

function rows(tables: readonly NetboxTable[], name: string): readonly Readonly<Record<string, string>>[] {
  const { columns, rows: cells } = tables.find((table) => table.name === name)!;
  return cells.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]!])));
}

const column = (tables: readonly NetboxTable[], name: string, of: string): readonly string[] =>
  rows(tables, name).map((row) => row[of]!);

/** What NetBox's forms would say to the tables. */
function refusals(tables: readonly NetboxTable[]): readonly string[] {
  return tables.flatMap(({ name, columns, rows: cells }) => {
    const fields = new Map(formFields(name).map((field) => [field.name, field]));
    const unknown = columns.filter((own) => !fields.has(own)).map((own) => `${name}: unknown ${own}`);
    const missing = [...fields.values()]
      .filter((field) => field.isRequired && cells.length > 0)
      .flatMap((field) => {
        const index = columns.indexOf(field.name);
        return cells.some((row) => (row[index] ?? "") === "") ? [`${name}: ${field.name} is empty`] : [];
      });
    const wrong = columns.flatMap((own, index) => {
      const choices = fields.get(own)?.choices ?? [];
      const values = new Set(cells.map((row) => row[index]!));
      return choices.length === 0
        ? []
        : [...values]
            .filter((value) => value !== "" && !choices.includes(value))
            .map((value) => `${name}: ${own} ${value}`);
    });
    return [...unknown, ...missing, ...wrong];
  });
}

/** References to what no earlier table brings. */
function dangling(tables: readonly NetboxTable[]): readonly string[] {
  return Object.entries(REFERENCES).flatMap(([from, [table, of]]) => {
    const [own = "", field = ""] = from.split("/");
    const position = (name: string): number => tables.findIndex((other) => other.name === name);
    if (position(table) >= position(own)) return [`${own} comes before ${table}`];
    const known = new Set(column(tables, table, of));
    return column(tables, own, field)
      .filter((value) => (value ?? "") !== "" && !known.has(value))
      .map((value) => `${from}: ${value}`);
  });
}

/** Town hall and branch with three networks on the air; the branch is planned. */
function city(overrides: Partial<Site> = {}): Estate {
  const hall = wlanSite(
    { offices: area(), hall: area({ use: "dense", distributor: "attic" }) },
    {
      name: "Town hall",
      address: { street: "Marktplatz 1", postcode: "48143", city: "Musterstadt" },
      distributors: { cellar: { location: "cellar", rackUnits: 42 }, attic: { location: "attic" } },
      ...overrides,
    },
  );
  const branch = { ...plannedSite("branch"), name: "Branch" };
  return wlanEstate({}, { ssids: threeSsids() }, { sites: [branch, hall] });
}

async function muenster(): Promise<Estate> {
  const root = join(__dirname, "..", "..", "..");
  return (await loadEstate({ estateDir: root, catalogDir: join(root, "catalog") })).estate!;
}

test("tables come in the order in which NetBox can import them", () => {
  expect(tablesOf(city()).map(({ name }) => name)).toEqual(FORM_NAMES);
});

test.each([
  ["a small city", () => city()],
  ["the default estate", muenster],
])("every form takes its table, and every reference leads somewhere: %s", async (_, make) => {
  const tables = tablesOf(await make());
  expect(refusals(tables)).toEqual([]);
  expect(dangling(tables)).toEqual([]);
  expect(netboxProblem(tables)).toBeUndefined();
});

test.each([
  ["planned", ["planned", "planned", "planned", "planned", "reserved"]],
  ["staging", ["staging", "active", "staged", "planned", "active"]],
  ["active", ["active", "active", "active", "connected", "active"]],
  ["decommissioning", ["decommissioning", "deprecated", "decommissioning", "decommissioning", "deprecated"]],
] as const)("what stands in a building that is %s has NetBox's words for it", (state, expected) => {
  const tables = tablesOf({ ...city({ state }), userGroups: [] });
  const of = (name: string, where: string): string | undefined =>
    rows(tables, name).find((row) => row[where] === "Town hall")?.["status"];
  expect([
    of("sites", "name"),
    of("racks", "site"),
    of("devices", "site"),
    of("cables", "side_a_site"),
    of("wireless-lans", "scope_name"),
  ]).toEqual(expected);
});

test("a cable is laid when the building's file says so", () => {
  const tables = tablesOf(rolloutEstate([plannedSite("hall", { done: ["cabling"] }, "staging")]));
  expect(new Set(column(tables, "cables", "status"))).toEqual(new Set(["connected"]));
});

test("a building carries its address, its wave and its parts", () => {
  const tables = tablesOf(city());
  expect(rows(tables, "sites")[1]).toEqual({
    name: "Town hall",
    slug: "town-hall",
    status: "active",
    physical_address: "Marktplatz 1, 48143 Musterstadt",
    description: "",
  });
  const own = rows(tables, "locations").filter(({ site }) => site === "Town hall");
  expect(own.map(({ name, slug }) => [name, slug])).toEqual([
    ["area hall", "area-hall"],
    ["area offices", "area-offices"],
    ["distributor attic", "distributor-attic"],
    ["distributor cellar", "distributor-cellar"],
  ]);
  expect(rows(tables, "racks")).toEqual([
    {
      site: "Town hall",
      location: "distributor cellar",
      name: "cellar",
      status: "active",
      width: "19",
      u_height: "42",
    },
  ]);
  const waves = tablesOf(rolloutEstate([plannedSite("hall")]));
  expect(column(waves, "sites", "description")).toEqual(["roll-out wave 2027-Q1, handover 2027-03-14"]);
});

test("each access point has its own port at a switch of its distributor", async () => {
  const tables = tablesOf(await muenster());
  const ports = new Map(rows(tables, "interfaces").map((row) => [`${row["device"]} ${row["name"]}`, row]));
  const ends = rows(tables, "cables").flatMap((row) => [
    `${row["side_a_device"]} ${row["side_a_name"]}`,
    `${row["side_b_device"]} ${row["side_b_name"]}`,
  ]);
  expect(new Set(ends).size).toBe(ends.length);
  expect(ends.filter((end) => !ports.has(end))).toEqual([]);
  expect(new Set(ends.map((end) => ports.get(end)!["poe_mode"]))).toEqual(new Set(["pse", "pd"]));
  const accessPoints = rows(tables, "devices").filter(({ role }) => role === "Access point");
  expect(ends.length).toBe(2 * accessPoints.length);
});

test("networks of a building lie in its VLANs as far as they have some; passphrases stay where they are", () => {
  const tables = tablesOf(city());
  const hall = rows(tables, "wireless-lans").filter(({ scope_name: name }) => name === "Town hall");
  expect(hall.map(({ ssid, vlan, auth_type: sign }) => [ssid, vlan, sign])).toEqual([
    ["cedar", "devices.town-hall", "wpa-personal"],
    ["birke", "guests.town-hall", "open"],
    [threeSsids()["staff"]!.name, "staff.town-hall", "wpa-enterprise"],
  ]);
  const planned_ = rows(tables, "wireless-lans").filter(({ scope_name: name }) => name === "Branch");
  expect(new Set(planned_.map(({ vlan }) => vlan))).toEqual(new Set([""]));
  expect(tables.flatMap(({ columns }) => columns)).not.toContain("auth_psk");
});

test("prefixes and VLANs stand there once", async () => {
  for (const estate of [city(), await muenster()]) {
    const tables = tablesOf(estate);
    const prefixes = column(tables, "prefixes", "prefix");
    expect(new Set(prefixes).size).toBe(prefixes.length);
    const vids = column(tables, "vlans", "vid");
    expect(new Set(vids).size).toBe(vids.length);
  }
});

test("a further building changes no row of the others", () => {
  const before = tablesOf(city());
  const more = city();
  const after = tablesOf({
    ...more,
    sites: [{ ...plannedSite("annex"), name: "Annex" }, ...more.sites],
    lock: undefined,
  });
  for (const name of ["sites", "locations", "racks", "devices", "interfaces", "cables"]) {
    const kept = new Set(rows(after, name).map((row) => JSON.stringify(row)));
    expect(rows(before, name).filter((row) => !kept.has(JSON.stringify(row)))).toEqual([]);
  }
});

test("another access point renames no device", () => {
  const names = (surveyedAccessPoints: number) => {
    const areas = { hall: area({ surveyedAccessPoints }), offices: area() };
    return column(tablesOf(wlanEstate(areas)), "devices", "name");
  };
  const before = names(3);
  expect(names(4).filter((name) => !before.includes(name))).toEqual(["ap-004.hall.town-hall"]);
});

test("no text of the estate is a formula for a spreadsheet, and none is too long", () => {
  const estate = city({ name: "=HYPERLINK(1)", address: { street: "x".repeat(200), city: "@Musterstadt" } });
  const tables = tablesOf(estate);
  expect(column(tables, "sites", "name")).toContain("'=HYPERLINK(1)");
  expect(refusals(tables)).toEqual([]);
  expect(dangling(tables)).toEqual([]);
  const cells = tables.flatMap((table) => table.rows.flat());
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(netboxProblem(tables)).toBeUndefined();
});

test("NetBox gets a name that a spreadsheet would change as it is", () => {
  expect(column(tablesOf(city({ name: "9.3" })), "sites", "name")).toContain("9.3");
});

test("an estate without WLAN has buildings and prefixes only", () => {
  const { wlan: _, ...rest } = settings({ wlan: wlan() });
  const tables = tablesOf({ ...wlanEstate({}), settings: rest });
  expect(tables.filter((table) => table.rows.length > 0).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["sites", "locations", "prefixes"]),
  );
  expect(rows(tables, "devices")).toEqual([]);
});

test.each([
  ["two buildings with one name", { name: "branch" }, 'sites: name "branch" stands there twice'],
  ["a name that is too long", { name: "x".repeat(101) }, "has 101 characters, NetBox takes 100"],
])("rejects %s", (_, overrides, message) => {
  expect(netboxProblem(tablesOf(city(overrides)))).toContain(message);
});

test("rejects a device's name that is too long", () => {
  const id = "a".repeat(31);
  const sites = [wlanSite({ [id]: area() }, { id: "b".repeat(31), name: "Hall" })];
  expect(netboxProblem(tablesOf(wlanEstate({}, {}, { sites, userGroups: [] })))).toContain(
    "has 70 characters, NetBox takes 64",
  );
});
