import { assess } from "../../compatibility/assess";
import { DELIVERY_MODES } from "../../compatibility/delivery-mode";
import { scenarioEnvironments } from "../../compatibility/environments";
import { PortfolioCounter } from "../../compatibility/portfolio-counts";
import { policyOf } from "../../compatibility/policy";
import { standardScenarioOf } from "../../compatibility/application-judge";
import { assessPortfolio } from "../../compatibility/portfolio";
import type { Application } from "../../model/estate";
import { application, bareApplication, withFacts } from "../support/application-object";
import { estate, scenario, userGroup } from "../support/estate-object";

const TODAY = "2026-11-21";

const named = (id: string, manifest: Application): Application => ({
  ...manifest,
  id,
  file: `applications/${id}.yaml`,
});

const harmless = named("harmless", application());
const web = named("web", application({ forms: ["web"] }));
const single = named("single", withFacts("multiSession", { oneInstancePerMachine: true }));
const silent = named("silent", bareApplication({ office: "Silent office" }));

const portfolioOf = (...applications: readonly Application[]) =>
  assessPortfolio(estate({ applications }), TODAY);
const countsOf = (...applications: readonly Application[]) => {
  const counter = new PortfolioCounter();
  for (const each of portfolioOf(...applications).applications) counter.add(each);
  return counter.counts();
};
const assessed = (manifest: Application) => portfolioOf(manifest).applications[0]!;

describe("assessPortfolio", () => {
  it("judges each application on the standard desktop", () => {
    const portfolio = portfolioOf(harmless, single, silent, web);
    expect(
      portfolio.applications.map(({ application: { id }, standardVerdict, best }) => [
        id,
        standardVerdict,
        best,
      ]),
    ).toEqual([
      ["harmless", "compatible", "pooled"],
      ["single", "incompatible", "personal"],
      ["silent", "unknown", undefined],
      ["web", "compatible", "web"],
    ]);
  });

  it("takes the better form on the standard desktop, and prefers the browser where both are equally good", () => {
    expect(assessed(application({ forms: ["installed", "web"] })).best).toBe("web");
    const better = assessed({ ...single, forms: ["installed", "web"] });
    expect(better).toMatchObject({ standardVerdict: "compatible", verdicts: { pooled: "incompatible" } });
  });

  it("has the same assessment in every field as the assessment of its environment", () => {
    const given = estate({
      applications: [harmless, web, single, silent],
      scenarios: [
        scenario(),
        scenario({ id: "drawing", delivery: "gpu" }),
        scenario({ id: "yard", delivery: "local" }),
      ],
    });
    const policy = policyOf(given, TODAY);
    const fields = scenarioEnvironments(given).filter(({ protectionClass }) => protectionClass === "normal");
    for (const { application: manifest, scenarios } of assessPortfolio(given, TODAY).applications) {
      for (const { scenario: id, mode, environment } of fields) {
        expect(scenarios[id]?.[mode]).toEqual(assess(manifest, environment, policy));
      }
    }
  });

  it("has no verdict on modes that people cannot have", () => {
    expect(assessed(harmless).scenarios["office"]?.local.verdict).toBe("not-applicable");
    expect(assessed(harmless).scenarios["office"]?.web.verdict).toBe("not-applicable");
    expect(assessed(web).scenarios["office"]?.pooled.verdict).toBe("not-applicable");
  });

  it("takes the best scenario for each mode", () => {
    const drawing = named("drawing", withFacts("graphics", { gpuRequired: true }));
    const scenarios = [scenario(), scenario({ id: "studio", delivery: "gpu" })];
    const [only] = assessPortfolio(estate({ applications: [drawing], scenarios }), TODAY).applications;
    expect(only?.scenarios["office"]?.personal.verdict).not.toBe("compatible");
    expect(only?.modes.personal).toBe(only?.scenarios["studio"]?.personal);
    expect(only?.modes.personal.verdict).toBe("compatible");
  });

  it.each([
    ["the higher of confidentiality and integrity", withFacts("protection", { integrity: "high" }), "high"],
    ["of the group that needs it", bareApplication({ id: "archive" }), "very-high"],
    ["normal when nobody needs it", bareApplication({ id: "other" }), "normal"],
    [
      "of the group when one of them is open",
      withFacts("protection", { unknown: ["integrity"] }),
      "very-high",
    ],
  ] as const)("judges for a class of protection: %s", (_, manifest, expected) => {
    const userGroups = [
      userGroup({ applications: { archive: 1 } }),
      userGroup({ id: "medical", protectionClass: "very-high", applications: { archive: 2 } }),
      userGroup({ id: "schools", applications: { archive: 2 } }),
    ];
    const portfolio = assessPortfolio(estate({ applications: [manifest], userGroups }), TODAY);
    expect(portfolio.applications[0]?.protectionClass).toBe(expected);
  });
});

