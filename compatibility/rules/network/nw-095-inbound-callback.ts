import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** NW-095. */
export const inboundCallback: CompatibilityRule = {
  id: "NW-095",
  title: "server that calls back",
  looksAt: ["/network/inboundCallback"],
  effects: effects("blocker", "condition", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "the server connects back to the client's address, which all people on a host share; a desktop of one's own needs the port open",
  question: "does the server connect back to the client's address?",
  remediation: ["vendor-statement", "personal-desktop", "local-client"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/ip-addresses-and-computer-names",
  testable: true,
  applies: ({ network }) => answer(network, "inboundCallback", (facts) => facts.inboundCallback),
};
