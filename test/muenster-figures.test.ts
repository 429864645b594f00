import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Estate, Scenario } from "../model/estate";
import { loadEstate } from "../model/load-estate";
import { sizeEstate } from "../planning/plan-estate";
import { TODAY } from "./support/planned-estate";

const root = join(__dirname, "..");

/** Weekly hours of a full-time post (h; collective agreement TVöD, administration of a municipality). */
const WEEKLY_HOURS = 39;

let estate: Estate;

beforeAll(async () => {
  const loaded = await loadEstate({ estateDir: root, catalogDir: join(root, "catalog") });
  expect(loaded.diagnostics).toEqual([]);
  estate = loaded.estate!;
});

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

const scenario = (id: string): Scenario => estate.scenarios.find((candidate) => candidate.id === id)!;

/** People of all groups in the scenarios that the filter takes. */
function peopleIn(filter: (scenario: Scenario) => boolean): number {
  return sum(
    estate.userGroups.flatMap((group) =>
      Object.entries(group.scenarios)
        .filter(([id]) => filter(scenario(id)))
        .map(([, people]) => people),
    ),
  );
}

/** Pieces of one device: of the scenarios, and handed out beside them. */
function pieces(device: string): number {
  const ofScenarios = estate.userGroups.flatMap((group) =>
    Object.entries(group.scenarios).map(([id, people]) => people * (scenario(id).devices[device] ?? 0)),
  );
  return sum([...ofScenarios, ...estate.userGroups.map((group) => group.extraDevices[device] ?? 0)]);
}

const headcount = (of: (group: Estate["userGroups"][number]) => boolean): number =>
  sum(estate.userGroups.filter(of).map((group) => group.headcount));

/** Figures of the council paper (S1), and what the estate adds up to. */
const FIGURES: readonly (readonly [figure: string, value: number, computed: () => number])[] = [
  ["office PCs", 3682, () => pieces("office-pc")],
  ["notebooks", 680, () => pieces("notebook")],
  ["tablets", 397, () => pieces("tablet")],
  ["smartphones", 676, () => pieces("smartphone")],
  ["thin clients", 356, () => pieces("thin-client")],
  ["thin clients of telework", 270, () => peopleIn(({ id }) => id === "telework-thin-client")],
  ["temporary telework equipment", 216, () => peopleIn(({ id }) => id === "telework-temporary")],
  ["mobile on a city device", 376, () => peopleIn(({ id }) => id === "mobile-tablet")],
  ["notebooks and VPN", 464, () => peopleIn(({ id }) => id === "notebook-vpn")],
  [
    "accesses to telework or mobile work, more than 1,300",
    270 + 216 + 376 + 464,
    () => peopleIn(({ teleworkState }) => teleworkState === "active"),
  ],
  ["applications waiting", 130, () => peopleIn(({ teleworkState }) => teleworkState === "waiting")],
];

describe("the Münster estate has the fleet and the remote access of the council paper (S1)", () => {
  test.each(FIGURES)("%s: %i", (_, expected, computed) => {
    expect(computed()).toBe(expected);
  });

  test("docs/muenster.md lists these figures", () => {
    const page = readFileSync(join(root, "docs", "muenster.md"), "utf8");
    const rows = [...page.matchAll(/^\| (.+?) +\| ([\d,]+) +\| .* \|$/gm)];
    expect(rows.map((row) => [row[1], row[2]])).toEqual(
      FIGURES.map(([figure, value]) => [figure, value.toLocaleString("en")]),
    );
  });

  test("one person per workplace: office PCs, notebooks and the thin clients in the office", () => {
    expect(headcount(() => true)).toBe(3682 + 680 + (356 - 270));
  });
});

describe("the Münster estate works within the frame of the council paper (S1)", () => {
  const model = (): Estate["settings"]["workingTimeModels"][string] =>
    estate.settings.workingTimeModels["model-1"]!;

  test("Monday to Saturday, 06:00 to 20:00, no core time", () => {
    expect(model().frame).toEqual({
      days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
      from: "06:00",
      to: "20:00",
    });
    expect(model().coreTime).toBeUndefined();
  });

  test("80 hours of credit and 20 of debit at most, telework from 8 hours a week to four fifths", () => {
    expect(model()).toMatchObject({
      maximumCreditHours: 80,
      maximumDebitHours: 20,
      teleworkMinimumHoursPerWeek: 8,
      teleworkMaximumShare: 0.8,
    });
  });

  test("model 1 is the most used one", () => {
    const used = (id: string): number => headcount((group) => group.workingTimeModel === id);
    const others = Object.keys(estate.settings.workingTimeModels).filter((id) => id !== "model-1");
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(used("model-1")).toBeGreaterThan(used(other));
  });

  test("nobody teleworks all week, and whoever does at least 8 hours of it", () => {
    const active = estate.scenarios.filter(({ teleworkState }) => teleworkState === "active");
    expect(active).toHaveLength(4);
    for (const { onSiteShare } of active) {
      expect(onSiteShare).toBeGreaterThanOrEqual(1 - 0.8);
      expect(onSiteShare).toBeLessThanOrEqual(1 - 8 / WEEKLY_HOURS);
    }
  });

  test("nobody is signed out by force", () => {
    const models = Object.values(estate.settings.workingTimeModels);
    expect(models.map(({ forceSignOut }) => forceSignOut)).toEqual(models.map(() => false));
  });
});

