import type { Finding } from "../../../model/diagnostic";
import type { Application, Estate, UserGroup } from "../../../model/estate";
import { placeApplications } from "../../../planning/application/placement";
import { poolDemands } from "../../../planning/pool/pool-demand";
import { application, COMPATIBILITY, withFacts } from "../../support/application-object";
import { estate, scenario, settings, userGroup } from "../../support/estate-object";
import { TODAY } from "../../support/planned-estate";

/** Cannot be shared (MS-013). */
const UNSHARED = withFacts("multiSession", { userSettingsInMachineRegistry: true });

/** Nobody knows whether it can be shared. */
const UNASKED = withFacts("multiSession", { unknown: ["userSettingsInMachineRegistry"] });

const SCENARIOS = [
  scenario(),
  scenario({ id: "own", delivery: "personal" }),
  scenario({ id: "terminal", delivery: "remote-app" }),
  scenario({ id: "notebook", localApplications: true }),
];

function needing(manifest: Application, group: Partial<UserGroup> = {}, people = 30): Estate {
  return estate({
    applications: [manifest],
    scenarios: SCENARIOS,
    userGroups: [userGroup({ applications: { [manifest.id]: people }, ...group })],
  });
}

function place(from: Estate): {
  readonly places: readonly (readonly unknown[])[];
  readonly findings: readonly Finding[];
} {
  const { placements, findings } = placeApplications(from, poolDemands(from).pools, TODAY);
  return {
    places: placements.map(({ seat, mode, people, assessment }) => [
      seat.scenario.id,
      mode,
      people,
      assessment.verdict,
    ]),
    findings,
  };
}

function placed(from: Estate): readonly (readonly unknown[])[] {
  const { places, findings } = place(from);
  expect(findings).toEqual([]);
  return places;
}

test("people use an application in the largest scenario that can run it", () => {
  const group = { scenarios: { office: 40, own: 60 } };
  expect(placed(needing(application(), group))).toEqual([["own", "personal", 30, "compatible"]]);
});

test("people who need it and do not fit use it in the next scenario", () => {
  const group = { scenarios: { office: 40, own: 60 } };
  expect(placed(needing(application(), group, 70))).toEqual([
    ["own", "personal", 60, "compatible"],
    ["office", "pooled", 10, "compatible"],
  ]);
});

test("a scenario that cannot run it is passed over, however large", () => {
  const group = { scenarios: { office: 70, own: 30 } };
  expect(placed(needing(UNSHARED, group))).toEqual([["own", "personal", 30, "compatible"]]);
});

test.each([
  ["in the browser", { ...UNSHARED, forms: ["installed", "web"] as Application["forms"] }, "office", "web"],
  ["on the device", UNSHARED, "notebook", "local"],
])("what cannot be shared is used %s where there is such a way", (__, manifest, scenarioId, mode) => {
  const group = { scenarios: { [scenarioId]: 100 } };
  expect(placed(needing(manifest, group))).toEqual([[scenarioId, mode, 30, "compatible"]]);
});

test("a scenario of which nobody knows comes after those that can run it", () => {
  const group = { scenarios: { office: 80, own: 20 } };
  expect(placed(needing(UNASKED, group))).toEqual([
    ["own", "personal", 20, "compatible"],
    ["office", "pooled", 10, "unknown"],
  ]);
});

