import { allOf, anyOf, answer } from "../../answer";
import { needsRaisedProtection } from "../../raised-protection";
import { effects, type CompatibilityRule } from "../../rule";

/** DT-103. */
export const transferOfProtectedData: CompatibilityRule = {
  id: "DT-103",
  title: "copying protected data between session and device",
  looksAt: ["/data/clipboard", "/data/fileTransfer", "/protection/confidentiality", "/protection/integrity"],
  effects: effects("condition", "condition", "condition", "condition", "none", "condition"),
  explanation:
    "with a high need for protection clipboard and file transfer between session and device should be off; who needs them needs an exception",
  question:
    "do people copy text or files between it and the device, and how much protection does its data need?",
  remediation: ["agree-exception"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.1.9.A22",
  requirements: ["SYS.1.9.A22", "SYS.2.5.A6.3"],
  testable: false,
  applies: (application) =>
    allOf(
      anyOf(
        answer(application.data, "clipboard", ({ clipboard }) => clipboard),
        answer(application.data, "fileTransfer", ({ fileTransfer }) => fileTransfer),
      ),
      needsRaisedProtection(application),
    ),
  // A browser on the device is no session: nothing passes between two machines.
  effectIn: ({ place, mode }) => (place === "device" ? "none" : transferOfProtectedData.effects[mode]),
};
