import fc from "fast-check";
import { assess } from "../../compatibility/assess";
import { scenarioEnvironments } from "../../compatibility/environments";
import { policyOf } from "../../compatibility/policy";
import { assessPortfolio } from "../../compatibility/portfolio";
import { RULES } from "../../compatibility/rule-catalog";
import { compareVerdicts, isFeasible } from "../../compatibility/verdict";
import { verdictWithout } from "../../compatibility/way-out";
import { waysOutOf } from "../../compatibility/ways-out";
import type { Way, WayOut } from "../../compatibility/way";
import type { Application, Estate, Scenario } from "../../model/estate";
import { application, bareApplication, withFacts } from "../support/application-object";
import { MANIFEST } from "../support/manifest-constraints";
import { estate, scenario, settings, userGroup } from "../support/estate-object";

const TODAY = "2026-11-21";

/** An estate in which 100 people use the first application on a pooled desktop. */
function estateWith(
  applications: readonly Application[],
  overrides: Partial<Scenario> = {},
  effortDays = { S: 1, M: 8, L: 60 },
): Estate {
  const { compatibility } = settings();
  return estate({
    settings: settings({ compatibility: { ...compatibility, effortDays } }),
    scenarios: [scenario(overrides)],
    userGroups: [userGroup({ applications: { [applications[0]!.id]: 100 } })],
    applications,
  });
}

function search(given: Estate): { readonly found: WayOut | undefined } {
  const portfolio = assessPortfolio(given, TODAY);
  const [first] = portfolio.applications.filter(
    ({ application: { id } }) => id === given.applications[0]!.id,
  );
  return { found: waysOutOf(first!, given, portfolio)[0]!.wayOut };
}

function inWords({ kind, mode, replacements, steps, days, effort, verdict }: Way): string {
  const target = mode ?? replacements?.join(" or ") ?? "-";
  const list = steps.map(({ remediation, rules }) => [remediation, ...rules].join(" ")).join(", ");
  return `${kind} ${target}: ${list}; ${effort}, ${days} days: ${verdict ?? "open"}`;
}

const INSTALLED_ON_DEVICES: Partial<Scenario> = { localApplications: true };
const machineSettings = withFacts("multiSession", { userSettingsInMachineRegistry: true });
const offline = withFacts("data", { offline: true });

describe("wayOut", () => {
  it("has nothing to say about an application that is compatible", () => {
    expect(search(estateWith([application()])).found).toBeUndefined();
  });

  it("has nothing to say where it runs in the browser, whatever the program does", () => {
    const both: Application = { ...machineSettings, forms: ["installed", "web"] };
    expect(search(estateWith([both])).found).toBeUndefined();
  });

  it.each<[string, Application, Partial<Scenario>, string]>([
    [
      "stays with a setting where only a condition is in the way",
      withFacts("network", { shares: true }),
      {},
      "stay pooled: open-firewall NW-091; S, 1 days: compatible",
    ],
    [
      "moves to desktops of one's own where a blocker has no other remedy",
      machineSettings,
      {},
      "move personal: personal-desktop; M, 8 days: compatible",
    ],
    [
      "moves to the device where nothing else fits",
      offline,
      INSTALLED_ON_DEVICES,
      "move local: local-client; S, 1 days: compatible",
    ],
    [
      "moves to the device where anything else is a project",
      application({
        signIn: { ...application().signIn!, machineAccount: true },
        licence: { ...application().licence!, metrics: ["device"] },
      }),
      INSTALLED_ON_DEVICES,
      "move local: local-client; S, 1 days: compatible",
    ],
    [
      "does not move to the device what fits elsewhere",
      machineSettings,
      INSTALLED_ON_DEVICES,
      "move personal: personal-desktop; M, 8 days: compatible",
    ],
    [
      "asks for what is missing where a section is",
      { ...application(), data: undefined } as unknown as Application,
      {},
      "stay pooled: complete-manifest DT-100 DT-101 DT-102 DT-104 DT-105 PR-112; S, 1 days: compatible",
    ],
    [
      "takes a step that answers several rules once",
      application({
        data: { ...application().data!, localStore: true, profileMiB: 5000 },
      }),
      {},
      "stay pooled: move-data-to-share DT-100 DT-101; M, 8 days: compatible",
    ],
    [
      "asks the vendor where that settles a condition",
      withFacts("licence", { metrics: ["device"] }),
      {},
      "stay pooled: agree-licence-count LI-083; S, 1 days: compatible",
    ],
    ["leaves the product where nothing fits", offline, {}, "migrate -: migrate-product; L, 60 days: open"],
    [
      "moves to the vendor's successor where the rule of a blocker knows of one",
      withFacts("browser", { plugIns: ["npapi"] }),
      {},
      "migrate -: web-successor; L, 60 days: open",
    ],
    [
      "leaves the product where it is a web application itself",
      { ...withFacts("browser", { plugIns: ["npapi"] }), forms: ["web"] },
      {},
      "migrate -: migrate-product; L, 60 days: open",
    ],
    [
      "does not take the successor that the rule of a condition knows of",
      application({
        data: offline.data!,
        support: { ends: "2026-01-01", unknown: [] },
      }),
      {},
      "migrate -: migrate-product; L, 60 days: open",
    ],
  ])("%s", (_why, given, overrides, expected) => {
    expect(inWords(search(estateWith([given], overrides)).found!.ways[0]!)).toBe(expected);
  });

  it("says what holds now", () => {
    expect(search(estateWith([machineSettings])).found).toMatchObject({
      verdict: "incompatible",
      mode: "pooled",
    });
  });

  it("does not lift a blocker by asking the vendor", () => {
    const { found } = search(estateWith([withFacts("licence", { metrics: ["standalone-key"] })]));
    expect(found!.ways.map(inWords)[0]).toBe("stay pooled: network-licence LI-081; M, 8 days: compatible");
  });

  it("takes the cheapest way by the days of estate.yaml, not by its class", () => {
    const { decision, licence } = application();
    const given = application({
      forms: ["installed", "web"],
      decision: { ...decision, delivery: "pooled" },
      licence: { ...licence!, metrics: ["standalone-key"] },
    });
    const cheapest = (effortDays: { readonly S: number; readonly M: number; readonly L: number }) =>
      search(estateWith([given], {}, effortDays)).found!.ways[0]!.mode;
    expect(cheapest({ S: 1, M: 8, L: 60 })).toBe("web");
    expect(cheapest({ S: 9, M: 1, L: 60 })).toBe("pooled");
  });

  it("prefers, of ways that take as long, desktops of one's own to a pool of one's own", () => {
    const dependsOn = [{ application: "partner", by: "same-session" as const }];
    const { found } = search(estateWith([application({ dependsOn }), application({ id: "partner" })]));
    expect(found!.ways.map(inWords).slice(0, 2)).toEqual([
      "move personal: personal-desktop; M, 8 days: compatible",
      "stay pooled: dedicated-pool GV-121; M, 8 days: compatible",
    ]);
  });

  it("prefers, of ways that take as long, the one with less to find out", () => {
    const effortless = { S: 0, M: 0, L: 60 };
    const silent = withFacts("multiSession", { unknown: ["vendorStatement"] });
    const { ways } = search(estateWith([silent], {}, effortless)).found!;
    expect(ways.map(({ mode, questions }) => [mode, questions.length > 0]).slice(0, 2)).toEqual([
      ["personal", false],
      ["pooled", true],
    ]);
  });

  it("settles what is unknown by answers, not by another product", () => {
    const { found } = search(estateWith([bareApplication(), application({ id: "peer" })]));
    expect(found!.verdict).toBe("unknown");
    expect(found!.ways.map(({ kind }) => kind)).not.toContain("replace");
  });

  it("offers people who can work under conditions no other product", () => {
    const shares = withFacts("network", { shares: true });
    const peer = application({ id: "other" });
    expect(search(estateWith([shares, peer])).found!.ways.map(({ kind }) => kind)).not.toContain("replace");
  });

  it("does not leave a mode in which a test has failed by rules alone", () => {
    const failed = application({
      evidence: [{ kind: "test", modes: ["pooled"], result: "fails", on: "2026-10-01", reference: "T-1" }],
    });
    const { found } = search(estateWith([failed]));
    expect(found!.ways.map(({ mode }) => mode)).not.toContain("pooled");
  });

  it("takes another application of the inventory where there is one, the best first", () => {
    const peers = [application({ id: "peer-b" }), application({ id: "peer-a" })];
    const { found } = search(estateWith([offline, ...peers]));
    expect(found!.ways.map(inWords)).toEqual([
      "replace peer-a or peer-b: migrate-product; L, 60 days: compatible",
    ]);
  });

  it("proposes to retire what nobody uses, before anything dearer", () => {
    const unused = { ...estateWith([offline]), userGroups: [userGroup()] };
    expect(search(unused).found!.ways.map(({ kind }) => kind)).toEqual(["retire", "migrate"]);
  });
});

