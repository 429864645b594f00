import type { RolloutSpec } from "../../../generated/estate";
import type { Site } from "../../../model/estate";
import { explainFigure } from "../../../planning/explain";
import { planDiff } from "../../../planning/plan-diff";
import type { RolloutPlan } from "../../../planning/rollout/rollout-plan";
import { findings, planned, sized } from "../../support/planned-estate";
import { plannedSite, rollout, rolloutEstate } from "../../support/rollout-object";
import { estate, site } from "../../support/estate-object";

function plan(sites: readonly Site[], spec: Partial<RolloutSpec> = {}): RolloutPlan {
  return sized(rolloutEstate(sites, spec)).rollout!;
}

const dates = ({ sites }: RolloutPlan) => sites.map(({ id, from, to }) => `${id} ${from} ${to}`);

const ruleOf = (sites: readonly Site[], spec: Partial<RolloutSpec>) =>
  findings(rolloutEstate(sites, spec))
    .filter(({ rule }) => rule.startsWith("rollout/"))
    .map(({ rule, message, hint }) => [rule, message, hint]);

test("a building's tasks follow one another, fibre before cabling before access points", () => {
  const [only] = plan([plannedSite("hall")]).sites;
  expect(only!.tasks).toEqual([
    { task: "survey", from: "2027-01-04", to: "2027-01-10", weeks: 1 },
    { task: "fibre", from: "2027-01-11", to: "2027-02-07", weeks: 4 },
    { task: "cabling", from: "2027-02-08", to: "2027-02-14", weeks: 1 },
    { task: "power", from: "2027-02-15", to: "2027-02-21", weeks: 1 },
    { task: "access-points", from: "2027-02-22", to: "2027-02-28", weeks: 1 },
    { task: "validation", from: "2027-03-01", to: "2027-03-07", weeks: 1 },
    { task: "handover", from: "2027-03-08", to: "2027-03-14", weeks: 1 },
  ]);
  expect([only!.wave, only!.weeks.value, only!.costEur.value, only!.waitsFor]).toEqual([
    "2027-Q1",
    10,
    6900,
    undefined,
  ]);
});

test("only buildings that are planned or staging are rolled out", () => {
  const states = ["planned", "staging", "active", "decommissioning", "retired"] as const;
  const sites = states.map((state) => plannedSite(state, {}, state));
  expect(plan(sites).sites.map(({ id }) => id)).toEqual(["staging", "planned"]);
});

test("an estate without the section has no roll-out, and one whose buildings are done has no end", () => {
  expect(sized(estate()).rollout).toBeUndefined();
  expect(plan([plannedSite("hall", {}, "active")])).toMatchObject({
    siteCount: { value: 0 },
    sites: [],
    waves: [],
    costPerYear: [],
    criticalPath: [],
  });
});

test("what is done takes neither time nor money", () => {
  const done = ["survey", "fibre", "cabling", "power"] as const;
  const [only] = plan([plannedSite("hall", { done: [...done] })]).sites;
  expect(only!.tasks.map(({ task }) => task)).toEqual(["access-points", "validation", "handover"]);
  // Eight access points at 100 EUR; drops, switch and transceivers are there.
  expect(only!.costEur.value).toBe(800);
});

test("a building without areas and rooms gets a survey, fibre and a handover", () => {
  const bare = site({ id: "bare", state: "planned" });
  expect(plan([bare]).sites[0]!.tasks.map(({ task }) => task)).toEqual(["survey", "fibre", "handover"]);
});

test.each([
  ["fibre of others", { fibreReady: "2027-06-07" }, "2027-05-31", "fibre"],
  ["a permit", { permits: { monument: "2027-06-07" } }, "2027-05-03", "permit monument"],
  [
    "a refurbishment",
    { blocked: { until: "2027-06-09", by: "refurbishment" } },
    "2027-06-14",
    "refurbishment",
  ],
  ["nothing, when the day has passed", { fibreReady: "2026-06-07" }, "2027-01-04", undefined],
  [
    "a permit for cables that lie already",
    { done: ["cabling"], permits: { monument: "2027-06-07" } },
    "2027-01-04",
    undefined,
  ],
] as const)("%s decides when a building is begun", (_, spec, from, what) => {
  const [only] = plan([plannedSite("hall", spec as Partial<Site["rollout"]>)]).sites;
  expect([only!.from, only!.waitsFor?.what]).toEqual([from, what]);
});

