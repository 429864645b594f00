import fc from "fast-check";
import { anyOf, type Answer } from "../../compatibility/answer";
import { anyFact, type Fact } from "../../compatibility/fact";
import { application } from "../support/application-object";

const fact = (name: string, answer: Answer): Fact => ({
  looksAt: [`/data/${name}`, "/data/offline"],
  says: () => answer,
});

describe("a rule that several facts can make apply", () => {
  const answer = fc.constantFrom<Answer>("yes", "no", "unknown");

  it("applies when one of them says so, and is open only where none does", () => {
    fc.assert(
      fc.property(answer, answer, answer, (first, second, third) => {
        const { applies } = anyFact(fact("a", first), fact("b", second), fact("c", third));
        expect(applies(application(), {} as never)).toBe(anyOf(first, second, third));
      }),
    );
  });

  it.each<[string, Answer, Answer, string]>([
    ["the first that says yes", "yes", "yes", "/data/a"],
    ["the second where the first says no", "no", "yes", "/data/b"],
    ["the second where the first is open", "unknown", "yes", "/data/b"],
    ["the first where none says yes", "no", "unknown", "/data/a"],
  ])("stands at %s", (_why, first, second, pointer) => {
    expect(anyFact(fact("a", first), fact("b", second)).saidAt(application())).toBe(pointer);
  });

  it("looks at everything that its facts read", () => {
    expect(anyFact(fact("a", "no"), fact("b", "no")).looksAt).toEqual([
      "/data/a",
      "/data/offline",
      "/data/b",
      "/data/offline",
    ]);
  });
});
