import { join } from "node:path";
import { loadEstate, type LoadResult } from "../../model/load-estate";
import { edited, minimalEstate, withEstate, without, type EstateFiles } from "../support/estate-builder";

/** Loads files of an estate beside a product's catalogue; the minimal estate's own one when none is given. */
function load(files: EstateFiles, product?: EstateFiles): Promise<LoadResult> {
  const own = Object.entries(files).map(([path, text]) => [`estate/${path}`, text]);
  const bought = Object.entries(product ?? {}).map(([path, text]) => [`product/catalog/${path}`, text]);
  return withEstate(Object.fromEntries([...own, ...bought]), (dir) =>
    loadEstate({
      estateDir: join(dir, "estate"),
      catalogDir: join(dir, product === undefined ? "estate/catalog" : "product/catalog"),
    }),
  );
}

const DEVICES = String(minimalEstate()["catalog/devices.yaml"]);

describe("loadEstate", () => {
  it("reads a valid estate without findings, elements sorted by id", async () => {
    const { estate, diagnostics } = await load(minimalEstate());
    expect(diagnostics).toEqual([]);
    expect(estate?.userGroups.map(({ id, file }) => `${id} ${file}`)).toEqual([
      "back-office user-groups/back-office.yaml",
      "case-work user-groups/case-work.yaml",
    ]);
    expect(estate?.scenarios.map(({ id }) => id)).toEqual(["convertible", "thin-client"]);
    expect(estate?.lock).toBeUndefined();
  });

  it("fills in defaults, also nested ones and those of whole sections", async () => {
    const { estate } = await load(minimalEstate());
    expect(estate?.settings.sizing).toMatchObject({ headroomShare: 0.2, growthFactor: 2 });
    expect(estate?.settings.stateBackend).toEqual({ kind: "local" });
    expect(estate?.settings.platforms.azure?.zones).toEqual(["1", "2", "3"]);
    expect(estate?.userGroups[0]).toMatchObject({
      attendanceShare: 0.8,
      arrival: { share: 0.5, minutes: 30 },
    });
    expect(estate?.scenarios[0]?.redirection).toEqual({
      clipboard: true,
      drives: false,
      printers: false,
      smartcards: false,
      usb: false,
      microphone: true,
      camera: false,
    });
  });

  it("fills in the same defaults when a file takes the exact parser", async () => {
    const { estate } = await load(minimalEstate());
    const files = Object.fromEntries(
      Object.entries(minimalEstate()).map(([path, text]) => [path, `# tab:\t\n${String(text)}`]),
    );
    const exact = await load(files);
    expect(exact.diagnostics).toEqual([]);
    expect(exact.estate).toEqual(estate);
  });

  it("shares no default between two elements", async () => {
    const { estate } = await load(minimalEstate());
    const [first, second] = estate!.userGroups;
    expect(first!.arrival).toEqual(second!.arrival);
    expect(first!.arrival).not.toBe(second!.arrival);
  });

  it("reads the lock file and rejects a faulty one", async () => {
    const lock =
      "version: 1\npools: {}\nnetworks:\n  storage: { cidr: 10.128.0.0/26, vlanId: 100 }\nsites: {}\n";
    const good = await load({ ...minimalEstate(), "estate.lock.yaml": lock });
    expect(good.estate?.lock?.networks["storage"]).toEqual({ cidr: "10.128.0.0/26", vlanId: 100 });
    const bad = await load({ ...minimalEstate(), "estate.lock.yaml": lock.replace("0.0/26", "0.0/36") });
    expect(bad.estate).toBeUndefined();
    expect(bad.diagnostics).toMatchObject([
      { rule: "network/address", file: "estate.lock.yaml", line: 4, column: 20 },
    ]);
  });

  it("has no estate exactly when a finding is an error", async () => {
    const unused = await load({
      ...minimalEstate(),
      "sites/annex.yaml": "name: A\naddress: { city: B }\nuplinkMbps: 1\ndesks: 1\nstate: planned\n",
    });
    expect(unused.diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(unused.estate).toBeDefined();
    const broken = await load(edited(minimalEstate(), "estate.yaml", "prefix: mu", "prefix: MU"));
    expect(broken.estate).toBeUndefined();
  });

  it("is independent of the order in which a folder lists its files", async () => {
    const files = edited(minimalEstate(), "sites/town-hall.yaml", "desks: 150", "desks: -1");
    const there = await load(files);
    const back = await load(Object.fromEntries(Object.entries(files).reverse()));
    expect(back.diagnostics).toEqual(there.diagnostics);
  });
});

describe("the catalogue", () => {
  const product = Object.fromEntries(
    Object.entries(minimalEstate())
      .filter(([path]) => path.startsWith("catalog/"))
      .map(([path, text]) => [path.replace("catalog/", ""), text]),
  );
  const withoutCatalog = without(minimalEstate(), ...Object.keys(product).map((path) => `catalog/${path}`));

  it("comes from the product", async () => {
    const { estate, diagnostics } = await load(withoutCatalog, product);
    expect(diagnostics).toEqual([]);
    expect(estate?.catalog.files.get("devices/headset")).toBe("../product/catalog/devices.yaml");
    expect(Object.keys(estate?.catalog.devices ?? {})).toContain("headset");
  });

  it("is overridden and added to by an estate's own files, id by id", async () => {
    const own =
      "devices:\n  headset:\n    description: Own headset\n    kind: accessory\n    watts: 3\n    price: headset\n";
    const { estate, diagnostics } = await load({ ...withoutCatalog, "catalog/own.yaml": own }, product);
    expect(diagnostics).toEqual([]);
    expect(estate?.catalog.devices["headset"]?.description).toBe("Own headset");
    expect(estate?.catalog.files.get("devices/headset")).toBe("catalog/own.yaml");
    expect(estate?.catalog.files.get("devices/convertible")).toBe("../product/catalog/devices.yaml");
  });

  it("has the prices of the chosen book only and does not even read the others", async () => {
    const { estate, diagnostics } = await load(withoutCatalog, { ...product, "prices/old.yaml": "{broken" });
    expect(diagnostics).toEqual([]);
    expect(Object.keys(estate?.catalog.prices ?? {})).toContain("headset");
  });

  it("may be overridden by an estate's own price book of the same name", async () => {
    const own =
      "prices:\n  headset: { value: 99, unit: EUR, date: '2026-02-01', source: framework contract }\n";
    const { estate } = await load({ ...withoutCatalog, "catalog/prices/test-2026.yaml": own }, product);
    expect(estate?.catalog.prices["headset"]?.value).toBe(99);
    expect(estate?.catalog.prices["thin-client"]?.value).toBe(400);
  });

  it("has every section even when no file has it", async () => {
    const { estate } = await load(without(minimalEstate(), "catalog/licences.yaml"));
    expect(estate?.catalog.licences).toEqual({});
  });

  it("keeps the ids of a faulty file known", async () => {
    const faulty = DEVICES.replace("watts: 10", "watts: hot");
    const { diagnostics } = await load({ ...minimalEstate(), "catalog/devices.yaml": faulty });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["schema/type"]);
  });

  it("does not call devices unknown when a file cannot be parsed", async () => {
    const { diagnostics } = await load({ ...minimalEstate(), "catalog/devices.yaml": "devices: [" });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["yaml/syntax"]);
  });
});

