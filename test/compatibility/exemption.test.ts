import fc from "fast-check";
import { ungrantedExemptions, withExemptionsOf } from "../../compatibility/exemption";
import type { ApplicationWaiver } from "../../generated/application";
import type { Application, Estate } from "../../model/estate";
import { application, COMPATIBILITY } from "../support/application-object";
import { estate, settings } from "../support/estate-object";

function waiver(changes: Partial<ApplicationWaiver> = {}): ApplicationWaiver {
  return {
    rule: "MS-015",
    modes: [],
    reason: "pilot",
    approvedBy: "team",
    expires: "2027-06-30",
    ...changes,
  };
}

function waiving(...waivers: readonly ApplicationWaiver[]): Application {
  return application({ decision: { state: "in-progress", waivers: [...waivers] } });
}

function version(
  applications: readonly Application[],
  compatibility: Partial<Estate["settings"]["compatibility"]> = {},
): Estate {
  return estate({
    applications,
    settings: settings({ compatibility: { ...COMPATIBILITY, ...compatibility } }),
  });
}

const counted = (own: readonly ApplicationWaiver[], base: readonly ApplicationWaiver[]) =>
  withExemptionsOf(version([waiving(...own)]), version([waiving(...base)])).applications[0]?.decision.waivers;

const reported = (own: Estate, base: Estate) =>
  ungrantedExemptions(own, base).map(({ file, pointer }) => `${file} ${pointer}`);

const WAIVER = "applications/archive.yaml /decision/waivers/0/rule";

/** Situation → own waiver, that of the base, what counts, and whether it is reported. */
const CASES: readonly (readonly [
  string,
  ApplicationWaiver,
  ApplicationWaiver | undefined,
  ApplicationWaiver | undefined,
  boolean,
])[] = [
  ["the same", waiver(), waiver(), waiver(), false],
  ["new", waiver(), undefined, undefined, true],
  ["of another rule", waiver(), waiver({ rule: "MS-013" }), undefined, true],
  ["for longer", waiver({ expires: "2028-01-01" }), waiver(), waiver(), true],
  ["for less long", waiver({ expires: "2026-12-31" }), waiver(), waiver({ expires: "2026-12-31" }), false],
  [
    "in all modes instead of one",
    waiver(),
    waiver({ modes: ["pooled"] }),
    waiver({ modes: ["pooled"] }),
    true,
  ],
  [
    "in one mode instead of all",
    waiver({ modes: ["pooled"] }),
    waiver(),
    waiver({ modes: ["pooled"] }),
    false,
  ],
  [
    "in a further mode",
    waiver({ modes: ["pooled", "remote-app"] }),
    waiver({ modes: ["pooled"] }),
    waiver({ modes: ["pooled"] }),
    true,
  ],
  [
    "with a better reason",
    waiver({ reason: "pilot, phase 2" }),
    waiver(),
    waiver({ reason: "pilot, phase 2" }),
    false,
  ],
];

describe("exemptions of another version", () => {
  it.each(CASES)("a waiver %s", (_, own, base, expected, isReported) => {
    expect(counted([own], base === undefined ? [] : [base])).toEqual(
      expected === undefined ? [] : [expected],
    );
    const grants = version([waiving(...(base === undefined ? [] : [base]))]);
    expect(reported(version([waiving(own)]), grants)).toEqual(isReported ? [WAIVER] : []);
  });

  it("do not bring a waiver back that was given up", () => {
    expect(counted([], [waiver()])).toEqual([]);
  });

  it("are none for an application that the other version does not have", () => {
    const own = version([waiving(waiver())]);
    expect(withExemptionsOf(own, version([])).applications[0]?.decision.waivers).toEqual([]);
    expect(reported(own, version([]))).toEqual([WAIVER]);
  });

  it("include corrections, and what happens to applications without a verdict", () => {
    const lenient = version([], {
      rules: { "MS-015": { effects: { pooled: "none" }, reason: "x" } },
      unknownApplications: "report",
    });
    const strict = version([], {
      rules: { "MS-026": { effects: { pooled: "blocker" }, reason: "y" } },
      unknownApplications: "refuse",
    });
    const { compatibility } = withExemptionsOf(lenient, strict).settings;
    expect(compatibility).toEqual(strict.settings.compatibility);
    expect(reported(lenient, strict)).toEqual([
      "estate.yaml /compatibility/rules/MS-015",
      "estate.yaml /compatibility",
      "estate.yaml /compatibility/unknownApplications",
    ]);
    expect(ungrantedExemptions(lenient, strict)[1]?.message).toContain("the end of the correction of MS-026");
    expect(withExemptionsOf(lenient, strict).settings.compatibility.latency).toBe(
      lenient.settings.compatibility.latency,
    );
  });

  it.each([
    ["the same", { pooled: "none", web: "warning" }, []],
    ["in another order", { web: "warning", pooled: "none" }, []],
    ["less", { pooled: "none" }, ["estate.yaml /compatibility/rules/MS-015"]],
    ["another effect", { pooled: "none", web: "none" }, ["estate.yaml /compatibility/rules/MS-015"]],
  ] as const)("report a correction that says %s", (_, effects, expected) => {
    const corrected = (given: Estate["settings"]["compatibility"]["rules"][string]["effects"]) =>
      version([], { rules: { "MS-015": { effects: given, reason: "x" } } });
    expect(reported(corrected(effects), corrected({ pooled: "none", web: "warning" }))).toEqual(expected);
  });

  const anyWaiver = fc.record({
    rule: fc.constantFrom("MS-013", "MS-015"),
    modes: fc.subarray(["pooled", "personal", "web"] as const).map((modes) => [...modes]),
    reason: fc.constant("x"),
    approvedBy: fc.constant("y"),
    expires: fc.constantFrom("2026-11-01", "2027-01-31", "2027-06-30"),
  });
  const covers = (waivers: readonly ApplicationWaiver[], rule: string, mode: "pooled" | "web", day: string) =>
    waivers.some(
      (each) =>
        each.rule === rule && each.expires >= day && (each.modes.length === 0 || each.modes.includes(mode)),
    );

  it("never exceed what the other version grants", () => {
    fc.assert(
      fc.property(
        fc.array(anyWaiver, { maxLength: 4 }),
        fc.array(anyWaiver, { maxLength: 4 }),
        fc.constantFrom("MS-013", "MS-015"),
        fc.constantFrom("pooled" as const, "web" as const),
        fc.constantFrom("2026-11-01", "2027-01-31", "2027-06-30"),
        (own, base, rule, mode, day) =>
          !covers(counted(own, base) ?? [], rule, mode, day) || covers(base, rule, mode, day),
      ),
    );
  });

  it("are all granted by the version itself", () => {
    fc.assert(
      fc.property(fc.array(anyWaiver, { maxLength: 4 }), (own) => {
        const same = version([waiving(...own)]);
        expect(withExemptionsOf(same, same)).toEqual(same);
        expect(ungrantedExemptions(same, same)).toEqual([]);
      }),
    );
  });
});