describe("the Münster estate shares rooms and desks as the council paper plans it (S1)", () => {
  test("occupancy goes from 2:1 to 3:1 or 4:1", () => {
    const offices = estate.sites.flatMap((site) => site.offices ?? []);
    expect(new Set(offices.map((office) => office.personsPerRoomToday))).toEqual(new Set([2]));
    expect(new Set(offices.map((office) => office.personsPerRoomTarget))).toEqual(new Set([3, 4]));
  });

  test("job centre, social office and the office for green space move to Stadthaus 4 as the pilot", () => {
    const pilots = estate.userGroups.filter((group) => group.pilot === "stadthaus-4");
    expect(new Set(pilots.map((group) => group.office))).toEqual(
      new Set(["Jobcenter", "Sozialamt", "Amt für Grünflächen, Umwelt und Nachhaltigkeit"]),
    );
    for (const group of pilots) expect(Object.keys(group.sites)).toEqual(["stadthaus-4"]);
    const housed = estate.userGroups.filter((group) => "stadthaus-4" in group.sites);
    expect(housed.map(({ id }) => id)).toEqual(pilots.map(({ id }) => id));
    expect(estate.sites.filter((site) => site.pilot === "stadthaus-4").map(({ id }) => id)).toEqual([
      "stadthaus-4",
    ]);
  });
});

describe("the Münster estate is consistent", () => {
  test("headcount = sum of scenarios = sum of sites, in every group", () => {
    expect(estate.userGroups.length).toBeGreaterThan(25);
    for (const { id, headcount: people, scenarios, sites } of estate.userGroups) {
      expect([id, sum(Object.values(scenarios)), sum(Object.values(sites))]).toEqual([id, people, people]);
    }
  });

  test("desks today: one for each person of the building", () => {
    for (const { id, desks } of estate.sites) {
      expect([id, desks]).toEqual([id, sum(estate.userGroups.map((group) => group.sites[id] ?? 0))]);
    }
  });

  test("data of class high and very-high stays in the city's data centre", () => {
    expect(estate.settings.placement.high.platforms).toEqual(["vsphere"]);
    expect(estate.settings.placement["very-high"].platforms).toEqual(["vsphere"]);
  });

  test("multi-session scenarios open the same switches, because they share hosts", () => {
    const pooled = estate.scenarios.filter(({ delivery }) => delivery === "pooled");
    expect(pooled.length).toBeGreaterThan(5);
    for (const { id, redirection } of pooled) {
      expect([id, redirection]).toEqual([id, pooled[0]!.redirection]);
    }
  });

  test("every price of the catalogue is dated", () => {
    const dates = Object.entries(estate.catalog.prices).filter(([, { date }]) => date !== "2026-11-01");
    expect(dates).toEqual([]);
    expect(Object.keys(estate.catalog.prices).length).toBeGreaterThan(40);
  });
});

describe("the Münster estate can be planned", () => {
  test("planning has nothing to warn about", () => {
    expect(sizeEstate(estate, TODAY).findings).toEqual([]);
  });

  test("at most ten pools, of every session type and on both platforms", () => {
    const { pools } = sizeEstate(estate, TODAY).sizing!;
    expect(pools.length).toBeLessThanOrEqual(10);
    expect(new Set(pools.map(({ sessionType }) => sessionType))).toEqual(
      new Set(["pooled", "personal", "gpu", "remote-app"]),
    );
    expect(new Set(pools.map(({ platform }) => platform))).toEqual(new Set(["azure", "vsphere"]));
    for (const { platform, protectionClass } of pools) {
      expect([protectionClass, platform]).toEqual([
        protectionClass,
        protectionClass === "normal" ? "azure" : "vsphere",
      ]);
    }
  });

  test("everybody has a desktop from a pool, except where the software stays on the device", () => {
    const { pools } = sizeEstate(estate, TODAY).sizing!;
    const local = peopleIn(({ delivery }) => delivery === "local");
    expect(local).toBeGreaterThan(0);
    expect(sum(pools.map(({ people }) => people.value))).toBe(headcount(() => true) - local);
  });
});
