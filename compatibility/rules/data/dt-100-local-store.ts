import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** DT-100. A manifest does not say whether the files lie in the profile, so the worse case counts: they are lost. */
export const localStore: CompatibilityRule = {
  id: "DT-100",
  title: "data in local files",
  looksAt: ["/data/localStore"],
  effects: effects("blocker", "condition", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "what lies on the disk of a shared host is gone with the host, and desktops are not to hold data at all",
  question: "does it keep data in local files such as Access, SQLite or PST?",
  remediation: ["move-data-to-share", "personal-desktop"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.2.5.A6",
  requirements: ["SYS.2.5.A6", "SYS.2.6.A14"],
  testable: true,
  applies: ({ data }) => answer(data, "localStore", (facts) => facts.localStore),
};