describe("the gate", () => {
  test("refuses what nobody of the group can run, with reason and way out", () => {
    const { places, findings } = place(needing(UNSHARED));
    expect(places).toEqual([]);
    expect(findings).toEqual([
      {
        rule: "placement/application",
        severity: "error",
        file: "user-groups/back-office.yaml",
        pointer: "/applications/archive",
        message:
          '30 people of user group "back-office" need "archive", but none of them sits in scenarios that can run it: ' +
          'scenario "office" would have it on shared desktops, and settings under HKEY_LOCAL_MACHINE are shared by ' +
          "all people on a host, so they overwrite one another (MS-013)",
        hint: expect.stringMatching(
          /^deliver it on desktops of one's own, or .*move people to a scenario that can run it$/,
        ),
      },
    ]);
  });

  test("says for how many there is a place", () => {
    const group = { scenarios: { office: 80, own: 20 } };
    expect(place(needing(UNSHARED, group)).findings[0]?.message).toContain(
      "only 20 of them sit in scenarios",
    );
  });

  test("refuses a mode that the owner chose and the scenario does not offer", () => {
    const decision: Application["decision"] = { state: "ready", delivery: "personal", waivers: [] };
    const [finding] = place(needing(application({ decision }))).findings;
    expect(finding?.message).toContain(
      'scenario "office" does not offer it on desktops of one\'s own, as its owner chose',
    );
    expect(finding?.hint).toContain("choose another decision.delivery");
  });

  test("refuses more people than the group has", () => {
    const [finding] = place(needing(application(), {}, 120)).findings;
    expect(finding?.message).toContain("but only 100 belong to it");
    expect(finding?.hint).toBe("write at most 100");
  });

  test("refuses what a test has shown to fail", () => {
    const evidence: Application["evidence"] = [
      { kind: "test", modes: ["pooled"], result: "fails", on: "2026-10-01", reference: "ticket 1" },
    ];
    const app = application({ evidence });
    const attached = { ...app, installation: { ...app.installation!, drivers: ["kernel" as const] } };
    expect(place(needing(attached)).findings[0]?.message).toContain("where a test failed");
  });

  test("a waiver opens it until its last day, and not a day longer", () => {
    const waivers = (expires: string): Application => ({
      ...UNSHARED,
      decision: {
        state: "ready",
        waivers: [{ rule: "MS-013", modes: [], reason: "few users", approvedBy: "head of IT", expires }],
      },
    });
    expect(place(needing(waivers(TODAY))).findings).toEqual([]);
    expect(place(needing(waivers("2026-11-20"))).findings[0]?.message).toMatch(
      /\(MS-013, whose waiver lapsed on 2026-11-20\)$/,
    );
  });

  test("names every blocker, and for each of them a way out", () => {
    const locked = { ...UNSHARED.multiSession!, locksSharedFiles: true };
    const protection = { ...application().protection!, confidentiality: "high" as const };
    const [finding] = place(needing({ ...UNSHARED, multiSession: locked, protection })).findings;
    expect(finding?.message.match(/\([A-Z]{2}-\d{3}\)/g)).toEqual(["(MS-013)", "(MS-019)", "(PR-110)"]);
    expect(finding?.hint).toMatch(
      /^deliver it on desktops of one's own, and .+, or move people to a scenario that can run it$/,
    );
  });

  test("sends nobody to a web version that is there already", () => {
    const browser = { ...application().browser!, plugIns: ["npapi" as const] };
    const hintFor = (forms: Application["forms"]) =>
      place(needing(application({ forms, browser }))).findings[0]?.hint;
    expect(hintFor(["installed"])).toBe(
      "move to the vendor's web version, or replace it by another product, or move people to a scenario that can run it",
    );
    expect(hintFor(["web"])).toBe(
      "replace it by another product, or move people to a scenario that can run it",
    );
  });

  test.each([
    ["report", []],
    ["warn", ["warning"]],
    ["refuse", ["error"]],
  ] as const)(
    "with unknownApplications: %s, an open question gives %j",
    (unknownApplications, severities) => {
      const base = settings();
      const asked = {
        ...needing(UNASKED),
        settings: { ...base, compatibility: { ...COMPATIBILITY, unknownApplications } },
      };
      const { places, findings } = place(asked);
      expect(places).toEqual([["office", "pooled", 30, "unknown"]]);
      expect(findings.map(({ severity }) => severity)).toEqual(severities);
      for (const finding of findings) {
        expect(finding).toMatchObject({
          rule: "placement/application-unknown",
          pointer: "/applications/archive",
          hint: "complete applications/archive.yaml, or record a test as evidence",
        });
        expect(finding.message).toMatch(
          /nobody knows whether it runs on shared desktops: .*\? \([A-Z]{2}-\d{3}\)$/,
        );
      }
    },
  );

  test("refuses a published window without the path of its program", () => {
    const group = { scenarios: { terminal: 100 } };
    expect(place(needing(application(), group)).findings).toEqual([
      expect.objectContaining({
        rule: "placement/application-executable",
        file: "applications/archive.yaml",
        pointer: "/installation",
      }),
    ]);
    const base = application();
    const complete = {
      ...base,
      installation: { ...base.installation!, executable: "C:\\Apps\\archive.exe" },
    };
    expect(placed(needing(complete, group))).toEqual([["terminal", "remote-app", 30, "compatible"]]);
  });
});

test("an application that nobody needs counts by the best that any seat offers", () => {
  const from = { ...needing(UNSHARED), userGroups: [userGroup({ scenarios: { office: 70, own: 30 } })] };
  const { unused, placements } = placeApplications(from, poolDemands(from).pools, TODAY);
  expect(unused.get("archive")?.verdict).toBe("compatible");
  expect(placements).toEqual([]);
  const pooledOnly = { ...from, userGroups: [userGroup()] };
  const pooled = placeApplications(pooledOnly, poolDemands(pooledOnly).pools, TODAY).unused;
  expect(pooled.get("archive")?.verdict).toBe("incompatible");
});
