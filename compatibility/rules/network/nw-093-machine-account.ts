import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** NW-093. Inference: follows from what an account in Active Directory is. */
export const machineAccount: CompatibilityRule = {
  id: "NW-093",
  title: "the computer's account in Active Directory",
  looksAt: ["/signIn/machineAccount"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "blocker", "not-applicable"),
  explanation:
    "as we read it, a machine joined to Entra ID only has no account in Active Directory that it could use",
  question: "does it need the computer's account in Active Directory?",
  remediation: ["directory-join"],
  backing: "inference",
  testable: true,
  applies: ({ signIn }) => answer(signIn, "machineAccount", (facts) => facts.machineAccount),
  effectIn: ({ join, mode }) => (join === "entra" ? machineAccount.effects[mode] : "none"),
};
