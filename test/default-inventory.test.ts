import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { decodeCsv } from "../cli/inventory/csv-bytes";
import { readTable, type CsvTable } from "../cli/inventory/csv-table";
import { manifestKey } from "../cli/inventory/manifest-key";
import { isChangedBySpreadsheet } from "../cli/inventory/spreadsheet-text";
import type { Estate } from "../model/estate";
import { INVENTORY_FILES } from "../model/file-kinds";
import { loadEstate } from "../model/load-estate";
import { withEstate } from "./support/estate-builder";
import { runCommand, type CommandResult } from "./support/run-command";

const ROOT = join(__dirname, "..");
const COMMITTED = join(ROOT, "applications");
const [TABLE = "", MAPPING = ""] = INVENTORY_FILES;

/** Manifests with decisions, evidence or comments that somebody wrote by hand. */
const HAND_WRITTEN = [
  "basic-income-procedure",
  "cadastre-keeping",
  "idea-management",
  "lending-desk",
  "loan-and-interest-book",
  "old-registry-index",
  "resident-register",
  "site-inspections",
  "traffic-light-control",
];

type Texts = ReadonlyMap<string, string>;

function textsIn(folder: string): Texts {
  const names = readdirSync(folder).filter(
    (name) => name.endsWith(".yaml") && !INVENTORY_FILES.includes(name),
  );
  return new Map(names.map((name) => [name.replace(".yaml", ""), readFileSync(join(folder, name), "utf8")]));
}

/** Imports the committed table into a folder with these manifests. */
function imported(
  keepsManifests: boolean,
): Promise<{ readonly result: CommandResult; readonly texts: Texts }> {
  return withEstate({ "package.json": '{ "version": "1.2.3" }', "estate.yaml": "" }, async (dir) => {
    const folder = join(dir, "applications");
    mkdirSync(folder);
    if (keepsManifests) cpSync(COMMITTED, folder, { recursive: true });
    for (const name of INVENTORY_FILES) cpSync(join(COMMITTED, name), join(folder, name));
    const options = [`applications/${TABLE}`, "--mapping", `applications/${MAPPING}`];
    const result = await runCommand(dir, ["apps", "import", ...options]);
    return { result, texts: textsIn(folder) };
  });
}

describe("the inventory's table", () => {
  const committed = textsIn(COMMITTED);

  it("becomes the committed manifests, byte for byte but for what people wrote into them", async () => {
    const { result, texts } = await imported(false);
    expect(result).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("500 created, 0 updated") as string,
    });
    expect([...texts.keys()]).toEqual([...committed.keys()]);
    const different = [...texts].filter(([id, text]) => committed.get(id) !== text);
    expect(different.map(([id]) => id)).toEqual(HAND_WRITTEN);
    for (const [id, text] of different) {
      expect(parse(committed.get(id)!)).toMatchObject(parse(text) as object);
    }
  });

  it("changes nothing in the committed manifests", async () => {
    const { result, texts } = await imported(true);
    expect(result.stdout).toBe("0 created, 0 updated, 500 unchanged\n");
    expect(texts).toEqual(committed);
  });

  it("is shown and saved by spreadsheets as it stands", () => {
    const bytes = readFileSync(join(COMMITTED, TABLE));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const table = readTable({ file: TABLE, text: decodeCsv(TABLE, bytes) as string }) as CsvTable;
    const { columns } = parse(readFileSync(join(COMMITTED, MAPPING), "utf8")) as {
      columns: Record<string, { key: string }>;
    };
    const texts = table.headings.map((heading) => manifestKey(columns[heading]!.key)?.kind === "text");
    const cells = table.rows.flatMap((row) => row.cells.filter((_, index) => texts[index]));
    expect(cells.filter(isChangedBySpreadsheet)).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith('="')).length).toBeGreaterThan(300);
  });

  it("has a column or a constant for every key but those that people write by hand", () => {
    const { columns, constants } = parse(readFileSync(join(COMMITTED, MAPPING), "utf8")) as {
      columns: Record<string, { key: string }>;
      constants: Record<string, string>;
    };
    const mapped = new Set([...Object.values(columns).map(({ key }) => key), ...Object.keys(constants)]);
    for (const section of ["system", "installation", "peripherals", "network", "data", "licence"]) {
      expect([...mapped].some((key) => key.startsWith(`${section}.`))).toBe(true);
    }
    // A section that a row begins lists what it does not answer; no manifest may list a key without a column.
    const listed = [...committed.values()].flatMap((text) =>
      Object.entries(parse(text) as Record<string, { unknown?: readonly string[] }>).flatMap(
        ([section, facts]) => (facts.unknown ?? []).map((key) => `${section}.${key}`),
      ),
    );
    expect(listed.filter((key) => !mapped.has(key))).toEqual([]);
    expect(listed.length).toBeGreaterThan(50);
  });
});

describe("the applications of the default estate", () => {
  let estate: Estate;
  beforeAll(async () => {
    const loaded = await loadEstate({ estateDir: ROOT, catalogDir: join(ROOT, "catalog") });
    expect(loaded.diagnostics).toEqual([]);
    estate = loaded.estate!;
  });

  it("are 500 of about 60 service areas, and all say that they are made up", () => {
    expect(estate.applications).toHaveLength(500);
    const areas = new Set(estate.applications.map(({ serviceArea }) => serviceArea));
    expect(Math.abs(areas.size - 60)).toBeLessThanOrEqual(3);
    for (const { id, fictitious, vendor, assumptions } of estate.applications) {
      expect([id, fictitious, assumptions?.["fictitious"]]).toEqual([
        id,
        true,
        expect.stringContaining("made up"),
      ]);
      expect(vendor).toMatch(/^(Example Software \d\d|City of Münster, citeq)$/);
    }
  });

  it("run in the browser in two of five cases", () => {
    const web = estate.applications.filter(({ forms }) => forms.join() === "web");
    expect(web.length / estate.applications.length).toBeCloseTo(0.4, 1);
  });

  it("are used by every group, nearly all of them", () => {
    const used = new Set(estate.userGroups.flatMap(({ applications }) => Object.keys(applications)));
    expect(used.size).toBeGreaterThan(475);
    for (const { id, applications, headcount } of estate.userGroups) {
      expect([id, Object.keys(applications).length >= 8]).toEqual([id, true]);
      expect(Math.max(...Object.values(applications))).toBeLessThanOrEqual(headcount);
    }
  });

  it("stay on devices only where the city manages a full Windows PC", () => {
    for (const { id, localApplications, devices, assumptions } of estate.scenarios) {
      const managed = (devices["office-pc"] ?? 0) + (devices["notebook"] ?? 0) > 0;
      expect([id, localApplications && !managed]).toEqual([id, false]);
      if (localApplications) expect(assumptions?.["localApplications"]).toContain("manages");
    }
  });
});
