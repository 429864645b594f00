import fc from "fast-check";
import type { AssessedApplication } from "../../compatibility/assessed-application";
import { assessPortfolio } from "../../compatibility/portfolio";
import { PortfolioCounter } from "../../compatibility/portfolio-counts";
import { ruleById } from "../../compatibility/rule-catalog";
import { countVerdictNotes, estateNotes, verdictNotes } from "../../compatibility/verdict-notes";
import type { Application, ApplicationEstate, Scenario } from "../../model/estate";
import { application, bareApplication, withFacts } from "../support/application-object";
import { MANIFEST } from "../support/manifest-constraints";
import { redirection, scenario, settings, userGroup } from "../support/estate-object";

function portfolioOf(applications: readonly Application[], scenarios: readonly Scenario[] = [scenario()]) {
  const estate: ApplicationEstate = {
    settings: settings(),
    userGroups: [userGroup()],
    scenarios,
    applications,
  };
  return assessPortfolio(estate, "2026-11-21");
}

function notesOf(given: Application, scenarios?: readonly Scenario[]) {
  return portfolioOf([given], scenarios).applications.flatMap(verdictNotes);
}

const lockedFiles = withFacts("multiSession", { locksSharedFiles: true });

test("an application names its rule, its line, where it matters and the way out", () => {
  const rule = ruleById("MS-019");
  expect(notesOf(lockedFiles).find((note) => note.rule === "MS-019")).toEqual({
    rule: "MS-019",
    severity: "note",
    message: `${rule?.title}: ${rule?.explanation}; incompatible: pooled desktop, RemoteApp; conditional: app attach`,
    file: lockedFiles.file,
    pointer: "/multiSession/locksSharedFiles",
    atKey: true,
    hint: "deliver it on desktops of one's own",
  });
});

test("there is one note for an application and a rule, with the worst that any scenario makes of it", () => {
  const printing = withFacts("peripherals", { specialPrinter: true });
  const scenarios = [scenario(), scenario({ id: "open", redirection: redirection({ printers: true }) })];
  const notes = notesOf(printing, scenarios).filter((note) => note.rule === "PE-077");
  expect(notes).toHaveLength(1);
  expect(notesOf(printing, scenarios.slice(1)).filter((note) => note.rule === "PE-077")).toEqual([]);
});

test("an open key asks its question at its entry under unknown", () => {
  const open = withFacts("multiSession", { unknown: ["locksSharedFiles"] });
  expect(notesOf(open).find((note) => note.rule === "MS-019")).toMatchObject({
    pointer: "/multiSession/unknown/0",
    message: expect.stringContaining(ruleById("MS-019")?.question ?? "none") as string,
    hint: "write down the answer",
  });
});

test("the questions of a missing section share one note", () => {
  const notes = notesOf(bareApplication());
  const about = notes.filter(({ pointer }) => pointer === "/multiSession");
  expect(about).toHaveLength(1);
  expect(about[0]).toMatchObject({ rule: "app/missing-section", severity: "note" });
  expect(about[0]?.message).toMatch(
    /^section "multiSession" is missing, which leaves MS-0\d\d, .* and \d+ more$/,
  );
});

test("what a waiver sets aside is no note", () => {
  const waiver = {
    rule: "MS-019",
    modes: [],
    reason: "one person at a time",
    approvedBy: "security",
    expires: "2026-11-21",
  };
  const waived = { ...lockedFiles, decision: { state: "ready" as const, waivers: [waiver] } };
  expect(notesOf(waived).map(({ rule }) => rule)).not.toContain("MS-019");
  const lapsed = {
    ...waived,
    decision: { ...waived.decision, waivers: [{ ...waiver, expires: "2026-11-20" }] },
  };
  expect(notesOf(lapsed).map(({ rule }) => rule)).toContain("MS-019");
});

test("a complete application without demands has no reason to be incompatible on a personal desktop", () => {
  expect(notesOf(application()).filter(({ message }) => message.includes("incompatible: pooled"))).toEqual(
    [],
  );
});

