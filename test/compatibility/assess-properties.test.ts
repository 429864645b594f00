import fc from "fast-check";
import { assess } from "../../compatibility/assess";
import { Assessor } from "../../compatibility/assessor";
import { DELIVERY_MODES } from "../../compatibility/delivery-mode";
import { reasonPointer } from "../../compatibility/reason-pointer";
import { RULES } from "../../compatibility/rule-catalog";
import type { Effect } from "../../compatibility/rule";
import { compareVerdicts, countingReasons, REASON_EFFECTS } from "../../compatibility/verdict";
import { environment, policy } from "../support/application-object";
import { ENVIRONMENT } from "../support/environment-arbitrary";
import { askedEffect } from "../support/rule-effect";
import { ANSWERED_MANIFEST, CONSTRAINTS, MANIFEST } from "../support/manifest-constraints";

/** Settings under which every rule has something to compare with. */
const POLICY = policy({ goLive: "2027-01-15", usedUntil: "2030-12-31", appAttach: true });

const CONSTRAINT = fc.constantFrom(...CONSTRAINTS);
const RULE = fc.constantFrom(...RULES);

describe("a constraint more", () => {
  it.each(CONSTRAINTS.map((constraint) => [constraint.name, constraint] as const))(
    "never improves a verdict: %s",
    (_, { add }) => {
      fc.assert(
        fc.property(ANSWERED_MANIFEST, ENVIRONMENT, (manifest, met) => {
          const harder = add(manifest);
          fc.pre(harder !== undefined);
          const [before, after] = [manifest, harder].map((each) => assess(each, met, POLICY).verdict);
          expect(compareVerdicts(before!, after!)).toBeLessThanOrEqual(0);
        }),
        { numRuns: 20 },
      );
    },
  );

  it("never improves a verdict where facts are open, unless it answers what was asked", () => {
    fc.assert(
      fc.property(MANIFEST, CONSTRAINT, ENVIRONMENT, (manifest, { add }, met) => {
        const harder = add(manifest);
        fc.pre(harder !== undefined);
        const [before, after] = [manifest, harder].map((each) => assess(each, met, POLICY).verdict);
        if (before === "unknown" && after === "conditional") return;
        expect(compareVerdicts(before!, after!)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a correction", () => {
  const effect = fc.constantFrom<Exclude<Effect, "not-applicable">>(
    "none",
    "warning",
    "condition",
    "unknown",
    "blocker",
  );

  it("changes exactly what its rule says", () => {
    fc.assert(
      fc.property(MANIFEST, ENVIRONMENT, RULE, effect, (manifest, met, rule, corrected) => {
        const rules = { [rule.id]: { effects: { [met.mode]: corrected }, reason: "tried" } };
        const before = assess(manifest, met, POLICY).reasons;
        const after = assess(manifest, met, {
          ...POLICY,
          compatibility: { ...POLICY.compatibility, rules },
        }).reasons;
        const others = (reasons: typeof before) => reasons.filter((reason) => reason.rule !== rule.id);
        expect(others(after)).toEqual(others(before));
        const own = after.find((reason) => reason.rule === rule.id)?.effect ?? "none";
        if (before.some((reason) => reason.rule === rule.id)) {
          const open = rule.applies(manifest, POLICY) === "unknown";
          const expected = open ? (["none", "warning"].includes(corrected) ? "none" : "unknown") : corrected;
          expect(own).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a rule", () => {
  const SEVERITY: readonly Effect[] = [
    "not-applicable",
    "none",
    "warning",
    "condition",
    "unknown",
    "blocker",
  ];

  it("is never worse in an environment than its table says", () => {
    fc.assert(
      fc.property(MANIFEST, ENVIRONMENT, (manifest, met) => {
        const worse = RULES.filter((rule) => {
          const worst = rule.effects[met.mode];
          const effect = askedEffect(rule, met, manifest, POLICY);
          if (worst === "not-applicable" || effect === undefined) return false;
          return SEVERITY.indexOf(effect) > SEVERITY.indexOf(worst);
        });
        expect(worse.map(({ id }) => id)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the order", () => {
  const shuffled = <T>(list: readonly T[]) =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

  it("of rules changes nothing", () => {
    fc.assert(
      fc.property(MANIFEST, ENVIRONMENT, shuffled(RULES), (manifest, met, rules) => {
        expect(assess(manifest, met, POLICY, rules)).toEqual(assess(manifest, met, POLICY));
      }),
    );
  });

  it("of sections in a manifest changes nothing", () => {
    const pair = MANIFEST.chain((manifest) =>
      fc.tuple(
        fc.constant(manifest),
        shuffled(Object.entries(manifest)).map(
          (entries) => Object.fromEntries(entries) as unknown as typeof manifest,
        ),
      ),
    );
    fc.assert(
      fc.property(pair, ENVIRONMENT, ([manifest, other], met) => {
        expect(assess(other, met, POLICY)).toEqual(assess(manifest, met, POLICY));
      }),
    );
  });

  it("of environments, and how many there are, changes nothing", () => {
    fc.assert(
      fc.property(MANIFEST, fc.array(ENVIRONMENT, { maxLength: 8 }), (manifest, environments) => {
        const together = new Assessor(POLICY).assess(manifest, environments);
        expect(together).toEqual(environments.map((met) => assess(manifest, met, POLICY)));
      }),
    );
  });

  it("of applications changes nothing", () => {
    const assessor = new Assessor(POLICY);
    fc.assert(
      fc.property(MANIFEST, ENVIRONMENT, (manifest, met) => {
        expect(assessor.assess(manifest, [met])).toEqual([assess(manifest, met, POLICY)]);
      }),
    );
  });
});

describe("verdicts without reasons", () => {
  const proof = fc.record({
    kind: fc.constant("test" as const),
    modes: fc.subarray([...DELIVERY_MODES], { minLength: 1 }),
    result: fc.constantFrom("works" as const, "works-with-conditions" as const, "fails" as const),
    on: fc.constantFrom("2026-10-01", "2026-11-01"),
    reference: fc.constant("T-1"),
  });
  const waiver = fc.record({
    rule: RULE.map(({ id }) => id),
    modes: fc.subarray([...DELIVERY_MODES]),
    reason: fc.constant("pilot"),
    approvedBy: fc.constant("team"),
    expires: fc.constant("2026-12-31"),
  });
  const exempted = fc
    .tuple(MANIFEST, fc.array(proof, { maxLength: 3 }), fc.array(waiver, { maxLength: 20 }))
    .map(([manifest, evidence, waivers]) => ({
      ...manifest,
      evidence,
      decision: { ...manifest.decision, waivers },
    }));

  it("are those with reasons, and name the worst of each rule in any environment that counts", () => {
    fc.assert(
      fc.property(exempted, fc.array(ENVIRONMENT, { maxLength: 8 }), (manifest, environments) => {
        const assessor = new Assessor(POLICY);
        const { verdicts, worst } = assessor.judge(manifest, environments);
        const assessments = assessor.assess(manifest, environments);
        expect(verdicts).toEqual(assessments.map(({ verdict }) => verdict));
        const counting = assessments.flatMap(({ reasons }) => countingReasons(reasons));
        const expected = RULES.flatMap(({ id }) => {
          const own = counting.filter(({ rule }) => rule === id);
          const effect = REASON_EFFECTS.find((one) => own.some((reason) => reason.effect === one));
          return own.find((reason) => reason.effect === effect) ?? [];
        });
        expect(
          worst.map(({ rule, effect, open }) => ({
            rule: rule.id,
            effect,
            pointer: reasonPointer(manifest, rule, open),
          })),
        ).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a waiver", () => {
  it("sets its rule aside on every day up to its last one, and nothing else", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, "0")}`);
    fc.assert(
      fc.property(
        MANIFEST,
        RULE,
        day,
        fc.constantFrom(...DELIVERY_MODES),
        (manifest, rule, expires, mode) => {
          const waivers = [{ rule: rule.id, modes: [mode], reason: "pilot", approvedBy: "team", expires }];
          const waived = { ...manifest, decision: { ...manifest.decision, waivers } };
          for (const met of DELIVERY_MODES.map((each) => environment({ mode: each }))) {
            // GV-122 is about the waiver itself.
            const aside = assess(waived, met, POLICY).reasons.filter((reason) => reason.rule !== "GV-122");
            const before = assess(manifest, met, POLICY).reasons;
            const covered = met.mode === mode && POLICY.today <= expires;
            expect(aside).toEqual(
              before.map((reason) =>
                covered && reason.rule === rule.id ? { ...reason, setAsideBy: "waiver" } : reason,
              ),
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