describe("EstateSources", () => {
  it("finds lines, texts and positions of findings on demand", async () => {
    const { sources } = await load(minimalEstate());
    expect(await sources.lineOf("user-groups/back-office.yaml", "/scenarios/convertible")).toBe(5);
    expect(await sources.lineOf("nowhere.yaml", "/x")).toBe(1);
    expect(sources.text("sites/town-hall.yaml")).toMatch(/^name: Town hall/);
    expect(sources.text("nowhere.yaml")).toBeUndefined();
    const finding = { rule: "x/y", severity: "error", message: "m", file: "sites/town-hall.yaml" } as const;
    expect(
      await sources.locate([
        { ...finding, pointer: "/desks" },
        { ...finding, pointer: "/desks", atKey: true },
        { ...finding, pointer: "/address/missing" },
        { ...finding, pointer: "" },
        { ...finding, file: "sites", pointer: "/x" },
      ]),
    ).toEqual([
      { ...finding, file: "sites", pointer: "/x", line: 1, column: 1 },
      { ...finding, pointer: "", line: 1, column: 1 },
      { ...finding, pointer: "/address/missing", line: 3, column: 3 },
      { ...finding, pointer: "/desks", line: 7, column: 1 },
      { ...finding, pointer: "/desks", line: 7, column: 8 },
    ]);
  });
});
