import { effects, type CompatibilityRule } from "../../rule";

/** GV-121. Whether the partners have a delivery mode in common is a matter of both: see compatibility/governance.ts. */
export const sameSessionPartner: CompatibilityRule = {
  id: "GV-121",
  title: "partner in the same session",
  looksAt: ["/dependsOn"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "it works together with another application on the same desktop, so both have to be delivered together",
  question: "which application does it start, or exchange data with on the desktop?",
  remediation: ["dedicated-pool", "personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/msix/desktop/desktop-to-uwp-prepare",
  requirements: ["SYS.1.9.A1.4"],
  testable: true,
  applies: ({ dependsOn }, { applicationIds }) => {
    const partners = dependsOn.filter(({ by }) => by === "same-session");
    if (partners.length === 0) return "no";
    return partners.some(({ application }) => applicationIds.has(application)) ? "yes" : "unknown";
  },
};
