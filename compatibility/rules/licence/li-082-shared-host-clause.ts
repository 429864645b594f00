import { answerIfStated } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** LI-082. */
export const sharedHostClause: CompatibilityRule = {
  id: "LI-082",
  title: "licence scheme not checked for shared hosts, or excluding them",
  looksAt: ["/licence/sharedHosts"],
  effects: effects("blocker", "condition", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "the contract has to allow use on terminal servers and virtual desktops before people work there; nobody has checked, or it forbids it",
  question: "does the contract allow use on terminal servers and virtual desktops?",
  remediation: ["vendor-statement", "change-contract", "local-client"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.1.9.A2.10",
  requirements: ["SYS.1.9.A2.10"],
  testable: false,
  applies: ({ licence }) =>
    answerIfStated(licence, "sharedHosts", ({ sharedHosts }) => sharedHosts !== "allowed"),
  // A prohibition is more than the missing check that the requirement speaks of: it excludes shared hosts (our reading).
  effectFor: ({ licence }, { mode }) => {
    const worst = sharedHostClause.effects[mode];
    return licence?.sharedHosts === "not-checked" && worst === "blocker" ? "unknown" : worst;
  },
};
