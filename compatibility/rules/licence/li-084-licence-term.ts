import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** LI-084. */
export const licenceTerm: CompatibilityRule = {
  id: "LI-084",
  title: "licence that ends before its use does",
  looksAt: ["/licence/validUntil"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "condition"),
  explanation:
    "the licence or maintenance contract ends before the workplace does; it has to be extended first",
  question: "on which day does the licence or the maintenance contract end?",
  remediation: ["change-contract", "web-successor", "migrate-product"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, APP.6.A9.5",
  requirements: ["APP.6.A9.5"],
  testable: false,
  applies: ({ licence }, { today, compatibility: { goLive, usedUntil } }) =>
    answer(
      licence,
      "validUntil",
      ({ validUntil }) =>
        validUntil !== undefined &&
        [today, goLive, usedUntil].some((day) => day !== undefined && validUntil < day),
    ),
};
