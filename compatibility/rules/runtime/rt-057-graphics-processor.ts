import { answer } from "../../answer";
import { anyFact } from "../../fact";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-057. A demand for GPU memory says so as well; who names none has not left the question open. */
export const graphicsProcessor: CompatibilityRule = {
  id: "RT-057",
  title: "graphics processor",
  ...anyFact(
    {
      looksAt: ["/graphics/gpuRequired"],
      says: ({ graphics }) => answer(graphics, "gpuRequired", (facts) => facts.gpuRequired),
    },
    {
      looksAt: ["/demands/gpuMemoryGiB"],
      says: ({ demands }) => ((demands?.gpuMemoryGiB ?? 0) > 0 ? "yes" : "no"),
    },
  ),
  effects: effects("blocker", "condition", "condition", "condition", "none", "not-applicable"),
  explanation: "it does not work without a graphics processor, and this desktop has none",
  question: "does it need a graphics processor (CAD, 3D, GIS)?",
  remediation: ["dedicated-pool"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.2.5.A1 and SYS.2.5.A10",
  requirements: ["SYS.2.5.A1.3", "SYS.2.5.A10.3"],
  testable: true,
  effectIn: ({ mode, gpu }) => (gpu ? "none" : graphicsProcessor.effects[mode]),
};