describe("wayOut of any application", () => {
  const anyScenario = fc.record({
    delivery: fc.constantFrom<Scenario["delivery"]>("pooled", "personal", "remote-app", "local"),
    localApplications: fc.boolean(),
  });

  it("never leads to a mode that is incompatible when its steps are done", () => {
    fc.assert(
      fc.property(MANIFEST, anyScenario, (given, overrides) => {
        const city = estateWith([given], overrides);
        const { found } = search(city);
        const judged = assessPortfolio(city, TODAY).applications[0]!;
        for (const way of found?.ways ?? []) {
          if (way.mode === undefined) continue;
          const { environment } = scenarioEnvironments(city).find(
            ({ mode, protectionClass }) => mode === way.mode && protectionClass === judged.protectionClass,
          )!;
          const settled = new Set(way.steps.flatMap(({ rules }) => rules));
          const rules = RULES.filter(({ id }) => !settled.has(id));
          const { verdict } = assess(given, environment, policyOf(city, TODAY), rules);
          expect(way.verdict).toBe(verdict);
          expect(isFeasible(verdict)).toBe(true);
        }
      }),
    );
  });

  it("is never made worse by one more step", () => {
    fc.assert(
      fc.property(MANIFEST, anyScenario, (given, overrides) => {
        const city = estateWith([given], overrides);
        const judged = assessPortfolio(city, TODAY).applications[0]!;
        for (const way of search(city).found?.ways ?? []) {
          if (way.mode === undefined) continue;
          const assessment = judged.scenarios["office"]![way.mode];
          const verdicts = way.steps.map((_, index) => {
            const done = way.steps.slice(0, index + 1).flatMap(({ rules }) => rules);
            return verdictWithout(judged, assessment, new Set(done));
          });
          [assessment.verdict, ...verdicts].reduce((before, after) => {
            expect(compareVerdicts(after, before)).toBeLessThanOrEqual(0);
            return after;
          });
        }
      }),
    );
  });

  it("starts with the cheapest way and always knows one where people cannot work", () => {
    fc.assert(
      fc.property(MANIFEST, anyScenario, (given, overrides) => {
        const { found } = search(estateWith([given], overrides));
        const days = (found?.ways ?? []).map((way) => way.days);
        expect(days).toEqual([...days].sort((a, b) => a - b));
        if (found !== undefined && !isFeasible(found.verdict)) expect(days.length).toBeGreaterThan(0);
      }),
    );
  });
});
