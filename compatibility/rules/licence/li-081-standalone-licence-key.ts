import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/**
 * LI-081. The vendor's pages differ on whether plain remote-desktop connections are refused as well as terminal
 * sessions; it depends on a value that the application sets. Until its vendor has named that value, both count as
 * refused.
 */
export const standaloneLicenceKey: CompatibilityRule = {
  id: "LI-081",
  title: "standalone licence key",
  looksAt: ["/licence/metrics"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "a standalone key refuses remote sessions unless the application's vendor has allowed them; ask which value the application sets",
  question: "is it licensed by a standalone key on the machine?",
  remediation: ["vendor-statement", "network-licence", "local-client"],
  backing: "documented",
  source:
    "https://docs.sentinel.thalesgroup.com/softwareandservices/RMS/RMSDocumentation/VLSAPI/Content/PR/VLScontrolRemoteSession.htm",
  requirements: ["SYS.1.9.A2.10"],
  testable: true,
  applies: ({ licence }) => answer(licence, "metrics", ({ metrics }) => metrics.includes("standalone-key")),
};
