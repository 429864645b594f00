import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** DT-102. Inference: a session is a connection. */
export const offlineUse: CompatibilityRule = {
  id: "DT-102",
  title: "work without a network",
  looksAt: ["/data/offline"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "none", "blocker"),
  explanation:
    "without a network there is no session and no web page; only what is installed on the device works",
  question: "does it have to work without a network?",
  remediation: ["local-client", "migrate-product"],
  backing: "inference",
  testable: false,
  applies: ({ data }) => answer(data, "offline", ({ offline }) => offline),
};
