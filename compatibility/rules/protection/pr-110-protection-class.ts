import { highestClass, protectionClassOf } from "../../protection-class";
import { needsRaisedProtection } from "../../raised-protection";
import { effects, type CompatibilityRule } from "../../rule";

/**
 * PR-110. Stronger than the source, which asks for an assessment before applications with strongly different needs share
 * a host: pools are grouped by protection class here and the class decides on which platform data may lie, so an
 * application above the class of its desktops does not belong there, not even on a desktop of one's own. One below it is
 * well kept. On the device and in the browser the table of the source stands.
 */
export const protectionClass: CompatibilityRule = {
  id: "PR-110",
  title: "need for protection above that of the desktops",
  looksAt: ["/protection/confidentiality", "/protection/integrity"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "none", "none"),
  explanation:
    "desktops are grouped by protection class, and the class decides on which platform data may lie; this data needs a higher class than these desktops have",
  question: "which protection do confidentiality and integrity of its data need?",
  remediation: ["dedicated-pool"],
  backing: "documented",
  source:
    "https://www.bsi.bund.de/DE/Themen/ITGrundschutz/ITGrundschutzKataloge/Inhalt/_content/m/m02/m02466.html",
  requirements: ["SYS.1.9.A1.4", "SYS.1.9.A20", "SYS.2.5.A5", "SYS.2.6.A13"],
  testable: false,
  applies: needsRaisedProtection,
  effectFor: (application, { mode, protectionClass: given }) => {
    const needed = protectionClassOf(application) ?? "very-high";
    return highestClass([needed, given]) === given ? "none" : protectionClass.effects[mode];
  },
};
