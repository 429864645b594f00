import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-058. */
export const movingImages: CompatibilityRule = {
  id: "RT-058",
  title: "moving images and true colours",
  looksAt: ["/graphics/intensity"],
  effects: effects("condition", "condition", "condition", "condition", "none", "condition"),
  explanation: "animation, video and true colours pass over the network and may arrive late or changed",
  question: "does it show animation or video, or depend on true colours?",
  remediation: ["retest"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/graphic-effects",
  requirements: ["SYS.1.9.A16.2"],
  testable: true,
  applies: ({ graphics }) => answer(graphics, "intensity", ({ intensity }) => intensity !== "office"),
};
