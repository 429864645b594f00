import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** OS-003. */
export const serverRefusal: CompatibilityRule = {
  id: "OS-003",
  title: "refusal of server systems",
  looksAt: ["/system/refusesServerSystems"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "Windows that several people share calls itself a server, and program or installer refuse to run there",
  question: "does program or installer refuse Windows Server or Windows multi-session?",
  remediation: ["vendor-statement", "personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/azure/virtual-desktop/windows-multisession-faq",
  testable: true,
  applies: ({ system }) => answer(system, "refusesServerSystems", (facts) => facts.refusesServerSystems),
};