describe("a portfolio counter", () => {
  it("counts a rule by the worst that it does in any mode", () => {
    const { rules } = countsOf(named("driver", withFacts("installation", { drivers: ["kernel"] })));
    expect(rules.find(({ rule }) => rule === "PK-030")?.applications).toEqual({
      blocker: 1,
      unknown: 0,
      condition: 0,
      warning: 0,
    });
  });

  it("counts verdicts per mode, rules by the worst that they do, and decisions", () => {
    const counts = countsOf(harmless, single, silent, web);
    expect(counts).toMatchObject({
      applications: 4,
      standardVerdicts: { compatible: 2, conditional: 0, unknown: 1, incompatible: 1, "not-applicable": 0 },
      examples: { compatible: "harmless", incompatible: "single", unknown: "silent" },
      decisions: { "not-reviewed": 4, "in-progress": 0, ready: 0, "wont-do": 0 },
    });
    for (const mode of DELIVERY_MODES) {
      const sum = Object.values(counts.verdicts[mode]).reduce((all, count) => all + count);
      expect(sum).toBe(4);
    }
    expect(counts.verdicts.pooled).toMatchObject({
      compatible: 1,
      unknown: 1,
      incompatible: 1,
      "not-applicable": 1,
    });
    expect(counts.rules.find(({ rule }) => rule === "MS-015")?.applications).toEqual({
      blocker: 1,
      unknown: 1,
      condition: 0,
      warning: 0,
    });
  });

  it("asks each office what its manifests leave open", () => {
    const open = named("open", {
      ...withFacts("multiSession", { unknown: ["oneInstancePerMachine"] }),
      office: "Open office",
    });
    const { questions } = countsOf(harmless, silent, open);
    expect(questions.map(({ office }) => office)).toEqual(["Open office", "Silent office"]);
    expect(questions[0]).toEqual({ office: "Open office", questions: 1, applications: 1 });
  });

  it("does not ask for what a waiver sets aside", () => {
    const waivers = [
      { rule: "MS-015", modes: [], reason: "pilot", approvedBy: "team", expires: "2027-01-01" },
    ];
    const waived = { ...withFacts("multiSession", { unknown: ["oneInstancePerMachine"] }), id: "waived" };
    const { questions, rules } = countsOf({ ...waived, decision: { state: "in-progress", waivers } });
    expect(questions).toEqual([]);
    expect(rules.some(({ rule }) => rule === "MS-015")).toBe(false);
  });
});

describe("standardScenarioOf", () => {
  it("is the pooled scenario that most people have", () => {
    const scenarios = [
      scenario({ id: "a" }),
      scenario({ id: "b" }),
      scenario({ id: "c", delivery: "personal" }),
    ];
    const people = (counts: Readonly<Record<string, number>>) =>
      standardScenarioOf(estate({ scenarios, userGroups: [userGroup({ scenarios: counts })] }));
    expect(people({ a: 1, b: 2, c: 9 })).toBe("b");
    expect(people({ a: 2, b: 2 })).toBe("a");
    expect(people({})).toBe("a");
  });

  it("is any scenario where nobody has a pooled desktop, and none without scenarios", () => {
    expect(standardScenarioOf(estate({ scenarios: [scenario({ id: "c", delivery: "local" })] }))).toBe("c");
    expect(standardScenarioOf(estate({ scenarios: [] }))).toBeUndefined();
  });
});
