import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** NW-091. Our reading; the pages that mention shares give no limit. */
export const fileShares: CompatibilityRule = {
  id: "NW-091",
  title: "file shares and mapped drives",
  looksAt: ["/network/shares"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "not-applicable"),
  explanation: "share and drive letter have to be reachable from where it runs, and be mapped at sign-in",
  question: "does it need file shares or mapped drives?",
  remediation: ["open-firewall", "move-data-to-share"],
  backing: "inference",
  testable: true,
  applies: ({ network }) => answer(network, "shares", ({ shares }) => shares),
};
