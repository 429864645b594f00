import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { load } from "js-yaml";
import type { CatalogSpec } from "../generated/catalog";
import type { EstateSpec } from "../generated/estate";
import type { ScenarioSpec } from "../generated/scenario";
import type { SiteSpec } from "../generated/site";
import type { UserGroupSpec } from "../generated/user-group";

const root = join(__dirname, "..");

type Kind = "catalog" | "estate" | "scenario" | "site" | "user-group";

function files(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => join(folder, file).replaceAll("\\", "/"))
    .sort();
}

const FILES: Readonly<Record<Kind, readonly string[]>> = {
  catalog: files("catalog"),
  estate: ["estate.yaml"],
  scenario: files("scenarios"),
  site: files("sites"),
  "user-group": files("user-groups"),
};

const text = (file: string): string => readFileSync(join(root, file), "utf8");

function read<T>(kind: Kind): ReadonlyMap<string, T> {
  return new Map(FILES[kind].map((file) => [basename(file, ".yaml"), load(text(file)) as T]));
}

const settings = read<EstateSpec>("estate").get("estate")!;
const scenarios = read<ScenarioSpec>("scenario");
const sites = read<SiteSpec>("site");
const groups = read<UserGroupSpec>("user-group");

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

/** People of all groups in the scenarios that the filter takes. */
function peopleIn(filter: (scenario: ScenarioSpec, id: string) => boolean): number {
  return sum(
    [...groups.values()].flatMap((group) =>
      Object.entries(group.scenarios)
        .filter(([id]) => filter(scenarios.get(id)!, id))
        .map(([, people]) => people),
    ),
  );
}

/** Pieces of one device: of the scenarios, and handed out beside them. */
function pieces(device: string): number {
  const ofScenarios = [...groups.values()].flatMap((group) =>
    Object.entries(group.scenarios).map(([id, people]) => people * (scenarios.get(id)!.devices[device] ?? 0)),
  );
  const beside = [...groups.values()].map((group) => group.extraDevices?.[device] ?? 0);
  return sum([...ofScenarios, ...beside]);
}

describe("the Münster estate", () => {
  describe("has the fleet of the council paper (S1)", () => {
    test.each([
      ["office PCs", 3682, () => pieces("office-pc")],
      ["notebooks", 680, () => pieces("notebook")],
      ["tablets", 397, () => pieces("tablet")],
      ["smartphones", 676, () => pieces("smartphone")],
      ["thin clients", 356, () => pieces("thin-client")],
      ["thin clients of telework", 270, () => peopleIn((_, id) => id === "telework-thin-client")],
    ])("%s: %i", (_, expected, computed) => {
      expect(computed()).toBe(expected);
    });
  });

  describe("has the remote access of the pandemic (S1)", () => {
    test.each([
      ["temporary telework equipment", 216, () => peopleIn((_, id) => id === "telework-temporary")],
      ["mobile on a city device", 376, () => peopleIn((_, id) => id === "mobile-tablet")],
      ["notebooks and VPN", 464, () => peopleIn((_, id) => id === "notebook-vpn")],
      ["applications waiting", 130, () => peopleIn((s) => s.teleworkState === "waiting")],
    ])("%s: %i", (_, expected, computed) => {
      expect(computed()).toBe(expected);
    });

    test("more than 1,300 accesses to telework or mobile work in sum", () => {
      const active = peopleIn((scenario) => scenario.teleworkState === "active");
      expect(active).toBe(270 + 216 + 376 + 464);
      expect(active).toBeGreaterThan(1300);
    });
  });

  describe("works within the frame of the council paper (S1)", () => {
    const model = settings.workingTimeModels["model-1"]!;

    test("Monday to Saturday, 06:00 to 20:00, no core time", () => {
      expect(model.frame).toEqual({
        days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
        from: "06:00",
        to: "20:00",
      });
      expect(model.coreTime).toBeUndefined();
    });

    test("80 hours of credit and 20 of debit at most, telework from 8 hours a week to four fifths", () => {
      expect(model).toMatchObject({
        maximumCreditHours: 80,
        maximumDebitHours: 20,
        teleworkMinimumHoursPerWeek: 8,
        teleworkMaximumShare: 0.8,
      });
    });

    test("it is the most used model", () => {
      const people = (id: string): number =>
        sum([...groups.values()].filter((g) => g.workingTimeModel === id).map((g) => g.headcount));
      const others = Object.keys(settings.workingTimeModels).filter((id) => id !== "model-1");
      for (const other of others) expect(people("model-1")).toBeGreaterThan(people(other));
    });

    test("nobody teleworks all week, and whoever does at least 8 of 39 hours", () => {
      const active = [...scenarios.values()].filter((scenario) => scenario.teleworkState === "active");
      expect(active).toHaveLength(4);
      for (const { onSiteShare } of active) {
        expect(onSiteShare).toBeGreaterThanOrEqual(1 - 0.8);
        expect(onSiteShare).toBeLessThanOrEqual(1 - 8 / 39);
      }
    });

    test("nobody is signed out by force", () => {
      for (const other of Object.values(settings.workingTimeModels))
        expect(other.forceSignOut ?? false).toBe(false);
    });
  });

  describe("shares rooms and desks as the council paper plans it (S1)", () => {
    const offices = [...sites.values()].flatMap((site) => site.offices ?? []);

    test("occupancy goes from 2:1 to 3:1 or 4:1", () => {
      expect(new Set(offices.map((o) => o.personsPerRoomToday))).toEqual(new Set([2]));
      expect(new Set(offices.map((o) => o.personsPerRoomTarget))).toEqual(new Set([3, 4]));
    });

    test("job centre, social office and the office for green space move to Stadthaus 4 as the pilot", () => {
      const pilots = [...groups].filter(([, group]) => group.pilot === "stadthaus-4");
      expect(pilots.map(([id]) => id).sort()).toEqual([
        "green-office",
        "green-office-drawing",
        "job-centre",
        "social-office",
      ]);
      for (const [, group] of pilots) expect(Object.keys(group.sites)).toEqual(["stadthaus-4"]);
      const housed = [...groups].filter(([, group]) => "stadthaus-4" in group.sites);
      expect(housed.map(([id]) => id)).toEqual(pilots.map(([id]) => id));
      expect(sites.get("stadthaus-4")!.pilot).toBe("stadthaus-4");
    });
  });
});

