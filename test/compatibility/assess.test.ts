import { assess } from "../../compatibility/assess";
import { Assessor } from "../../compatibility/assessor";
import { effects, type CompatibilityRule } from "../../compatibility/rule";
import type { Answer } from "../../compatibility/answer";
import type { Application } from "../../model/estate";
import { application, bareApplication, environment, policy } from "../support/application-object";

const pooled = environment();
const personal = environment({ mode: "personal" });

/** A rule that always gives the same answer. */
function rule(overrides: Partial<CompatibilityRule> = {}, answer: Answer = "yes"): CompatibilityRule {
  return {
    id: "XX-001",
    title: "a thing",
    looksAt: ["/installation/services"],
    effects: effects("blocker", "condition", "unknown", "warning", "none", "not-applicable"),
    explanation: "it is so",
    question: "is it so?",
    remediation: [],
    backing: "inference",
    testable: true,
    applies: () => answer,
    ...overrides,
  };
}

const withEvidence = (...evidence: readonly Partial<Application["evidence"][number]>[]) =>
  application({
    evidence: evidence.map((proof) => ({
      kind: "test",
      modes: ["pooled"],
      result: "works",
      on: "2026-09-01",
      reference: "T-1",
      ...proof,
    })),
  });

const withWaiver = (
  expires: string,
  modes: Application["decision"]["waivers"][number]["modes"] = [],
  id = "XX-001",
) =>
  application({
    decision: {
      state: "in-progress",
      waivers: [{ rule: id, modes, reason: "pilot", approvedBy: "platform team", expires }],
    },
  });

describe("assess", () => {
  it.each([
    ["pooled", "yes", "incompatible", "blocker"],
    ["personal", "yes", "conditional", "condition"],
    ["remote-app", "yes", "unknown", "unknown"],
    ["app-attach", "yes", "compatible", "warning"],
    ["local", "yes", "compatible", undefined],
    ["pooled", "unknown", "unknown", "unknown"],
    ["personal", "unknown", "unknown", "unknown"],
    ["remote-app", "unknown", "unknown", "unknown"],
    ["app-attach", "unknown", "compatible", undefined],
    ["local", "unknown", "compatible", undefined],
    ["pooled", "no", "compatible", undefined],
  ] as const)("in mode %s with the answer %s is %s", (mode, answer, verdict, effect) => {
    const assessment = assess(application(), environment({ mode }), policy(), [rule({}, answer)]);
    expect(assessment.verdict).toBe(verdict);
    expect(assessment.reasons.map((reason) => reason.effect)).toEqual(effect === undefined ? [] : [effect]);
  });

  it("lists reasons from worst to mildest, then by rule, and the worst decides", () => {
    const make = (id: CompatibilityRule["id"], effect: "warning" | "condition" | "unknown" | "blocker") =>
      rule({ id, effects: effects(effect, effect, effect, effect, effect, effect) });
    const rules = [
      make("XX-005", "warning"),
      make("XX-004", "condition"),
      make("XX-003", "condition"),
      make("XX-002", "blocker"),
      make("XX-001", "unknown"),
    ];
    const assessment = assess(application(), pooled, policy(), rules);
    expect(assessment.reasons.map(({ rule: id }) => id)).toEqual([
      "XX-002",
      "XX-001",
      "XX-003",
      "XX-004",
      "XX-005",
    ]);
    expect(assessment.verdict).toBe("incompatible");
  });

  it.each([
    ["installed", "web"],
    ["web", "pooled"],
  ] as const)("is not applicable to what is %s only, in mode %s", (form, mode) => {
    const assessment = assess(application({ forms: [form] }), environment({ mode }), policy(), [rule()]);
    expect(assessment).toEqual({ verdict: "not-applicable", basis: "rules", reasons: [] });
  });

  it("asks the environment, but not where the rule has no meaning", () => {
    const inAzure = rule({ effectIn: ({ place }) => (place === "azure" ? "warning" : "blocker") });
    expect(assess(application(), pooled, policy(), [inAzure]).verdict).toBe("compatible");
    expect(assess(application(), environment({ place: "vsphere" }), policy(), [inAzure]).verdict).toBe(
      "incompatible",
    );
    const onTheWeb = assess(application({ forms: ["web"] }), environment({ mode: "web" }), policy(), [
      inAzure,
    ]);
    expect(onTheWeb.reasons).toEqual([]);
  });
});

describe("a reason stands", () => {
  const pointerOf = (manifest: Application, answer: Answer, looksAt: readonly string[]) =>
    assess(manifest, pooled, policy(), [rule({ looksAt }, answer)]).reasons[0]?.pointer;
  const keys = ["/data/clipboard", "/installation/services"];

  it.each([
    ["at the first key", application(), "yes", keys, "/data/clipboard"],
    ["at the section that is missing", bareApplication(), "yes", keys, "/data"],
    ["at a key of the manifest itself", application(), "yes", ["/owner"], "/owner"],
    ["at the first key that cannot be told", application(), "unknown", keys, "/data/clipboard"],
    [
      "at the first section that is missing",
      { ...bareApplication(), data: application().data! },
      "unknown",
      keys,
      "/installation",
    ],
    [
      "at the word of who does not know",
      application({
        installation: { ...application().installation!, unknown: ["drivers", "services"] },
      }),
      "unknown",
      keys,
      "/installation/unknown/1",
    ],
  ] as const)("%s", (_, manifest, answer, looksAt, pointer) => {
    expect(pointerOf(manifest, answer, looksAt)).toBe(pointer);
  });
});

