import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** LI-083. Inference: no source says how contracts count. */
export const machineMetric: CompatibilityRule = {
  id: "LI-083",
  title: "licence per device or processor core",
  looksAt: ["/licence/metrics"],
  effects: effects("condition", "condition", "condition", "condition", "none", "not-applicable"),
  explanation:
    "as we read such contracts, every device that can open the session or every core of every host may count; agree on the number before it costs more",
  question: "does the licence count devices or processor cores?",
  remediation: ["agree-licence-count", "change-contract"],
  backing: "inference",
  requirements: ["SYS.1.9.A2.10"],
  testable: false,
  applies: ({ licence }) =>
    answer(licence, "metrics", ({ metrics }) => metrics.includes("device") || metrics.includes("core")),
};