test("days to come that others decide are listed", () => {
  const [only] = plan([
    plannedSite("hall", {
      fibreReady: "2026-01-01",
      permits: { monument: "2027-06-07", asbestos: "2027-03-01" },
    }),
  ]).sites;
  expect(only!.blockedBy).toEqual([
    { what: "permit asbestos", until: "2027-03-01" },
    { what: "permit monument", until: "2027-06-07" },
  ]);
});

test("buildings of high priority go first; freezes are not worked", () => {
  const sites = [plannedSite("a"), plannedSite("b", { priority: 1 })];
  expect(dates(plan(sites))).toEqual(["b 2027-01-04 2027-03-14", "a 2027-02-15 2027-04-25"]);
  const freezes = [{ name: "election", from: "2027-01-13", to: "2027-01-20" }];
  expect(dates(plan(sites, { freezes }))).toEqual(["b 2027-01-04 2027-03-28", "a 2027-02-15 2027-04-25"]);
});

test("a building that is staging has had its turn", () => {
  const sites = [plannedSite("a", { priority: 5 }, "staging"), plannedSite("b")];
  const { sites: found } = plan(sites);
  expect(found.map(({ id, from }) => `${id} ${from}`).sort()).toEqual(["a 2027-01-04", "b 2027-01-11"]);
  expect(found.find(({ id }) => id === "b")!.waitsFor).toEqual({ what: "survey crew", weeks: 1 });
});

test.each([
  ["is staging", {}, "staging"],
  ["has had its survey", { done: ["survey"] }, "planned"],
] as const)("a building that %s is not delayed by one that is added", (_, spec, state) => {
  const depot = plannedSite("depot", { ...spec, done: [...("done" in spec ? spec.done : [])] }, state);
  const limits = { sitesPerYear: 50 };
  const before = plan([depot], limits).sites[0];
  const after = plan([plannedSite("alpha"), depot], limits).sites.find(({ id }) => id === "depot");
  expect(after?.tasks).toEqual(before?.tasks);
});

test("cost falls into the year whose budget pays it; a building that does not fit waits for the next", () => {
  const sites = [plannedSite("a"), plannedSite("b")];
  const found = plan(sites, { budgetEurPerYear: 10_000, sitesPerYear: 100 });
  expect(found.costPerYear.map(({ year, sites: count, costEur }) => [year, count, costEur.value])).toEqual([
    [2027, 1, 10_000],
    [2028, 1, 3800],
  ]);
  expect(found.sites[1]).toMatchObject({ id: "b", to: "2028-02-06", waitsFor: { what: "budget" } });
  expect(found.criticalPath[0]).toMatchObject({ site: "b", task: "cabling", after: "budget" });
});

test("a comparison of plans names handovers that moved", () => {
  const sites = [plannedSite("a"), plannedSite("b")];
  const { elements } = planDiff(
    planned(rolloutEstate(sites)),
    planned(rolloutEstate(sites, { sitesPerYear: 5 })),
  );
  expect(elements.filter(({ group }) => group === "sites")).toMatchObject([
    { id: "b", facts: [{ name: "handover", before: "2027-04-25", after: "2027-05-30" }] },
  ]);
});

test("the critical path leads from the last handover over the crew that was awaited to its origin", () => {
  const work = { ...rollout().work, surveyWeeks: 8 };
  const { criticalPath, sites } = plan([plannedSite("a"), plannedSite("b")], { work, sitesPerYear: 100 });
  expect(criticalPath.slice(0, 3).map(({ site: id, task, after }) => [id, task, after])).toEqual([
    ["a", "survey", "start"],
    ["b", "survey", "crew of a"],
    ["b", "fibre", "survey"],
  ]);
  expect(sites.map(({ isCritical }) => isCritical)).toEqual([true, true]);
});

test("waves are quarters of handover with their access points and cost", () => {
  const { waves } = plan(
    ["a", "b", "c"].map((id) => plannedSite(id)),
    { sitesPerYear: 6 },
  );
  expect(waves).toEqual([
    { id: "2027-Q1", from: "2027-01-04", to: "2027-03-14", sites: ["a"], accessPoints: 8, costEur: 6900 },
    { id: "2027-Q2", from: "2027-03-08", to: "2027-05-16", sites: ["b"], accessPoints: 8, costEur: 6900 },
    { id: "2027-Q3", from: "2027-05-10", to: "2027-07-18", sites: ["c"], accessPoints: 8, costEur: 6900 },
  ]);
});

