import { answer } from "../../answer";
import type { CompatibilityRule } from "../../rule";
import { closedChannel } from "../closed-channel";

/** DT-105. */
export const closedDrives: CompatibilityRule = {
  id: "DT-105",
  title: "closed drives of the device",
  looksAt: ["/data/fileTransfer"],
  ...closedChannel("drives"),
  explanation:
    "people need to exchange files between it and the device, and the scenario keeps local drives closed; another way for the files has to be agreed on",
  question: "do people exchange files between it and the device?",
  remediation: ["exchange-on-share", "open-drives"],
  requirements: ["SYS.1.9.A22", "SYS.2.5.A6.3"],
  applies: ({ data }) => answer(data, "fileTransfer", (facts) => facts.fileTransfer),
};
