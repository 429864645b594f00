import { RULES } from "../../compatibility/rule-catalog";
import type { Assessment, Reason } from "../../compatibility/verdict";
import { decidingReasons, reasonText, verdictText } from "../../compatibility/wording";
import { application } from "../support/application-object";

const reason = (changes: Partial<Reason> = {}): Reason => ({
  rule: "MS-013",
  effect: "blocker",
  pointer: "/multiSession/userSettingsInMachineRegistry",
  ...changes,
});

const assessment = (changes: Partial<Assessment> = {}): Assessment => ({
  verdict: "incompatible",
  basis: "rules",
  reasons: [],
  ...changes,
});

describe("reasonText", () => {
  it.each([
    [
      "explains",
      {},
      "user settings in the machine registry: settings under HKEY_LOCAL_MACHINE are shared by all people on a host, so they overwrite one another [MS-013]",
    ],
    [
      "asks when the manifest does not answer",
      { effect: "unknown" },
      "user settings in the machine registry: does it keep settings of the user under HKEY_LOCAL_MACHINE? [MS-013]",
    ],
    [
      "says what sets it aside",
      { setAsideBy: "test" },
      "user settings in the machine registry: settings under HKEY_LOCAL_MACHINE are shared by all people on a host, so they overwrite one another [MS-013, set aside by a test]",
    ],
  ] as const)("%s", (_, changes, expected) => {
    expect(reasonText(reason(changes))).toBe(expected);
  });

  it("says what only estate.yaml can change", () => {
    expect(reasonText(reason({ rule: "PK-043" }))).toMatch(/ \[PK-043, settled in estate\.yaml\]$/);
  });

  it("has words for every rule", () => {
    for (const { id, title } of RULES) expect(reasonText(reason({ rule: id }))).toContain(title);
  });

  it("fails for a rule that does not exist", () => {
    expect(() => reasonText(reason({ rule: "XX-000" }))).toThrow('rule "XX-000" is not in the catalogue');
  });
});

describe("verdictText", () => {
  const proof = {
    kind: "test",
    modes: ["pooled"],
    result: "fails",
    on: "2026-09-01",
    reference: "T-1",
  } as const;

  it.each([
    ["the verdict", assessment({ verdict: "not-applicable" }), {}, "not applicable"],
    [
      "the test",
      assessment({ basis: "test", evidence: 0 }),
      {},
      "incompatible by the test of 2026-09-01 (T-1)",
    ],
    [
      "the conditions of a test",
      assessment({ verdict: "conditional", basis: "test", evidence: 0 }),
      { conditions: "without the toolbar" },
      "conditional by the test of 2026-09-01 (T-1): without the toolbar",
    ],
  ] as const)("names %s", (_, given, changes, expected) => {
    const manifest = application({ evidence: [{ ...proof, modes: ["pooled"], ...changes }] });
    expect(verdictText(given, manifest)).toBe(expected);
  });
});

describe("decidingReasons", () => {
  const worst = reason();
  const second = reason({ rule: "PE-063" });
  const mild = reason({ rule: "PK-033", effect: "condition" });

  it.each([
    ["the worst ones", assessment({ reasons: [worst, second, mild] }), [worst, second]],
    [
      "not those that are set aside",
      assessment({ verdict: "conditional", reasons: [{ ...worst, setAsideBy: "waiver" }, mild] }),
      [mild],
    ],
    [
      "none for what runs",
      assessment({ verdict: "compatible", reasons: [reason({ effect: "warning" })] }),
      [],
    ],
    [
      "no warning for a failed test",
      assessment({ basis: "test", reasons: [reason({ effect: "warning" })] }),
      [],
    ],
  ] as const)("are %s", (_, given, expected) => {
    expect(decidingReasons(given)).toEqual(expected);
  });
});