test("what estate.yaml settles for all applications is one note there and none in the manifests", () => {
  const { applications } = portfolioOf([
    application(),
    application({ id: "second" }),
    application({ id: "portal", forms: ["web"] }),
  ]);
  expect(applications.flatMap(verdictNotes).map(({ rule }) => rule)).not.toContain("PK-043");
  const rule = ruleById("PK-043");
  expect(estateNotes(countsOf(applications))).toEqual([
    {
      rule: "PK-043",
      severity: "note",
      message: `${rule?.title}: ${rule?.explanation}; incompatible for 2 of 3 applications`,
      file: "estate.yaml",
      pointer: "/compatibility/appAttach",
      atKey: true,
      hint: expect.stringMatching(/^set up app attach/) as string,
    },
  ]);
  const web = portfolioOf([application({ forms: ["web"] })]);
  expect(estateNotes(countsOf(web.applications))).toEqual([]);
});

test("notes are as many as are counted without writing them", () => {
  fc.assert(
    fc.property(MANIFEST, (manifest) => {
      const [assessed] = portfolioOf([manifest]).applications;
      expect(countVerdictNotes(assessed!)).toBe(verdictNotes(assessed!).length);
    }),
  );
});

function countsOf(applications: readonly AssessedApplication[]) {
  const counter = new PortfolioCounter();
  for (const assessed of applications) counter.add(assessed);
  return counter.counts();
}

test.each<[string, Application, string, string]>([
  [
    "a licence on a dongle",
    withFacts("licence", { metrics: ["user", "dongle"] }),
    "PE-069",
    "/licence/metrics",
  ],
  ["its closed channel", withFacts("licence", { metrics: ["dongle"] }), "PE-074", "/licence/metrics"],
  ["a dongle", withFacts("peripherals", { usbDongle: true }), "PE-069", "/peripherals/usbDongle"],
  ["sign-in with a card", withFacts("signIn", { method: "card" }), "PE-075", "/signIn/method"],
  [
    "sign-in with a card, and nobody knows about devices",
    { ...withFacts("signIn", { method: "card" }), peripherals: undefined } as never,
    "PE-075",
    "/signIn/method",
  ],
  ["sign-in that nobody knows", withFacts("signIn", { unknown: ["method"] }), "PE-075", "/signIn/unknown/0"],
  ["GPU memory", withFacts("demands", { gpuMemoryGiB: 4 }), "RT-057", "/demands/gpuMemoryGiB"],
  ["a missing owner", application({ owner: undefined } as never), "GV-120", "/owner"],
  ["a missing review", application({ reviewedOn: undefined } as never), "GV-124", "/reviewedOn"],
])("%s is noted where the manifest says it", (_why, given, rule, pointer) => {
  expect(notesOf(given).find((note) => note.rule === rule)?.pointer).toBe(pointer);
});

test("a missing review is no missing owner", () => {
  const { reviewedOn: _, ...never } = application();
  expect(notesOf(never).filter(({ rule }) => rule.startsWith("GV"))).toMatchObject([
    { rule: "GV-124", hint: "have its owner read it through and set reviewedOn to that day" },
  ]);
});

test("the way out is one that the application does not have yet", () => {
  const plugIn = withFacts("browser", { plugIns: ["npapi"] });
  const hints = (["installed", "web"] as const).map(
    (form) => notesOf({ ...plugIn, forms: [form] }).find(({ rule }) => rule === "RT-055")?.hint,
  );
  expect(hints).toEqual(["move to the vendor's web version", "replace it by another product"]);
});

test("nobody is sent to the delivery that the owner has chosen", () => {
  const chosen: Application = {
    ...lockedFiles,
    decision: { state: "in-progress", delivery: "personal", waivers: [] },
  };
  expect(notesOf(chosen).find(({ rule }) => rule === "MS-019")?.hint).toBe(
    "package it and attach it at sign-in",
  );
});

test.each<[string, Application, string, string]>([
  [
    "a missing accessibility statement",
    withFacts("accessibility", { statement: false }),
    "PR-114",
    "ask the vendor for an accessibility statement, or have its accessibility tested",
  ],
  [
    "a licence per device",
    withFacts("licence", { metrics: ["device"] }),
    "LI-083",
    "agree with the vendor how many devices or cores the licence counts",
  ],
  [
    "a decision without evidence",
    application({ decision: { state: "ready", waivers: [] } }),
    "GV-123",
    "write down the answer",
  ],
])("%s has a way out of its own", (_why, given, rule, hint) => {
  expect(notesOf(given).find((note) => note.rule === rule)?.hint).toBe(hint);
});
