import { listOf, nearest, suggestion } from "../../model/suggestion";

describe("nearest", () => {
  it.each([
    ["thin-cleint", ["thin-client", "tablet"], "thin-client"],
    ["headcuont", ["headcount"], "headcount"],
    ["Normal", ["normal"], "normal"],
    ["cat", ["bat", "act"], "bat"],
    ["sute", ["suite", "site"], "site"],
    ["xy", ["ab"], undefined],
    ["an", ["in"], undefined],
    ["convertible", ["tablet"], undefined],
    ["anything", [], undefined],
  ])("of %s among %j is %s", (word, known, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });
});

describe("suggestion", () => {
  it("asks for the nearest word, else lists what exists, else says what to do", () => {
    expect(suggestion("offices", ["office", "social"], "-")).toBe('did you mean "office"?');
    expect(suggestion("sports", ["office", "social"], "-")).toBe('use one of "office", "social"');
    expect(suggestion("sports", ["office"], "-")).toBe('use "office"');
    expect(suggestion("sports", [], "write one")).toBe("write one");
  });
});

describe("suggestion for a part of a word", () => {
  const KNOWN = ["voting-system", "postal-voting", "dog-register", "dog-tax"];

  it.each([
    ["voting-sys", 'did you mean "voting-system"?'],
    ["Voting", 'did you mean "voting-system"?'],
    ["register", 'did you mean "dog-register"?'],
    ["dog-", 'did you mean one of "dog-register", "dog-tax"?'],
    ["dog-taxes", 'did you mean "dog-tax"?'],
    ["ta", 'use one of "dog-register", "dog-tax", "postal-voting", "voting-system"'],
  ])("of %s is %s", (word, expected) => {
    expect(suggestion(word, KNOWN, "-")).toBe(expected);
  });
});

describe("listOf", () => {
  it("cuts a long list and says how much is left out", () => {
    const words = Array.from({ length: 15 }, (_, index) => `w${String(index).padStart(2, "0")}`);
    expect(listOf([...words].reverse())).toMatch(/^"w00", .*"w11" and 3 more$/);
  });
});
