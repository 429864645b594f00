import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** LI-080. */
export const hardwareBoundActivation: CompatibilityRule = {
  id: "LI-080",
  title: "activation bound to the hardware",
  looksAt: ["/licence/metrics"],
  effects: effects("blocker", "condition", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "activation is lost with the machine it was made on: people on shared hosts get another machine each day, and a desktop of one's own is activated again whenever it is rebuilt",
  question: "is the activation bound to the hardware it was made on?",
  remediation: ["network-licence", "personal-desktop", "local-client"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/ip-addresses-and-computer-names",
  requirements: ["SYS.1.9.A2.10"],
  testable: true,
  applies: ({ licence }) => answer(licence, "metrics", ({ metrics }) => metrics.includes("hardware-bound")),
};