describe("the Münster estate is consistent", () => {
  test.each([...groups])("%s: headcount = sum of scenarios = sum of sites", (_, group) => {
    expect(sum(Object.values(group.scenarios))).toBe(group.headcount);
    expect(sum(Object.values(group.sites))).toBe(group.headcount);
  });

  test("one person per workplace: office PCs, notebooks and the thin clients in the office", () => {
    expect(sum([...groups.values()].map((group) => group.headcount))).toBe(3682 + 680 + (356 - 270));
  });

  test("desks today: one for each person of the building", () => {
    for (const [id, site] of sites) {
      expect([id, site.desks]).toEqual([id, sum([...groups.values()].map((g) => g.sites[id] ?? 0))]);
    }
  });

  test("scenarios that share a pool open the same switches", () => {
    const open = (delivery: string): readonly string[] => [
      ...new Set(
        [...scenarios.values()]
          .filter((s) => s.delivery === delivery)
          .map((s) => JSON.stringify(s.redirection)),
      ),
    ];
    expect(open("pooled")).toHaveLength(1);
    for (const scenario of scenarios.values()) {
      expect(scenario.redirection?.drives ?? false).toBe(false);
      expect(scenario.redirection?.usb ?? false).toBe(false);
    }
  });
});

describe("the data files", () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  for (const file of readdirSync(join(root, "schemas"))) ajv.addSchema(JSON.parse(text(`schemas/${file}`)));

  const all = (Object.keys(FILES) as Kind[]).flatMap((kind) =>
    FILES[kind].map((file) => [file, kind] as const),
  );

  test.each(all)("%s fits its schema and tells editors so", (file, kind) => {
    const validate = ajv.getSchema(`${kind}.schema.json`)!;
    validate(load(text(file)));
    expect(validate.errors ?? []).toEqual([]);
    const up = "../".repeat(file.split("/").length - 1);
    expect(text(file).split("\n")[0]).toBe(
      `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json`,
    );
  });

  test("every price is dated and says where it comes from", () => {
    const book = read<CatalogSpec>("catalog").get(settings.priceBook)!.prices!;
    for (const [id, price] of Object.entries(book)) {
      expect([id, price.date]).toEqual([id, "2026-11-01"]);
      expect((price.source ?? price.assumption)!.length).toBeGreaterThan(0);
    }
  });

  test("every figure of the catalogue that can be bought has its price", () => {
    const sections = [...read<CatalogSpec>("catalog").values()];
    const book = Object.assign({}, ...sections.map((section) => section.prices ?? {})) as object;
    const named = sections.flatMap(({ azureVmSizes, vsphereHosts, devices, licences }) =>
      [azureVmSizes, vsphereHosts, devices, licences].flatMap((section) =>
        Object.values(section ?? {}).map((entry: { price: string }) => entry.price),
      ),
    );
    expect(named.filter((price) => !(price in book))).toEqual([]);
    expect(named.length).toBeGreaterThan(30);
  });
});
