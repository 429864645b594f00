import fc from "fast-check";
import type { DraftEstate } from "../../../model/draft-estate";
import type { Application } from "../../../model/estate";
import { applicationFacts } from "../../../model/rules/application-facts";
import { checkApplications } from "../../../model/rules/applications";
import { isDay } from "../../../model/rules/calendar-day";
import { bareApplication } from "../../support/application-object";
import { userGroup } from "../../support/estate-object";

/** `rule pointer` of what is said about a set of applications. */
function findingsOf(applications: readonly Application[], groups: DraftEstate["userGroups"] = []): string[] {
  const draft = {
    applications,
    userGroups: groups,
    ids: { applications: new Set(applications.map(({ id }) => id)) },
  } as unknown as DraftEstate;
  return checkApplications(draft).map(({ rule, file, pointer }) => `${rule} ${file}${pointer}`);
}

function named(id: string, overrides: Partial<Application> = {}): Application {
  return bareApplication({ id, file: `${id}.yaml`, cmdbId: id, ...overrides });
}

function connection(change: { readonly ports?: readonly string[]; readonly network?: string }): Application {
  const connections = [
    { to: "on-premises" as const, purpose: "database", protocol: "tcp" as const, ports: ["1"], ...change },
  ];
  return bareApplication({ network: { connections, unknown: [] } } as unknown as Partial<Application>);
}

test.each([
  ["1", []],
  ["65535", []],
  ["65536", ["/network/connections/0/ports/0"]],
  ["1-65535", []],
  ["1-65536", ["/network/connections/0/ports/0"]],
  ["8000-8000", []],
  ["8001-8000", ["/network/connections/0/ports/0"]],
])("port %s", (port, pointers) => {
  expect(applicationFacts(connection({ ports: [port] })).map(({ pointer }) => pointer)).toEqual(pointers);
});

test.each([
  ["10.0.0.0/8", []],
  ["10.0.0.1/32", []],
  ["10.0.0.1/24", ["network/alignment"]],
  ["10.0.0.256/32", ["network/address"]],
  ["10.0.0.0/33", ["network/address"]],
])("network %s of a connection", (network, rules) => {
  expect(applicationFacts(connection({ network })).map(({ rule }) => rule)).toEqual(rules);
});

test.each([
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-02-28", true],
  ["1900-02-29", false],
  ["2000-02-29", true],
  ["0004-02-29", true],
  ["2026-04-31", false],
  ["2026-12-31", true],
])("%s is a day of the calendar: %p", (day, exists) => {
  expect(isDay(day)).toBe(exists);
});

test("a day that JavaScript can make and write back is never missing", () => {
  const options = { min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(options), (date) => {
      expect(isDay(date.toISOString().slice(0, 10))).toBe(true);
    }),
  );
});

test("rejects days that are missing wherever a manifest has one", () => {
  const day = "2026-02-30";
  const application = bareApplication({
    reviewedOn: day,
    licence: { metrics: ["user"], validUntil: day, unknown: [] },
    support: { ends: day, unknown: [] },
    evidence: [{ kind: "test", modes: ["web"], result: "works", on: day, reference: "ticket" }],
    decision: {
      state: "ready",
      on: day,
      waivers: [{ rule: "PE-063", modes: [], reason: "x", approvedBy: "x", expires: day }],
    },
  });
  expect(applicationFacts(application).map(({ pointer }) => pointer)).toEqual([
    "/reviewedOn",
    "/licence/validUntil",
    "/support/ends",
    "/decision/on",
    "/evidence/0/on",
    "/decision/waivers/0/expires",
  ]);
});

test.each<[string, Partial<Record<string, string>>, readonly string[]]>([
  ["a chain", { a: "b", b: "c" }, []],
  ["itself", { a: "a" }, ["application/self a.yaml/replacedBy"]],
  ["two that replace one another", { a: "b", b: "a" }, ["application/replacement-circle a.yaml/replacedBy"]],
  [
    "three in a circle and one that leads there",
    { a: "d", b: "c", c: "d", d: "b" },
    ["application/replacement-circle b.yaml/replacedBy"],
  ],
])("replacement by %s", (_, replacements, expected) => {
  const applications = ["a", "b", "c", "d"].map((id) => {
    const replacedBy = replacements[id];
    return named(id, replacedBy === undefined ? {} : { replacedBy });
  });
  expect(findingsOf(applications)).toEqual(expected);
});

test("rejects partners that do not exist or are the application itself", () => {
  const application = named("a", {
    dependsOn: [
      { application: "b", by: "data" },
      { application: "a", by: "data" },
      { application: "x", by: "same-session" },
    ],
  });
  expect(findingsOf([application, named("b")])).toEqual([
    "application/self a.yaml/dependsOn/1/application",
    "ref/unknown-application a.yaml/dependsOn/2/application",
  ]);
});

test("a record of two applications is reported in the second file", () => {
  expect(findingsOf([named("a"), named("b", { cmdbId: "a" }), named("c")])).toEqual([
    "application/cmdb-id b.yaml/cmdbId",
  ]);
});

test.each([
  [100, []],
  [101, ["people/application-users user-groups/back-office.yaml/applications/a"]],
])("%d of 100 people use an application", (people, expected) => {
  expect(findingsOf([named("a")], [userGroup({ applications: { a: people } })])).toEqual(expected);
});

test("facts of an installed program are about the form installed", () => {
  const open = { unknown: [] };
  const facts = { multiSession: open, installation: open } as unknown as Partial<Application>;
  const rules = (forms: Application["forms"]) =>
    applicationFacts(bareApplication({ ...facts, forms })).map(({ rule, pointer }) => `${rule} ${pointer}`);
  expect(rules(["web", "installed"])).toEqual([]);
  expect(rules(["web"])).toEqual(["application/form /multiSession", "application/form /installation"]);
});
