import { answer } from "../../answer";
import type { CompatibilityRule } from "../../rule";
import { closedChannel } from "../closed-channel";

/** PE-078. */
export const closedMicrophone: CompatibilityRule = {
  id: "PE-078",
  title: "closed microphone channel",
  looksAt: ["/peripherals/headset"],
  ...closedChannel("microphone"),
  explanation: "people speak through it, and the scenario lets no microphone through",
  question: "do people speak through a headset or telephone that it controls?",
  applies: ({ peripherals }) => answer(peripherals, "headset", (facts) => facts.headset),
};
