import { answerIfStated } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** OS-002. */
export const sixteenBitCode: CompatibilityRule = {
  id: "OS-002",
  title: "16-bit code",
  looksAt: ["/system/bitness"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "blocker", "not-applicable"),
  explanation: "64-bit Windows does not run 16-bit programs, and only a few 16-bit installers",
  question: "is the program 32-bit or 64-bit, or is any part of it, the installer included, 16-bit?",
  remediation: ["legacy-vm-isolated", "web-successor", "migrate-product"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/winprog64/running-32-bit-applications",
  testable: true,
  applies: ({ system }) => answerIfStated(system, "bitness", ({ bitness }) => bitness === 16),
};
