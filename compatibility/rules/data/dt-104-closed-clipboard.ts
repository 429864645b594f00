import { answer } from "../../answer";
import type { CompatibilityRule } from "../../rule";
import { closedChannel } from "../closed-channel";

/** DT-104. */
export const closedClipboard: CompatibilityRule = {
  id: "DT-104",
  title: "closed clipboard",
  looksAt: ["/data/clipboard"],
  ...closedChannel("clipboard"),
  explanation:
    "people need copy and paste between it and the device, and the scenario keeps the clipboard closed",
  question: "do people copy text between it and the device?",
  remediation: ["open-clipboard"],
  requirements: ["SYS.1.9.A22", "SYS.2.5.A6.3"],
  applies: ({ data }) => answer(data, "clipboard", (facts) => facts.clipboard),
};
