import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-021. */
export const administratorRights: CompatibilityRule = {
  id: "MS-021",
  title: "administrator rights at run time",
  looksAt: ["/installation/adminRightsAtRuntime"],
  effects: effects("blocker", "condition", "blocker", "blocker", "condition", "not-applicable"),
  explanation:
    "it needs administrator rights; people do not get them on a host that others share, and packages run without them",
  question: "does it need administrator rights to run?",
  remediation: ["update-version", "personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/msix/desktop/desktop-to-uwp-prepare",
  testable: true,
  applies: ({ installation }) =>
    answer(installation, "adminRightsAtRuntime", (facts) => facts.adminRightsAtRuntime),
};