describe("a correction", () => {
  const corrected = (effect: "none" | "condition" | "blocker", id = "XX-001") =>
    policy({ rules: { [id]: { effects: { pooled: effect }, reason: "tried in the pilot" } } });

  it.each([
    ["replaces the effect", corrected("condition"), rule(), "conditional"],
    ["may silence", corrected("none"), rule(), "compatible"],
    ["is about one rule", corrected("none", "XX-002"), rule(), "incompatible"],
    ["leaves questions open", corrected("condition"), rule({}, "unknown"), "unknown"],
    [
      "replaces what an environment does",
      corrected("condition"),
      rule({ effectIn: () => "blocker" }),
      "conditional",
    ],
    [
      "does not wake a rule that has what it asks for",
      corrected("blocker"),
      rule({ effectIn: () => "none" }),
      "compatible",
    ],
  ] as const)("%s", (_, given, corrections, verdict) => {
    expect(assess(application(), pooled, given, [corrections]).verdict).toBe(verdict);
  });

  it("leaves other modes alone", () => {
    expect(assess(application(), personal, corrected("none"), [rule()]).verdict).toBe("conditional");
  });
});

describe("a test of the city", () => {
  const matter = rule();
  const contract = rule({ id: "XX-002", testable: false });

  it.each([
    ["works", [matter], "compatible"],
    ["works-with-conditions", [matter], "conditional"],
    ["fails", [], "incompatible"],
    ["works", [matter, contract], "incompatible"],
  ] as const)("that %s beats rules that are a matter of tests", (result, rules, verdict) => {
    const assessment = assess(withEvidence({ result }), pooled, policy(), rules);
    expect(assessment).toMatchObject({ verdict, basis: "test", evidence: 0 });
    expect(assessment.reasons.map(({ rule: id, setAsideBy }) => [id, setAsideBy])).toEqual(
      rules.map(({ id, testable }) => [id, testable ? "test" : undefined]),
    );
  });

  it.each([
    ["of another mode", { modes: ["personal"] }],
    ["on another system", { operatingSystem: "windows-server-2025" }],
    ["of another version", { version: "0.9" }],
    ["that is yet to come", { on: "2026-11-22" }],
    ["that the vendor states", { kind: "vendor" }],
  ] as const)("does not count when it is one %s", (_, proof) => {
    const manifest = withEvidence(proof as never);
    expect(assess(manifest, pooled, policy(), [matter])).toMatchObject({
      verdict: "incompatible",
      basis: "rules",
    });
  });

  it("counts on its system, for the version in use and on the day itself", () => {
    const proof = { operatingSystem: "windows-11-multi-session", version: "1.0", on: "2026-11-21" } as const;
    expect(assess(withEvidence(proof), pooled, policy(), [matter]).verdict).toBe("compatible");
  });

  it("on one system says nothing about another", () => {
    const onServer = environment({ operatingSystem: "windows-server-2025" });
    const manifest = withEvidence({ operatingSystem: "windows-server-2025" });
    const assessments = new Assessor(policy(), [matter]).assess(manifest, [pooled, onServer, pooled]);
    expect(assessments.map(({ verdict }) => verdict)).toEqual(["incompatible", "compatible", "incompatible"]);
  });

  it.each([
    ["the latest", [{ on: "2026-08-01" }, { on: "2026-09-01", result: "fails" }], 1],
    ["the latest, wherever it stands", [{ on: "2026-09-01", result: "fails" }, { on: "2026-08-01" }], 0],
    ["the worst of one day", [{ result: "works-with-conditions" }, { result: "fails" }, {}], 1],
  ] as const)("that decides is %s", (_, proofs, evidence) => {
    expect(assess(withEvidence(...proofs), pooled, policy(), [matter])).toMatchObject({
      verdict: "incompatible",
      evidence,
    });
  });
});

describe("a waiver", () => {
  it.each([
    ["counts until its last day", "2026-11-21", [], "XX-001", "compatible"],
    ["lapses the day after", "2026-11-20", [], "XX-001", "incompatible"],
    ["counts in its modes", "2026-12-31", ["pooled"], "XX-001", "compatible"],
    ["does not count in others", "2026-12-31", ["remote-app"], "XX-001", "incompatible"],
    ["is about one rule", "2026-12-31", [], "XX-002", "incompatible"],
  ] as const)("%s", (_, expires, modes, id, verdict) => {
    const assessment = assess(withWaiver(expires, [...modes], id), pooled, policy(), [rule()]);
    expect(assessment.verdict).toBe(verdict);
    expect(assessment.reasons[0]?.setAsideBy).toBe(verdict === "compatible" ? "waiver" : undefined);
  });

  it("sets aside what is no matter of tests, and open questions", () => {
    const manifest = withWaiver("2026-12-31");
    expect(assess(manifest, pooled, policy(), [rule({ testable: false })]).verdict).toBe("compatible");
    expect(assess(manifest, pooled, policy(), [rule({}, "unknown")]).verdict).toBe("compatible");
  });
});

describe("an assessor", () => {
  it("does not ask rules that say nothing in the modes at hand", () => {
    const applies = jest.fn(() => "yes" as const);
    const silentOnTheWeb = rule({ applies });
    const assessor = new Assessor(policy(), [silentOnTheWeb]);
    assessor.assess(application({ forms: ["web"] }), [environment({ mode: "web" }), pooled]);
    expect(applies).not.toHaveBeenCalled();
    assessor.assess(application(), [environment({ mode: "web" }), pooled]);
    expect(applies).toHaveBeenCalledTimes(1);
  });

  it("asks a rule in every mode to which the estate corrects it", () => {
    const given = policy({ rules: { "XX-001": { effects: { web: "blocker" }, reason: "a test" } } });
    const web = environment({ mode: "web" });
    expect(assess(application({ forms: ["web"] }), web, given, [rule()]).verdict).toBe("incompatible");
  });
});
