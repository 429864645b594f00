import { GOVERNANCE_FINDINGS } from "../../compatibility/governance/governance-finding";
import { WAIVER_NOTICE_DAYS } from "../../compatibility/governance/waiver-findings";
import type { Finding } from "../../model/diagnostic";
import type { Application, Estate } from "../../model/estate";
import { application, bareApplication, COMPATIBILITY, withFacts } from "../support/application-object";
import { checkedApplications } from "../support/checked-applications";
import { estate, settings, userGroup } from "../support/estate-object";

const TODAY = "2026-11-21";

type Waiver = Application["decision"]["waivers"][number];
type Proof = Application["evidence"][number];

function findingsOf(applications: readonly Application[], changes: Partial<Estate> = {}): readonly Finding[] {
  const given = estate({ applications, ...changes });
  const { findings } = checkedApplications(given, { today: TODAY, withNotes: true });
  return findings.filter(({ rule }) => Object.hasOwn(GOVERNANCE_FINDINGS, rule));
}

const single = withFacts("multiSession", { oneInstancePerMachine: true });

function waived(changes: Partial<Waiver>, manifest = single): Application {
  const waiver = { rule: "MS-015", modes: [], reason: "pilot", approvedBy: "team", expires: "2027-06-30" };
  return { ...manifest, decision: { state: "in-progress", waivers: [{ ...waiver, ...changes }] } };
}

function decided(decision: Partial<Application["decision"]>, manifest = single): Application {
  return { ...manifest, decision: { state: "ready", waivers: [], ...decision } };
}

const tested = (proof: Partial<Proof>) =>
  application({
    evidence: [
      { kind: "test", modes: ["pooled"], result: "works", on: "2026-11-21", reference: "T-1", ...proof },
    ],
  });

const corrected = (id: string, effects: Estate["settings"]["compatibility"]["rules"][string]["effects"]) => ({
  settings: settings({
    compatibility: { ...COMPATIBILITY, rules: { [id]: { effects, reason: "tried in the pilot" } } },
  }),
});

const partners = (one: Application, other: Application) => [
  {
    ...one,
    id: "one",
    file: "applications/one.yaml",
    dependsOn: [{ application: "other", by: "same-session" as const }],
  },
  { ...other, id: "other", file: "applications/other.yaml" },
];

const needing = (lifecycle: Application["lifecycle"], replacedBy?: string) => ({
  applications: [application({ lifecycle, ...(replacedBy === undefined ? {} : { replacedBy }) })],
  userGroups: [userGroup({ applications: { archive: 3 } })],
});

