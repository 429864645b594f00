import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { inSession } from "./in-session";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-063. */
export const twainScanner: CompatibilityRule = {
  id: "PE-063",
  title: "scanner driven by TWAIN",
  looksAt: ["/peripherals/scanner"],
  ...inSession(effects("blocker", "blocker", "blocker", "blocker", "none", "blocker")),
  explanation: "scanners reach a session without TWAIN, so the application does not find the one on the desk",
  question: "does it drive a scanner on the desk by TWAIN?",
  remediation: ["network-peripheral", "local-and-published"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "scanner", ({ scanner }) => scanner === "twain"),
};