test("explanations reach the roll-out's figures", () => {
  const found = planned(rolloutEstate([plannedSite("hall")], { budgetEurPerYear: 5000 }));
  expect(explainFigure(found, "rollout/2028/costEur")?.figure.value).toBe(1900);
  const weeks = explainFigure(found, "rollout/hall/cablingWeeks")!;
  expect([weeks.figure.value, weeks.figure.formula]).toEqual([1, "ceil(drops ÷ dropsPerWeek)"]);
});

test("fails for a target that no capacity reaches, and says what is needed at least", () => {
  const sites = ["a", "b", "c", "d"].map((id) => plannedSite(id));
  expect(ruleOf(sites, { sitesPerYear: 2, target: "2027-12-31", budgetEurPerYear: 20_000 })).toEqual([
    [
      "rollout/target-missed",
      "the last building is handed over on 2028-09-17, the target is 2027-12-31: 4 sites at 2 a year need 2 years",
      "at least sitesPerYear of 4 (now 2), budgetEurPerYear of 27600 (now 20000), or a target of 2028-09-17",
    ],
  ]);
});

test("fails for a building whose own day is after the target", () => {
  const sites = [plannedSite("hall", { fibreReady: "2028-01-01" })];
  expect(ruleOf(sites, { target: "2027-12-31" })[1]).toEqual([
    "rollout/site-after-target",
    'site "hall" waits for fibre and is handed over on 2028-02-06 at the earliest; the target is 2027-12-31',
    "ask for an earlier day, or move the target",
  ]);
});

test.each([
  ["turns", { sitesPerYear: 0.01 }, "2 sites at 0.01 a year"],
  ["money", { budgetEurPerYear: 100 }, "13800 EUR at 100 EUR a year"],
  [
    "freezes",
    { freezes: [{ name: "for ever", from: "2027-02-01", to: "9999-12-31" }] },
    'site "a" is not handed over',
  ],
])("fails for a roll-out without an end in sight: %s", (_, spec, reason) => {
  const [found] = ruleOf([plannedSite("a"), plannedSite("b")], spec);
  expect(found![0]).toBe("rollout/too-slow");
  expect(found![1]).toContain(reason);
});

/** S2: all properties connected by the end of 2028, 75 a year on average; 800 of them as in Stuttgart's programme. */
describe("the target of S2", () => {
  const sites = Array.from({ length: 800 }, (_, index) =>
    plannedSite(`site-${String(index).padStart(3, "0")}`),
  );
  const crews = { survey: 4, fibre: 16, cabling: 4, power: 4, accessPoints: 4, validation: 4, rooms: 1 };
  const spec = { start: "2021-01-04", target: "2028-12-31", sitesPerYear: 75, crews };

  test("800 sites at 75 a year need 10.7 years", () => {
    const estateOf = rolloutEstate(sites, { ...spec, start: "2026-11-23" });
    const { rollout: found } = sized(estateOf);
    expect([found!.years.value, found!.start, found!.end]).toEqual([10.67, "2026-11-23", "2037-09-27"]);
    const [missed] = findings(estateOf).filter(({ rule }) => rule === "rollout/target-missed");
    expect(missed!.message).toContain("800 sites at 75 a year need 10.7 years");
    expect(missed!.hint).toContain("sitesPerYear of 417 (now 75)");
  });

  test("75 a year are handed over in every whole year", () => {
    const { costPerYear } = plan(sites, { ...spec, start: "2026-11-23" });
    for (const { sites: count } of costPerYear.slice(2, -1)) {
      expect(count).toBeGreaterThanOrEqual(74);
      expect(count).toBeLessThanOrEqual(76);
    }
  });

  test("with what the warning asks for the target is met", () => {
    const enough = {
      survey: 20,
      fibre: 60,
      cabling: 20,
      power: 20,
      accessPoints: 20,
      validation: 20,
      rooms: 1,
    };
    expect(ruleOf(sites, { ...spec, start: "2026-11-23", sitesPerYear: 422, crews: enough })).toEqual([]);
  });

  test("140 sites at 75 a year are done by the end of 2028", () => {
    const found = plan(sites.slice(0, 140), { ...spec, start: "2026-11-23" });
    expect(found.end).toBe("2028-12-10");
  });
});