/** Situation → the finding it leads to: rule and pointer; undefined for none. */
const CASES: readonly (readonly [string, readonly Finding[], string | undefined])[] = [
  [
    "a waiver on its last day",
    findingsOf([waived({ expires: TODAY })]),
    "app/waiver-ending /decision/waivers/0/expires",
  ],
  [
    "a waiver after its last day",
    findingsOf([waived({ expires: "2026-11-20" })]),
    "app/waiver-lapsed /decision/waivers/0/expires",
  ],
  [
    "a waiver 30 days before",
    findingsOf([waived({ expires: "2026-12-21" })]),
    "app/waiver-ending /decision/waivers/0/expires",
  ],
  ["a waiver 31 days before", findingsOf([waived({ expires: "2026-12-22" })]), undefined],
  ["a waiver that is needed", findingsOf([waived({})]), undefined],
  [
    "a waiver of an open question",
    findingsOf([waived({}, bareApplication({ owner: "owner", reviewedOn: TODAY }))]),
    undefined,
  ],
  [
    "a waiver that nothing needs",
    findingsOf([waived({}, application())]),
    "app/waiver-unused /decision/waivers/0/rule",
  ],
  [
    "a waiver for modes without effect",
    findingsOf([waived({ modes: ["personal"] })]),
    "app/waiver-unused /decision/waivers/0/rule",
  ],
  [
    "a waiver of a rule corrected to none",
    findingsOf([waived({ modes: ["pooled"] })], corrected("MS-015", { pooled: "none" })),
    "app/waiver-unused /decision/waivers/0/rule",
  ],
  [
    "a waiver of no rule",
    findingsOf([waived({ rule: "MS-915" })]),
    "app/unknown-rule /decision/waivers/0/rule",
  ],
  [
    "a correction of no rule",
    findingsOf([], corrected("MS-915", { pooled: "none" })),
    "app/unknown-rule /compatibility/rules/MS-915",
  ],
  ["a correction that differs", findingsOf([], corrected("MS-015", { pooled: "condition" })), undefined],
  [
    "a correction to the same",
    findingsOf([], corrected("MS-015", { pooled: "blocker" })),
    "app/idle-correction /compatibility/rules/MS-015",
  ],
  [
    "a correction of nothing",
    findingsOf([], corrected("RT-057", {})),
    "app/idle-correction /compatibility/rules/RT-057",
  ],
  [
    "the same where environments differ",
    findingsOf([], corrected("RT-057", { pooled: "blocker" })),
    undefined,
  ],
  [
    "a review of tomorrow",
    findingsOf([application({ reviewedOn: "2026-11-22" })]),
    "app/future-date /reviewedOn",
  ],
  ["a review of a year ago", findingsOf([application({ reviewedOn: "2025-11-21" })]), undefined],
  [
    "an older review",
    findingsOf([application({ reviewedOn: "2025-11-20" })]),
    "app/review-overdue /reviewedOn",
  ],
  [
    "a decision of tomorrow",
    findingsOf([decided({ state: "in-progress", on: "2026-11-22" })]),
    "app/future-date /decision/on",
  ],
  ["a test of tomorrow", findingsOf([tested({ on: "2026-11-22" })]), "app/future-date /evidence/0/on"],
  ["a test of today", findingsOf([tested({ version: "1.0" })]), undefined],
  [
    "a test of another version",
    findingsOf([tested({ version: "0.9" })]),
    "app/outdated-test /evidence/0/version",
  ],
  ["a statement on another version", findingsOf([tested({ kind: "vendor", version: "0.9" })]), undefined],
  ["ready by what is possible", findingsOf([decided({ delivery: "personal" })]), undefined],
  [
    "ready by what is impossible",
    findingsOf([decided({ delivery: "pooled" })]),
    "app/unfounded-decision /decision/delivery",
  ],
  [
    "in progress by what is impossible",
    findingsOf([decided({ delivery: "pooled", state: "in-progress" })]),
    undefined,
  ],
  ["ready in some way", findingsOf([decided({})]), undefined],
  ["ready in no way", findingsOf([decided({}, bareApplication())]), "app/unfounded-decision /decision/state"],
  ["people need what is in use", findingsOf([], needing("active")), undefined],
  ["people need what is planned", findingsOf([], needing("planned")), "app/lifecycle /applications/archive"],
  [
    "people need what is not to be delivered",
    findingsOf([], {
      ...needing("active"),
      applications: [application({ decision: { state: "wont-do", waivers: [] } })],
    }),
    "app/lifecycle /applications/archive",
  ],
  ["people need what goes away", findingsOf([], needing("phase-out")), "app/lifecycle /applications/archive"],
  ["people need what is replaced", findingsOf([], needing("phase-out", "successor")), undefined],
  ["partners that fit one session", findingsOf(partners(single, application())), undefined],
  ["a partner in the browser", findingsOf(partners(single, application({ forms: ["web"] }))), undefined],
  [
    "a partner nobody knows",
    findingsOf(partners(single, bareApplication({ owner: "owner", reviewedOn: TODAY }))),
    undefined,
  ],
];

describe("governanceFindings", () => {
  it.each(CASES)("about %s", (_, findings, expected) => {
    expect(findings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual(
      expected === undefined ? [] : [expected],
    );
  });

  it("reports partners that no session can hold together", () => {
    // One instance per machine keeps it off shared hosts, the other one is sold for shared hosts only.
    const shared = tested({ modes: ["personal"], result: "fails" });
    const [finding, ...others] = findingsOf(partners(single, shared));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: "app/co-location",
      file: "applications/one.yaml",
      pointer: "/dependsOn/0/application",
    });
    expect(finding?.message).toBe(
      'applications "one" and "other" work in the same session, but no session can hold both: "one" can be delivered by personal and "other" can be delivered by pooled, remote-app',
    );
  });

  it.each([
    ["2026-12-01", "in 10 days"],
    ["2026-11-22", "in 1 day"],
    ["2026-11-21", "today"],
  ])("says of a waiver until %s when it ends and what counts then", (expires, when) => {
    expect(findingsOf([waived({ expires })])[0]?.message).toMatch(
      new RegExp(
        `^the waiver of MS-015 ends on ${expires}, ${when}; then the rule counts again: one instance per machine$`,
      ),
    );
    expect(WAIVER_NOTICE_DAYS).toBe(30);
  });

  it("gives every finding the severity of its rule, and a way out", () => {
    const all = CASES.flatMap(([, findings]) => findings);
    for (const { rule, severity, hint } of all) {
      expect(severity).toBe(GOVERNANCE_FINDINGS[rule as keyof typeof GOVERNANCE_FINDINGS][0]);
      expect(hint).not.toBe("");
    }
    expect(new Set([...all.map(({ rule }) => rule), "app/co-location", "app/ungranted-exemption"])).toEqual(
      new Set(Object.keys(GOVERNANCE_FINDINGS)),
    );
  });
});
