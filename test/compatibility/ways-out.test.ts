import { assessPortfolio } from "../../compatibility/portfolio";
import { waysOut, waysOutOf } from "../../compatibility/ways-out";
import type { Application, Estate, UserGroup } from "../../model/estate";
import { application, withFacts } from "../support/application-object";
import { estate, scenario, userGroup } from "../support/estate-object";

const TODAY = "2026-11-21";
const named = (id: string, given: Application, overrides: Partial<Application> = {}): Application => ({
  ...given,
  id,
  ...overrides,
});

const fine = named("fine", application(), { serviceProcess: "filing" });
const shares = named("shares", withFacts("network", { shares: true }));
const kerberos = named("kerberos", withFacts("signIn", { method: "integrated" }));
const kerberosToo = named("kerberos-too", withFacts("signIn", { method: "integrated" }));
const offline = named("offline", withFacts("data", { offline: true }), { serviceProcess: "filing" });
const lonely = named("lonely", withFacts("data", { offline: true }), { serviceProcess: "alone" });
const unused = named("unused", withFacts("data", { offline: true }), { serviceProcess: "unused" });

function city(applications: readonly Application[], groups: readonly UserGroup[]): Estate {
  const desk = scenario({ id: "desk", localApplications: true });
  return estate({ scenarios: [desk, scenario()], userGroups: groups, applications });
}

const users = (ids: readonly string[], overrides: Partial<UserGroup> = {}): UserGroup =>
  userGroup({ applications: Object.fromEntries(ids.map((id) => [id, 10])), ...overrides });

describe("waysOut", () => {
  const applications = [fine, kerberos, kerberosToo, lonely, offline, shares, unused];
  const given = city(applications, [users(applications.filter((one) => one !== unused).map(({ id }) => id))]);
  const found = waysOut(given, assessPortfolio(given, TODAY));

  it("lists what is not compatible where most of its users sit", () => {
    expect(found.applications.map((one) => `${one.application} ${one.scenario} ${one.people}`)).toEqual([
      "kerberos office 10",
      "kerberos-too office 10",
      "lonely office 10",
      "offline office 10",
      "shares office 10",
      "unused office 0",
    ]);
  });

  it("counts what is done once for all only once", () => {
    expect(found.once).toEqual([{ remediation: "check-domain-access", days: 1, applications: 2 }]);
    expect(found.efforts).toEqual({
      S: { applications: 4, days: 2 },
      M: { applications: 0, days: 0 },
      L: { applications: 2, days: 120 },
    });
    expect(found.days).toBe(123);
  });

  it("lists what becomes another product or none", () => {
    expect(found.migrations).toEqual({ replace: ["offline"], migrate: ["lonely"], retire: ["unused"] });
  });

  it("lists everything that no user group names, what is compatible as well", () => {
    const idle = city([fine, unused], [users([])]);
    const { migrations, ...rest } = waysOut(idle, assessPortfolio(idle, TODAY));
    expect([rest.unused, migrations.retire]).toEqual([["fine", "unused"], ["unused"]]);
    expect(found.unused).toEqual(["unused"]);
  });

  it("lists what people have to accept, because a condition has no remedy in any mode", () => {
    const own = named("own", withFacts("multiSession", { userSettingsInMachineRegistry: true }));
    const base = city([own], [users(["own"])]);
    const everywhere = { pooled: "condition", personal: "condition", "remote-app": "condition" } as const;
    const effects = { ...everywhere, "app-attach": "condition" } as const;
    const rules = { "MS-013": { effects, reason: "test" } };
    const compatibility = { ...base.settings.compatibility, rules };
    const corrected = { ...base, settings: { ...base.settings, compatibility } };
    const { accepted, days } = waysOut(corrected, assessPortfolio(corrected, TODAY));
    expect([accepted, days]).toEqual([["own"], 0]);
  });
});

describe("waysOutOf", () => {
  it("answers for each scenario with users, the one with most of them first", () => {
    const given = city(
      [offline],
      [users(["offline"], { headcount: 100, scenarios: { desk: 40, office: 60 } })],
    );
    const portfolio = assessPortfolio(given, TODAY);
    const answers = waysOutOf(portfolio.applications[0]!, given, portfolio);
    expect(answers.map((answer) => [answer.scenario, answer.wayOut?.ways[0]?.kind])).toEqual([
      ["office", "migrate"],
      ["desk", "move"],
    ]);
  });

  it("weighs people by where their group sits", () => {
    const given = city(
      [offline],
      [
        users(["offline"], { id: "many", headcount: 200, scenarios: { office: 200 } }),
        users([], { id: "few", headcount: 30, scenarios: { desk: 30 }, applications: { offline: 30 } }),
      ],
    );
    const portfolio = assessPortfolio(given, TODAY);
    const answers = waysOutOf(portfolio.applications[0]!, given, portfolio);
    expect(answers.map(({ scenario: id }) => id)).toEqual(["desk", "office"]);
  });

  it("takes the standard desktop for what nobody uses", () => {
    const given = city([offline], [users([])]);
    const portfolio = assessPortfolio(given, TODAY);
    expect(waysOutOf(portfolio.applications[0]!, given, portfolio).map(({ scenario: id }) => id)).toEqual([
      "office",
    ]);
  });
});
