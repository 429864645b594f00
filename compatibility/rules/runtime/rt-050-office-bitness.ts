import { allOf, answer, answerIfStated } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-050. */
export const officeBitness: CompatibilityRule = {
  id: "RT-050",
  title: "bitness of the office add-in",
  looksAt: ["/officeSuite/addInBitness", "/officeSuite/addIn"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "blocker", "none"),
  explanation:
    "its office add-in and the office suite differ in bitness; the suite cannot load it, and a machine has one suite only",
  question: "is its office add-in 32-bit or 64-bit?",
  remediation: ["vendor-statement", "dedicated-pool"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/winprog64/running-32-bit-applications",
  testable: true,
  applies: ({ officeSuite }, { compatibility }) =>
    allOf(
      answer(officeSuite, "addIn", ({ addIn }) => addIn === "com" || addIn === "vsto"),
      answerIfStated(
        officeSuite,
        "addInBitness",
        (facts) => facts.addInBitness !== compatibility.officeBitness,
      ),
    ),
};
