import { highestClass, protectionClassOf } from "../../compatibility/protection-class";
import { bareApplication, withFacts } from "../support/application-object";

describe("protectionClassOf", () => {
  it.each([
    ["normal", "normal", "normal"],
    ["high", "normal", "high"],
    ["normal", "very-high", "very-high"],
    ["very-high", "high", "very-high"],
  ] as const)("of confidentiality %s and integrity %s is %s", (confidentiality, integrity, expected) => {
    expect(protectionClassOf(withFacts("protection", { confidentiality, integrity }))).toBe(expected);
  });

  it("leaves availability out", () => {
    expect(protectionClassOf(withFacts("protection", { availability: "very-high" }))).toBe("normal");
  });

  it.each([
    ["nothing is said", bareApplication()],
    ["confidentiality is open", withFacts("protection", { unknown: ["confidentiality"] })],
    ["integrity is open", withFacts("protection", { unknown: ["integrity"] })],
  ] as const)("is open when %s", (_, manifest) => {
    expect(protectionClassOf(manifest)).toBeUndefined();
  });
});

test("highestClass of nothing is normal", () => {
  expect(highestClass([])).toBe("normal");
});
